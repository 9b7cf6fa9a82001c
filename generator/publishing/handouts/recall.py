"""How a printed sheet is called back: the address of its version, as a QR code and in words.

Where the site has no address yet, the sheet prints a short code that people can look up.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import segno

from generator.publishing.handouts.printing import Print, printed
from generator.publishing.handouts.sheet import Handout

VERSIONS = "h/"
"""Address of the list of versions; short, because people type it."""
QUIET_ZONE = 4
"""Empty modules around the code: ISO/IEC 18004 asks for four."""


@dataclass(frozen=True, slots=True)
class Recall:
    """What a sheet prints so that its reader can look it up; `address` and `code` are empty without a site.

    `words` stand beside the code; `text` says the same where there is no code to scan.
    """

    words: str
    text: str
    address: str = ""
    code: str = ""


def version_address(version: str) -> str:
    """Address of the page on a version, below the site's root."""
    return f"{VERSIONS}{version}/"


def recall_of(handout: Handout, how: Print) -> Recall:
    """The words, and the QR code as SVG with its quiet zone, dark on white."""
    if not how.site_url:
        words = printed(handout, "recall-code", code=handout.version)
        return Recall(words, words)
    address = how.site_url.rstrip("/") + "/" + version_address(handout.version)
    words, text = (printed(handout, key, address=address) for key in ("recall-scan", "recall-go"))
    return Recall(words, text, address, _qr(address))


def _qr(address: str) -> str:
    drawn = io.BytesIO()
    # Level M stands a fold or a stain over 15 % of the code.
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", border=QUIET_ZONE, dark="#000", light="#fff", omitsize=True, xmldecl=False, nl=False
    )
    return drawn.getvalue().decode("utf-8").replace("<svg ", '<svg shape-rendering="crispEdges" ', 1)
