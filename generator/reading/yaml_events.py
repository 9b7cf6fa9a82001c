"""The one door to PyYAML: a stream of parser events, and where each one stands.

Only events are used, never PyYAML's own constructors, because those follow YAML 1.1 and run what tags ask for.
"""

from __future__ import annotations

from collections.abc import Callable

import yaml

# The C parser is ten times faster and is in every wheel of PyYAML; the pure one gives the same events.
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# A record is about seven levels deep. The bound keeps nested brackets from exhausting the stack.
MAX_DEPTH = 20

Spot = tuple[int, int]


def event_source(text: str) -> Callable[[], yaml.Event]:
    """Return a function that gives the next event of `text` or raises yaml.YAMLError."""
    return PARSER(text).get_event


def spot_of(mark: yaml.Mark) -> Spot:
    """Line and column from 1, in code points."""
    return mark.line + 1, mark.column + 1


def is_empty(event: yaml.Event) -> bool:
    """Say whether a value was left out: an unquoted scalar without characters."""
    return type(event) is yaml.ScalarEvent and not event.style and not event.value
