"""Page templates: Jinja2, everything escaped, an unknown name is a fault; templates lay out, they do not reckon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from generator.publishing.figures.forest_plot import draw_forest
from generator.publishing.figures.funnel_plot import draw_funnel
from generator.publishing.figures.marks import TEMPLATE_GLOBALS
from generator.publishing.page import Section, relative
from generator.publishing.wording import upper_first


@pass_context
def _link(context: Context, target: str) -> str:
    """The link from the page being written to an address below the site's root."""
    return relative(target, context["page_address"])


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("generator", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["link"] = _link
    environment.filters["upper_first"] = upper_first
    environment.globals.update(TEMPLATE_GLOBALS, draw_forest=draw_forest, draw_funnel=draw_funnel)
    return environment


def render(template: str, facts: Mapping[str, Any], *, page_address: str) -> str:
    """Fill a template with plain facts; links are made relative to `page_address`."""
    return _environment().get_template(template).render(**facts, page_address=page_address)


def render_sections(
    template: str, facts: Mapping[str, Any], *, page_address: str, headings: Mapping[str, str], shared: str = ""
) -> tuple[str, tuple[Section, ...]]:
    """Fill a template of macros, one a section: give the lead and the sections, in the order of `headings`.

    `headings` maps section ids to headings; the macro of `at-a-glance` is `at_a_glance`. A section whose macro writes
    nothing is left out. What the template does not have is looked for in `shared`.
    """
    modules = [
        _environment().get_template(name).make_module({**facts, "page_address": page_address})
        for name in filter(None, (template, shared))
    ]
    written = {name: _macro(modules, name.replace("-", "_")) for name in headings}
    sections = tuple(Section(name, headings[name], html) for name, html in written.items() if html.strip())
    return _macro(modules, "lead"), sections


def _macro(modules: Sequence[Any], name: str) -> str:
    holder = next((module for module in modules if hasattr(module, name)), modules[0])
    return str(getattr(holder, name)())
