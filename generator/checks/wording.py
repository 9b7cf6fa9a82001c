"""Our own words: short, and never stronger than the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.rule import Finding, rule
from generator.checks.subject import Subject
from generator.model import Claim, Guideline, Publication, Record, Review, Study
from generator.vocabulary import ClaimVerdict

_MOST_WORDS = 90

_ALWAYS = {
    r"significan(?:t|tly|ce)": "say how large the difference was and how sure it is",
    r"no effect": "no difference was seen is not that there is none; say what was seen",
    r"pro(?:ve|ves|ved|ven)": "a study shows, finds or suggests",
    r"guarantee(?:s|d)?": "say what happened to whom",
    r"trend(?:s|ed|ing)? towards?": "give the estimate and its interval",
}
_OF_BONE = {
    r"(?:re)?build(?:s|ing)?|(?:re)?built": "say density was higher, or was lost more slowly",
    r"revers(?:e|es|ed|ing)": "say what was measured, against whom",
    r"restor(?:e|es|ed|ing)": "say what was measured, against whom",
    r"increas(?:e|es|ed|ing)": "say density was higher than in the comparison group",
}
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_BONE = re.compile(r"\b(?:bone|bones|density|bmd|mineral)\b", re.IGNORECASE)


@rule(
    "summary-length",
    "A summary has at most 90 words",
    Study,
    Review,
    Guideline,
    passing="summary: Women who lifted weights were compared with women who did not train.",
    failing="summary: " + "Women who lifted weights were compared with women who did not. " * 9,
)
def summary_length(subject: Subject[Publication]) -> Iterator[Finding]:
    """It is read on a phone, above the figures."""
    count = len(subject.record.summary.split())
    if count > _MOST_WORDS:
        message = f"summary has {count} words; at most {_MOST_WORDS} were expected"
        yield Finding(("summary",), message, "keep who, what against what, and what was found; the rest has fields")


@rule(
    "forbidden-word",
    "Our sentences promise no more than was measured",
    Study,
    Review,
    Guideline,
    Claim,
    passing="summary: Spine density was a little higher after lifting than without training.",
    failing="summary: Lifting significantly increases bone density.",
)
def forbidden_word(subject: Subject[Record]) -> Iterator[Finding]:
    """These words say more than a difference between two groups shows ("significant" is also read as "large"). What
    an article says, and what authors conclude, may hold them; summaries and fair wordings may not.
    """
    field = "fair_wording" if isinstance(subject.record, Claim) else "summary"
    text = getattr(subject.record, field) or ""
    for word, advice in _forbidden_in(text):
        yield Finding((field,), f'{field} says "{word}"', advice)


def _forbidden_in(text: str) -> Iterator[tuple[str, str]]:
    """Each forbidden word with what to say instead; some are forbidden only in sentences about bone."""
    for sentence in _SENTENCE.findall(text):
        patterns = _ALWAYS | _OF_BONE if _BONE.search(sentence) else _ALWAYS
        for pattern, advice in patterns.items():
            for match in re.finditer(rf"\b(?:{pattern})\b", sentence, re.IGNORECASE):
                yield match.group(), advice


@rule(
    "claim-reason",
    "A verdict other than faithful has its reason",
    Claim,
    gap=True,
    passing="""
    verdict: overstated
    reason: The study measured density, not fractures.
    """,
    failing="verdict: overstated",
)
def claim_reason(subject: Subject[Claim]) -> Iterator[Finding]:
    """Whoever wrote the sentence, and whoever reads the verdict, can see what it rests on."""
    if subject.record.verdict is not ClaimVerdict.FAITHFUL and not subject.record.reason:
        message = f"verdict is {subject.record.verdict}, and no reason is given"
        yield Finding(("verdict",), message, "add `reason:` in at most three sentences")
