"""The template of the catalogue: every English text that this program can put on a sheet, for translators to translate.

Patterns and texts within this folder are found by Babel; tables that other modules share with the sheets are listed
here. Words that stand in records are not in the template: a sheet names those that it lacks (`language.Untranslated`).
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from generator.publishing.audiences import PEOPLE
from generator.publishing.handouts.answer_words import EVENTS
from generator.publishing.said import DENSER
from generator.synthesis import SCAN_LINE, SURROGATE_LINE
from generator.synthesis.words import bone_words, comparison_words, exercise_words
from generator.vocabulary import ComparatorClass, Exercise, SiteGroup
from generator.vocabulary.safety import RED_FLAGS, SAFETY_LINES

TEMPLATE = "generator/locale/handouts.pot"
"""Where the template lies, from the root of the checkout."""
_HERE = Path(__file__).resolve().parent
_KEYWORDS = {"N_": None, "say": None, "count": (1, 2), "Reworded": (1,)}
_LOADS = ("high", "low")
_HEADER = r"""# Every English text of the handouts; `evidence reference` writes this file.
msgid ""
msgstr ""
"Project-Id-Version: Bone Evidence handouts\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"""


def template() -> str:
    """The template as a file, the same every time: it carries neither the day nor numbers of lines."""
    catalogue = Catalog(project="Bone Evidence", version="handouts", charset="utf-8", fuzzy=False)
    found = extract_from_dir(_HERE, method_map=[("**.py", "python")], keywords=_KEYWORDS)
    for file, _, message, _, _ in sorted(found, key=lambda one: one[0]):
        if message:
            catalogue.add(message, locations=[(f"handouts/{file}", 0)])
    for where, text in _shared():
        catalogue.add(text, locations=[(where, 0)])
    for message in catalogue:
        message.flags.discard("python-format")  # "%" is a sign of per cent here
    written = BytesIO()
    write_po(written, catalogue, width=0, include_lineno=False, sort_by_file=True, omit_header=True)
    return f"{_HEADER}\n{written.getvalue().decode('utf-8')}"


def _shared() -> Iterator[tuple[str, str]]:
    """Texts of tables outside this folder, each with where it stands."""
    yield from (("publishing/said.py", text) for text in (DENSER,))
    yield from (("synthesis/statements.py", text) for text in (SURROGATE_LINE, SCAN_LINE))
    yield from (("publishing/audiences.py", text) for text in PEOPLE.values())
    yield from (("handouts/answer_words.py", text) for text in EVENTS.values())
    yield from (("synthesis/words.py", exercise_words(exercise)) for exercise in Exercise)
    yield from (("synthesis/words.py", exercise_words(Exercise.ANY, load)) for load in _LOADS)
    yield from (("synthesis/words.py", comparison_words([kind])) for kind in ComparatorClass)
    for site in SiteGroup:
        yield from (("synthesis/words.py", text) for text in (bone_words(site), f"the {bone_words(site)}"))
    yield from (("vocabulary/safety.py", line.text) for line in SAFETY_LINES)
    for flag in RED_FLAGS:
        yield from (("vocabulary/safety.py", text) for text in (flag.signs, flag.action))
