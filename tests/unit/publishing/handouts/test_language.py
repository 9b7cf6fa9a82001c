"""Sheets in another language: whole, with the same figures and sources, and withheld when their English has changed."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.pofile import read_po

from generator.publishing.handouts import PLANS, Print, handout_pages, handouts_of, missing_reason, write_sheet
from generator.publishing.handouts import content as content_module
from generator.publishing.handouts import language as language_module
from generator.publishing.handouts import texts as texts_module
from generator.publishing.handouts.catalogue import template
from generator.publishing.handouts.content import build_handout, compose
from generator.publishing.handouts.language import TAGS, Language, Untranslated, Voice, language_of, tag_of
from generator.publishing.handouts.pdf import pdf_sheet, typst_source
from generator.publishing.handouts.sheet import Handout
from generator.publishing.handouts.trace import blocks_of
from generator.publishing.said import Unfit
from tests.conftest import ROOT
from tests.unit.publishing.handouts.real import real_edition, real_sheets, spanish_sheets, told

NAMES = sorted(real_sheets())
SPINE = "spine.after-menopause"
CODE = ROOT / "generator" / "publishing" / "handouts"


def catalogue(path: Path):
    return read_po(StringIO(path.read_text(encoding="utf-8")))


def english_texts() -> dict[str, tuple[str, ...]]:
    """The texts of the template by the key under which they are looked up, with their plural where they have one."""
    found = (one.id for one in read_po(StringIO(template())) if one.id)
    return {(one if isinstance(one, str) else one[0]): ((one,) if isinstance(one, str) else one) for one in found}


# ---------------------------------------------------------------- the catalogue


def literals() -> Iterator[tuple[str, str]]:
    """Every text that the code hands to the catalogue as it stands, found by reading the code and not by Babel."""
    for file in CODE.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                text = node.args[0].value
                if name in ("say", "count", "N_", "Reworded") and isinstance(text, str) and len(text) > 1:
                    yield file.name, text


def test_the_template_holds_every_text_of_the_code() -> None:
    found = list(literals())
    assert len(found) > 150
    assert [one for one in found if one[1] not in english_texts()] == []


def test_spanish_has_every_text_of_the_template_and_none_is_only_guessed() -> None:
    spanish = catalogue(ROOT / "generator/locale/es/LC_MESSAGES/handouts.po")
    assert set(english_texts()) - set(language_of("es").texts) == set()
    assert [one.id for one in spanish if one.fuzzy] == []


def test_languages_are_known_by_tag_and_alias() -> None:
    assert [tag_of(given) for given in ("en", "EN-gb", "es", "fr", "")] == ["en-GB", "en-GB", "es", "", ""]


# ---------------------------------------------------------------- what a translation may not change

# English -> what the Spanish must then say, each as a regular expression. A wrong side or a lost "not" can harm.
SIDES = {
    r"\bdenser than|^(a little )?denser$": r"más denso",
    r"^(a little )?less dense$": r"menos denso",
    r"^(a little )?more bone mineral$": r"más (de )?mineral",
    r"^(a little )?less bone mineral$": r"menos (de )?mineral",
    r"\ba little (more|less|denser)": r"un poco (más|menos)",
    r"\blarge amount": r"diferencia grande",
    r"\bfewer\b": r"\bmenos\b",
    r"\bto more \{|% more\b": r"\bmás\b",
    r"\bmay (leave|make|lead)": r"\bpodría\b",
    r"\bprobably\b": r"\bprobablemente\b",
    r"\bWe do not know\b": r"\b[Nn]o (lo )?sabemos\b",
    r"\bIt is not clear\b": r"\bNo está claro\b",
    r"\b(any|the) gain\b|A gain": r"\bganancia\b",
    r"\b(any|the) loss\b|a loss|A loss": r"\bpérdida\b",
    r"^gained\b": r"^ganó\b",
    r"^lost about": r"^perdió\b",
    r"\bnumber falls\b": r"\bbaje\b",
    r"\bnumber rises\b": r"\bsuba\b",
    r"\bmore than\b": r"\b(mayor de|más (de|que))\b",
    r"\bsmaller than\b": r"\bmenor de\b",
    r"\bat or below brisk walking\b": r"\bno pase del impacto de caminar a paso rápido\b",
    r"\bsame day\b": r"\bmismo día\b",
    r"\bemergency care now\b": r"\burgencias ahora mismo\b",
    r"\bdoctor soon\b": r"\bpronto a un médico\b",
    r"\bemergency services\b": r"\bemergencias\b",
    r"^Stop\b": r"^(Pare|Deje)\b",
    r"\bat most\b": r"\bcomo máximo\b",
    r"\bup to\b": r"\bhasta\b",
    r"\bor more\b": r"\bo más\b",
    r"\bvery sure\b": r"\bmuy seguros\b",
    r"\bfairly sure\b": r"\bbastante seguros\b",
}
_NOT = re.compile(r"\b(no|not|none|nobody|never|cannot|without|nothing|unknown|Leave out)\b", re.IGNORECASE)
_SPANISH_NOT = re.compile(r"\b(no|ni|sin|ningun[oa]?|ningún|nada|nadie|nunca|evite)\b", re.IGNORECASE)
_GAPS = re.compile(r"\{[a-z]+\}")
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")
# Spanish negates where English does not: "no more than the impact of brisk walking", "pain that does not go away",
# "periods that do not come". Each was read.
_OTHERWISE = {
    "After a spine fracture, keep impact at or below brisk walking. Ask a physiotherapist to plan your programme.",
    "UK experts, after a spine fracture: keep impact at or below brisk walking.",
    "Tired legs and mild soreness that pass are common. Pain that stays needs a doctor.",
    "Have you broken a bone in your spine, or broken more than one bone after a small fall? Then keep impact at or "
    "below brisk walking. Ask a physiotherapist to plan your programme.",
    "Children and teens who train need enough food and rest. "
    "If weight falls, or periods stop or stay away, see a doctor.",
}


def pairs() -> list[tuple[str, str]]:
    """Each English text with its Spanish, plural forms apart."""
    texts = language_of("es").texts
    forms = [(english, texts[key]) for key, english in english_texts().items()]
    records = [((one.id,), (one.string,)) for one in catalogue(ROOT / "generator/locale/es/LC_MESSAGES/records.po")]
    return [pair for english, spanish in forms + records if english[0] for pair in zip(english, spanish, strict=True)]


def numbers(text: str) -> list[str]:
    """The figures of a text, written alike in each language."""
    return sorted(found.replace(",", ".") for found in _NUMBERS.findall(_GAPS.sub("", text)))


def test_a_translation_keeps_gaps_and_figures() -> None:
    assert [pair for pair in pairs() if sorted(_GAPS.findall(pair[0])) != sorted(_GAPS.findall(pair[1]))] == []
    assert [pair for pair in pairs() if numbers(pair[0]) != numbers(pair[1])] == []


@pytest.mark.parametrize("side", SIDES)
def test_a_translation_keeps_the_side_the_verb_and_the_urgency(side: str) -> None:
    concerned = [(english, spanish) for english, spanish in pairs() if re.search(side, english)]
    assert concerned
    assert [pair for pair in concerned if not re.search(SIDES[side], pair[1])] == []


def test_a_translation_says_not_where_the_english_does_and_only_there() -> None:
    differ = {pair[0] for pair in pairs() if bool(_NOT.search(pair[0])) != bool(_SPANISH_NOT.search(pair[1]))}
    assert differ == _OTHERWISE


def test_opposites_have_opposite_translations() -> None:
    texts = language_of("es").texts
    for one, other in (
        ("denser", "less dense"),
        ("more bone mineral", "less bone mineral"),
        ("Trained", "Did not train"),
    ):
        assert texts[one] != texts[other]
    patterns = list(texts)
    for pattern in patterns:
        if " more {events}" in pattern:
            fewer = texts[pattern.replace(" more {events}", " fewer {events}")][0]
            assert texts[pattern][0].replace("más {events}", "menos {events}") == fewer


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_give_the_same_figures_sources_and_signs(name: str) -> None:
    english, spanish = real_sheets()[name], spanish_sheets()[name]
    sources = {s.source for s in spanish.sentences()} - {"text:unreviewed", "translation"}
    assert sources == {s.source for s in english.sentences()}
    for part in english.parts:
        if part.id not in ("sources", "version", "studied"):  # there dates are written out
            other = next(one for one in spanish.parts if one.id == part.id)
            assert numbers(told(spanish, part.id)) == numbers(told(english, part.id)), part.id
            cells = [[numbers(cell.text) for cell in row] for row in (part.box.rows if part.box else ())]
            assert cells == [[numbers(cell.text) for cell in row] for row in (other.box.rows if other.box else ())]


@pytest.mark.parametrize("name", NAMES)
def test_spanish_contracts_its_articles(name: str) -> None:
    whole = " ".join(sentence.text for sentence in spanish_sheets()[name].sentences())
    assert not re.search(r"\b(de|a) el\b", whole)


# ---------------------------------------------------------------- unreviewed, stale, reviewed


def test_without_a_reviewer_a_sheet_prints_a_band_and_stays_out_of_the_gallery() -> None:
    assert not language_of("es").published and language_of("en-GB").published
    for sheet in spanish_sheets().values():
        assert sheet.notice and sheet.notice.text.startswith("Traducción no revisada")
    assert all(sheet.notice is None for sheet in real_sheets().values())
    shown = "".join(page.lead + "".join(s.html for s in page.sections) for page in handout_pages(real_edition()))
    assert "Traducción" not in shown and "pesas" not in shown


def test_a_sentence_whose_english_has_changed_withholds_the_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = real_sheets()[SPINE].plan
    assert missing_reason(real_edition(), plan, "es") == ""
    changed = {**texts_module.TEXTS, "star": "Lines with a star (*) still wait for a clinician."}
    monkeypatch.setattr(texts_module, "TEXTS", changed)
    with pytest.raises(Untranslated) as caught:
        build_handout(real_edition(), plan, "es")
    assert caught.value.texts == (changed["star"],)
    assert handouts_of(real_edition(), "es") == ()
    assert changed["star"] in missing_reason(real_edition(), plan, "es")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the catalogues that a test may change."""
    copy = tmp_path / "locale"
    shutil.copytree(language_module.FOLDER, copy)
    monkeypatch.setattr(language_module, "FOLDER", copy)
    language_of.cache_clear()
    yield copy
    language_of.cache_clear()


def review(folder: Path, text: str) -> None:
    (folder / "reviews.yaml").write_text(text, encoding="utf-8")
    language_of.cache_clear()


def test_a_review_counts_for_the_version_that_was_read_and_no_longer_after_an_edit(folder: Path) -> None:
    version = language_of("es").version
    review(folder, f'es: [{{version: "{version}", name: A. Reader, role: physician, date: 2026-01-31}}]\n')
    assert language_of("es").published
    assert build_handout(real_edition(), real_sheets()[SPINE].plan, "es").notice is None
    words = folder / "es" / "LC_MESSAGES" / "handouts.po"
    words.write_text(
        words.read_text(encoding="utf-8").replace("Vaya a urgencias ahora mismo.", "Vaya."), encoding="utf-8"
    )
    language_of.cache_clear()
    assert language_of("es").version != version and not language_of("es").published


def test_a_review_half_written_is_none_and_says_what_is_missing(folder: Path) -> None:
    review(folder, "es: [{name: A. Reader}]\n")
    with pytest.raises(Unfit, match="es is not whole"):
        language_of("es")


def test_a_translation_that_is_only_guessed_withholds_the_sheet(folder: Path) -> None:
    words = folder / "es" / "LC_MESSAGES" / "handouts.po"
    text = words.read_text(encoding="utf-8")
    fuzzy = text.replace('msgid "Go to emergency care now."', '#, fuzzy\nmsgid "Go to emergency care now."')
    assert fuzzy != text
    words.write_text(fuzzy, encoding="utf-8")
    language_of.cache_clear()
    with pytest.raises(Untranslated, match="1 sentence"):
        build_handout(real_edition(), real_sheets()[SPINE].plan, "es")


# ---------------------------------------------------------------- a language that runs from right to left

_GAP = re.compile(r"(\{[a-z]+\})")
_LETTER = str.maketrans({letter: chr(0x5D0 + index % 22) for index, letter in enumerate("abcdefghijklmnopqrstuvwxyz")})


class Pseudo(Mapping[str, tuple[str, ...]]):
    """A translation of everything: each letter outside a gap becomes a Hebrew one."""

    def __getitem__(self, text: str) -> tuple[str, ...]:
        parts = _GAP.split(text)
        return ("".join(part if part.startswith("{") else part.lower().translate(_LETTER) for part in parts),)

    def get(self, text: str, default=None):
        return self[text]

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


PSEUDO = Language("he-x-pseudo", Locale("he"), Pseudo(), version="00000000")


def mirrored(name: str) -> Handout:
    return compose(Voice(PSEUDO), real_edition(), real_sheets()[name].plan)[0]


def proper_names() -> set[str]:
    """Names of publications, which are the same in every language."""
    found = {row.label for finding in real_edition().findings.questions.values() for row in finding.safety}
    for finding in real_edition().findings.questions.values():
        for answer in finding.answers:
            found |= {answer.lead.review.label} if answer.lead and answer.lead.review else set()
            found |= {row.label for row in answer.lead.pool.rows} if answer.lead and answer.lead.pool else set()
    return found


@pytest.mark.parametrize("kind", ["html", "txt", "md"])
@pytest.mark.parametrize("name", NAMES)
def test_no_visible_word_stands_outside_the_catalogue(name: str, kind: str) -> None:
    sheet = mirrored(name)
    text = write_sheet(sheet, format=kind, how=Print())
    assert isinstance(text, str)
    same = {s.text for s in sheet.sentences() if s.source.startswith("reference:")} | {
        sheet.name,
        sheet.version,
        sheet.lang,
    }
    for block in blocks_of(text, kind=kind):
        for known in sorted(same | proper_names(), key=len, reverse=True):
            block = block.replace(known, "")
        assert not re.search(r"[A-Za-z]{2,}", block), block
    if kind == "html":
        title = re.search(r"<title>(.*?)</title>", text)
        assert title and not re.search(r"[A-Za-z]{2,}", title[1])


def test_the_layout_of_the_page_follows_the_direction() -> None:
    text = write_sheet(mirrored(SPINE), format="html", how=Print())
    assert isinstance(text, str)
    assert '<html lang="he-x-pseudo" dir="rtl">' in text
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style and not re.findall(
        r"(?:padding|margin|border)-(?:left|right)|text-align: (?:left|right)|float:", style[1]
    )
    assert ' dir="rtl"' not in write_sheet(real_sheets()[SPINE], format="html", how=Print())


def test_the_layout_of_the_pdf_follows_the_direction() -> None:
    sheet = mirrored(SPINE)
    assert 'lang: "he", dir: rtl' in typst_source(sheet, Print())
    assert 'lang: "en", region: "gb", dir: ltr' in typst_source(real_sheets()[SPINE], Print())
    made = pdf_sheet(sheet, Print())
    assert b"/StructTreeRoot" in made and b"pdfuaid" in made


def test_every_language_has_the_same_sheets() -> None:
    assert {tag: sorted(sheet.name for sheet in handouts_of(real_edition(), tag)) for tag in TAGS} == {
        tag: NAMES for tag in TAGS
    }
    assert content_module.missing_reason(real_edition(), PLANS[0], "es") == ""
