"""Read a clinic's logo: a small PNG, JPEG or SVG that is what it says, and asks nothing of anybody."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from generator.model.clinic import Logo

MAX_BYTES = 1_000_000
"""A logo of 40 mm prints sharply at 300 dots an inch with 500 dots a side; a megabyte is far more than it needs."""
MAX_SIDE = 4000
"""Dots a side: a small file can still unfold into more picture than a printer holds."""
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_SVG_START = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<svg[\s>]", re.DOTALL)
_ACTIVE = frozenset(
    {"script", "foreignObject", "iframe", "object", "embed", "image", "use", "a", "set", "animate"}
    | {"animateMotion", "animateTransform", "handler", "audio", "video", "feImage"}
)
"""Elements of SVG that run, fetch, move, or copy themselves without end; a logo is shapes and letters."""
_FETCHING = re.compile(r"url\(\s*['\"]?(?!#)|@import|javascript:|data:", re.IGNORECASE)
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # JPEG's start-of-frame markers (ITU-T T.81, B.1.1.3)
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})  # its markers without a length


def read_logo(path: Path) -> tuple[Logo | None, list[str]]:
    """The logo at `path`, or every reason why it cannot be printed. Never raises."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            return None, ["it is no file"]
        if size > MAX_BYTES:
            return None, [f"it has {size:,} bytes; at most {MAX_BYTES:,} are read"]
        content = path.read_bytes()
    except OSError as fault:
        return None, [f"it cannot be read: {fault.strerror}"]
    logo = Logo(content, kind) if (kind := _kind_of(content)) else None
    if logo is None:
        return None, ["it is no PNG, JPEG or SVG, whatever its name says"]
    faults = list(_svg_faults(content) if logo.kind == "svg" else _side_faults(_sides(logo)))
    return (None, faults) if faults else (logo, [])


def _kind_of(content: bytes):
    """The type by what is in the file."""
    if content.startswith(_PNG):
        return "png"
    if content.startswith(_JPEG):
        return "jpeg"
    return "svg" if _SVG_START.match(content.decode("utf-8-sig", "replace")) else ""


def _sides(logo: Logo) -> tuple[int, int]:
    """Width and height in dots; zero where the file does not hold them."""
    content = logo.content
    if logo.kind == "png":
        return struct.unpack(">II", content[16:24]) if content[12:16] == b"IHDR" and len(content) > 32 else (0, 0)
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 if marker in _BARE else 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return 0, 0


def _side_faults(sides: tuple[int, int]) -> Iterator[str]:
    width, height = sides
    if not (width and height):
        yield "it is damaged: it does not say how large it is"
    elif max(sides) > MAX_SIDE:
        yield f"it is {width} by {height} dots; at most {MAX_SIDE} a side are printed"


def _svg_faults(content: bytes) -> Iterator[str]:
    """What a drawing holds beyond shapes and letters."""
    text = content.decode("utf-8-sig", "replace")
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        yield "it declares a document type or entities; a logo needs neither"
        return
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError) as fault:
        yield f"it is no well-formed SVG: {fault}"
        return
    elements = [(_local(one.tag), one) for one in root.iter() if isinstance(one.tag, str)]
    if active := sorted({name for name, _ in elements} & _ACTIVE):
        yield f"it holds {', '.join(f'<{name}>' for name in active)}; only shapes and letters are printed"
    attributes = [(_local(name), value) for _, one in elements for name, value in one.attrib.items()]
    if handlers := sorted({name for name, _ in attributes if name.lower().startswith("on")}):
        yield f"it holds {', '.join(handlers)}, which run a program"
    links = [value for name, value in attributes if name in ("href", "src") and not value.startswith("#")]
    styles = [one.text or "" for name, one in elements if name == "style"]
    if links or any(_FETCHING.search(value) for value in (*styles, *(value for _, value in attributes))):
        yield "it asks for other files; a logo must be whole by itself"


def _local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]
