"""Where every value and key of a file stands: a second reading of its events that keeps the marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import yaml

from generator.reading.yaml_events import MAX_DEPTH, Spot, event_source, is_empty, spot_of

Path = tuple[str | int, ...]
Index = dict[Path, "Spots"]


@dataclass(frozen=True, slots=True)
class Spots:
    """Where a value stands, and the key (or the dash) that it belongs to."""

    value: Spot
    key: Spot


def index_spots(text: str) -> Index:
    """Map each path of `text` to its spots, as far as the text can be parsed; of a repeated key the first counts."""
    index: Index = {(): Spots((1, 1), (1, 1))}
    next_event = event_source(text)
    try:
        while type(event := next_event()) not in (yaml.DocumentStartEvent, yaml.StreamEndEvent):
            pass
        if type(event) is yaml.DocumentStartEvent:
            _walk(next_event(), (), index, next_event)
    except yaml.YAMLError:
        pass  # The syntax error is reported where the values are read.
    return index


def _walk(event: yaml.Event, path: Path, index: Index, next_event: Callable[[], yaml.Event]) -> None:
    """Note the children of a mapping or a list; a scalar has none."""
    if len(path) >= MAX_DEPTH and type(event) is not yaml.ScalarEvent:
        raise yaml.YAMLError
    if type(event) is yaml.MappingStartEvent:
        _walk_mapping(path, index, next_event)
    elif type(event) is yaml.SequenceStartEvent:
        _walk_sequence(path, index, next_event)


def _walk_mapping(path: Path, index: Index, next_event: Callable[[], yaml.Event]) -> None:
    while type(key := next_event()) is not yaml.MappingEndEvent:
        key_spot = spot_of(key.start_mark)
        child = (*path, getattr(key, "value", ""))
        into = index if _is_kept(key) and child not in index else {}
        _walk(key, child, {}, next_event)
        value = next_event()
        into[child] = Spots(key_spot if is_empty(value) else spot_of(value.start_mark), key_spot)
        _walk(value, child, into, next_event)


def _is_kept(key: yaml.Event) -> bool:
    """Say whether the values have this key: not a complex or a merge key."""
    return type(key) is yaml.ScalarEvent and (bool(key.style) or key.value != "<<")


def _walk_sequence(path: Path, index: Index, next_event: Callable[[], yaml.Event]) -> None:
    position = 0
    while type(item := next_event()) is not yaml.SequenceEndEvent:
        spot = item_spot(item)
        index[*path, position] = Spots(spot, spot)
        _walk(item, (*path, position), index, next_event)
        position += 1


def item_spot(item: yaml.Event) -> Spot:
    """The place of a list item; of an empty one its dash, which the parser's mark follows."""
    line, column = spot_of(item.start_mark)
    return (line, max(1, column - 1)) if is_empty(item) and item.implicit[0] else (line, column)
