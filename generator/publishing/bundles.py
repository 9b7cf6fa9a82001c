"""A picture to take away: the drawing as a file of its own, what it shows as CSV, the licence, together in a ZIP."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.publishing.exports.cells import Cell, csv_text
from generator.publishing.figures.forest_plot import ForestPlot, draw_forest

_FOREST = ("panel", "body", "group", "name", "mark", "estimate", "lower", "upper", "weight_percent", "certainty")
_LICENCE = """\
Bone Evidence, {title}. Version of {version}. Creative Commons Attribution 4.0 (CC BY 4.0),
https://creativecommons.org/licenses/by/4.0/
Certainty is computed by published rules and provisional. General information, not medical advice.
"""
# A ZIP names times; the first that it can name is used, so that the same picture gives the same bytes.
_TIME = (1980, 1, 1, 0, 0, 0)
_COLOUR = re.compile(r"(--be-[\w-]+):\s*(#[0-9A-Fa-f]{3,6})")
_FALLBACK = re.compile(r"var\(--[\w-]+, (#[0-9A-Fa-f]+)\)")
_LINK = re.compile(r'<a href="[^"]*"')
_RULE = re.compile(r"^\.(?:fp|bm|bu)\b[^{}\n]*\{[^{}\n]*\}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one ZIP holds: a title, drawings by name, and the rows that the drawings show."""

    title: str
    drawings: Mapping[str, str]
    columns: Sequence[str]
    rows: Iterable[Mapping[str, Cell]]

    def packed(self, *, version: str, stylesheet: str) -> bytes:
        """The ZIP: a SVG for each drawing, `data.csv`, `LICENCE.txt`."""
        files = {f"{name}.svg": standalone(drawing, stylesheet) for name, drawing in self.drawings.items()}
        files["data.csv"] = csv_text(self.columns, self.rows)
        files["LICENCE.txt"] = _LICENCE.format(title=self.title, version=version)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
            for name, text in sorted(files.items()):
                entry = zipfile.ZipInfo(name, _TIME)
                entry.compress_type = zipfile.ZIP_DEFLATED
                bundle.writestr(entry, text.encode("utf-8"))
        return out.getvalue()


def standalone(drawing: str, stylesheet: str) -> str:
    """A drawing of a page with a name space, on white, with the site's rules for drawings and its colours by day."""
    by_day = dict(reversed(_COLOUR.findall(stylesheet)))  # the first of each name
    style = " ".join(_RULE.findall(stylesheet)).replace("var(--md-text-font-family)", "sans-serif")
    for name, colour in by_day.items():
        style = style.replace(f"var({name})", colour)
    style = _FALLBACK.sub(r"\1", style)  # programs for drawing know no variables
    start, rest = drawing.split(">", 1)
    named = start if "xmlns=" in start else start.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    rest = _LINK.sub("<a", rest)  # its pages are not beside the file
    return f'{named}><style>{style}</style><rect width="100%" height="100%" fill="#fff"/>{rest}\n'


def forest_bundle(plot: ForestPlot) -> Bundle:
    """A forest plot: a drawing for each scale, a row for each study, review and summary."""
    drawings = {f"plot-{n}": draw_forest(panel) for n, panel in enumerate(plot.panels, start=1)}
    return Bundle(plot.title, drawings, _FOREST, _forest_rows(plot))


def _forest_rows(plot: ForestPlot) -> Iterator[dict[str, Cell]]:
    for panel in plot.panels:
        for body in panel.bodies:
            groups = [(group.heading, row) for group in body.groups for row in group.rows]
            for heading, row in (*groups, *(("together", row) for row in body.closing)):
                yield {
                    "panel": panel.scale,
                    "body": body.heading,
                    "group": heading,
                    "name": row.name,
                    "mark": row.mark.value,
                    "estimate": row.estimate,
                    "lower": row.lower,
                    "upper": row.upper,
                    "weight_percent": row.weight,
                    "certainty": row.certainty,
                }
