"""How to see what one component macro writes, as on a page two folders below the site's root."""

from __future__ import annotations

from generator.publishing.templates import _environment


def written(macro: str, value: object) -> str:
    """What a macro of components/plots.html writes of a value."""
    source = f"{{% import 'components/plots.html' as plots with context %}}{{{{ plots.{macro}(value) }}}}"
    return _environment().from_string(source).render(value=value, page_address="questions/q/")
