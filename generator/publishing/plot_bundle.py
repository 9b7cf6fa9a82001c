"""A forest plot to take away: the drawing as a file of its own, its rows as CSV, the licence; a ZIP for each answer."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from generator.publishing.exports.cells import Cell, csv_text
from generator.publishing.figures.forest_plot import ForestPanel, ForestPlot, draw_forest

_COLUMNS = ("panel", "body", "group", "name", "mark", "estimate", "lower", "upper", "weight_percent", "certainty")
_COLOURS = {
    "--be-ground": "#fff",
    "--be-ink": "#1b1f23",
    "--be-ink-2": "#4a4f55",
    "--be-rule": "#d9d1c1",
    "--be-tint": "#f1ece1",
    "--be-edge": "#857b68",
    "--be-outline": "#12263a",
    "--be-high": "#08306b",
    "--be-moderate": "#2171b5",
    "--be-low": "#9ecae1",
    "--be-very-low": "#eff3ff",
}
"""The light colours of the site's sheet: a file on its own has no sheet to ask. A test compares them."""
_STYLE = """\
text{font-family:sans-serif;font-size:16px;fill:var(--be-ink)}
.fp-detail,.fp-group{font-size:15px;fill:var(--be-ink-2)}.fp-side{font-size:15px;font-weight:700}
.fp-rule{stroke:var(--be-rule)}.fp-zone{fill:var(--be-tint)}.fp-null{stroke:var(--be-ink);stroke-width:1.2}
.fp-interval{fill:none;stroke:var(--be-ink);stroke-width:1.8}.fp-square{fill:var(--be-ink)}
.fp-prediction{fill:var(--be-ground);stroke:var(--be-ink)}.fp-axis{fill:none;stroke:var(--be-edge)}
.fp-diamond{fill:var(--be-ground);stroke:var(--be-outline);stroke-width:1.6}
.fp-is-high{fill:var(--be-high)}.fp-is-moderate{fill:var(--be-moderate)}.fp-is-low{fill:var(--be-low)}
.fp-is-very_low{fill:var(--be-very-low)}"""
_LICENCE = """\
Bone Evidence, {title}. Version of {version}. Creative Commons Attribution 4.0 (CC BY 4.0),
https://creativecommons.org/licenses/by/4.0/
Certainty is computed by published rules and provisional. General information, not medical advice.
"""
# A ZIP names times; the first that it can name is used, so that the same plot gives the same bytes.
_TIME = (1980, 1, 1, 0, 0, 0)


def plot_bundle(plot: ForestPlot, *, version: str) -> bytes:
    """The ZIP: `plot-<n>.svg` for each scale, `plot.csv`, `LICENCE.txt`."""
    files = {f"plot-{n}.svg": standalone_svg(panel) for n, panel in enumerate(plot.panels, start=1)}
    files["plot.csv"] = csv_text(_COLUMNS, _rows(plot))
    files["LICENCE.txt"] = _LICENCE.format(title=plot.title, version=version)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, text in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            bundle.writestr(entry, text.encode("utf-8"))
    return out.getvalue()


def standalone_svg(panel: ForestPanel) -> str:
    """The wide drawing with its own colours and name space, on white."""
    drawing = draw_forest(panel)
    style = _STYLE
    for name, colour in _COLOURS.items():
        style = style.replace(f"var({name})", colour)
    start, rest = drawing.replace(" data-search-exclude", "", 1).split(">", 1)
    named = start if "xmlns=" in start else start.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return f'{named}><style>{style}</style><rect width="100%" height="100%" fill="#fff"/>{rest}\n'


def _rows(plot: ForestPlot) -> Iterator[dict[str, Cell]]:
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
