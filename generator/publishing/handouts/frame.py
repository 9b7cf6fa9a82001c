"""What stands around the sentences of a sheet: the title of its file, the number of a page, its last line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.publishing.audiences import PEOPLE
from generator.publishing.handouts.language import N_, Voice
from generator.publishing.handouts.sheet import Frame, Handout

UNSIGNED = N_("(not yet signed off)")
SKELETON = N_("Drawing of a skeleton. Marked: {places}.")
ON_PAPER = {
    "own-heading": N_("Added by your clinic"),
    "own-signed": N_("Signed off for this copy by {name}, {role}, {date}."),
    "recall-scan": N_("Is this sheet still current? Scan the code, or go to {address}"),
    "recall-go": N_("Is this sheet still current? Go to {address}"),
    "recall-code": N_("Is this sheet still current? Ask where you got it. Its code is {code}."),
    "recall-name": N_("QR code of the address {address}"),
    "edited-copy": N_("Edited copy: anyone can change its words, so it has no version."),
}
"""What belongs to the paper and not to the sheet, by id, with gaps that one print fills."""


def framed(voice: Voice, handout: Handout, *, places: Sequence[str] = ()) -> Handout:
    """The sheet with its frame, which names its version; `places` are the marked bones in words."""
    group = voice.say(PEOPLE[handout.plan.group])
    facts = {"title": handout.title.text, "people": group, "points": "{points}"}
    document = voice.say("{title} For {people}, {points} point", **facts)
    return replace(
        handout,
        frame=Frame(
            document=document,
            page=voice.say("page"),
            unsigned=voice.say(UNSIGNED),
            version=version_words(voice, handout.version, handout.name),
            skeleton=voice.say(SKELETON, places=voice.listed(places)) if places else "",
            on_paper={key: voice.say(pattern) for key, pattern in ON_PAPER.items()},
        ),
    )


def version_words(voice: Voice, version: str, name: str) -> str:
    """The last line of a sheet in every format."""
    lang = voice.language.tag
    return voice.say("Version {version}, sheet {sheet}, {lang}.", version=version, sheet=name, lang=lang)
