"""The rules by which evidence becomes a rating and a sentence, for readers; the numbers come from the engine."""

from __future__ import annotations

from dataclasses import dataclass

from generator.synthesis.conventions import (
    FEW_FOR_FUNNEL,
    FEW_FOR_PREDICTION,
    FEW_FOR_SIGN_TEST,
    LARGEST_I2,
    LARGEST_SMD,
    RULES,
)


@dataclass(frozen=True, slots=True)
class CertaintyRule:
    """One rule: its permanent id, what it settles, what it says and why."""

    id: str
    title: str
    text: str

    @property
    def anchor(self) -> str:
        """Its anchor on the page of methods."""
        return self.id.lower()


CERTAINTY_RULES = (
    CertaintyRule(
        "R1",
        "One headline, and how much of the evidence it covers",
        f"Our own sum leads only if it holds at least three independent studies, at least {RULES.gate_share:.0%} of "
        "the people of every study that is known to belong, read or not, and if that list was compared with the list "
        "of the review that fits best. Otherwise that review leads, and our own figures stand below it without a "
        "mark. Without a review, one or two readable studies lead, at most with low certainty; three or more that do "
        f"not cover enough are shown as a range. Where our own sum leads and {RULES.missing_share:.0%} or more of the "
        "people have no readable result, one level is taken off. A result printed only as \u201cnot "
        "significant\u201d counts as missing, never as zero.",
    ),
    CertaintyRule(
        "R2",
        "Not judged is not the same as bad",
        "The risk of bias of a study is low, some, high, or not assessed. Where nobody has judged at least half of "
        "the evidence, one level is taken off and the answer is capped: at low, or at the level that the "
        "review\u2019s own authors state. Two levels are taken off only where a person, or a published table, judged "
        "at least half as high.",
    ),
    CertaintyRule(
        "R3",
        "Which sum, by the number of studies",
        f"From {FEW_FOR_PREDICTION} studies on: a random-effects model (REML) with the interval after Hartung and "
        "Knapp, never narrower than the plain one, and a prediction interval. Three or four: the plain interval, the "
        "other beside it. Two: both results, and a common figure only where their intervals overlap; no word of "
        "size; at most low. Two to four studies that do not all lie on one side of what matters cost one level. "
        f"Funnel plot, Egger\u2019s test and a dose curve are drawn from {FEW_FOR_FUNNEL} studies on only.",
    ),
    CertaintyRule(
        "R4",
        "Standardised differences carry no size",
        "Where a review prints standard deviations and does not say of which kind, the only limit is no difference, "
        f"the certainty is that there is any gain, and the word is \u201cslightly\u201d below {RULES.smd_slight:g} "
        "and none above. It is never turned into per cent.",
    ),
    CertaintyRule(
        "R4b",
        "Differences in g/cm\u00b2 need a starting value",
        "They get a size only where the same study or review prints the mean density at the start. Figures printed "
        "to two decimals are never converted.",
    ),
    CertaintyRule(
        "R5",
        "How an answer is worded",
        "Answers compare: \u201cmay leave density slightly higher than not training\u201d. Then they say what both "
        "groups did. \u201cProbably\u201d is moderate, \u201cmay\u201d is low, \u201cwe do not know\u201d is very "
        "low. \u201cLittle to no difference\u201d needs the whole interval between what would matter on either side; "
        "otherwise it \u201cwas not clear\u201d. \u201cBy a large amount\u201d needs at least moderate certainty, "
        "three studies and two independent teams.",
    ),
    CertaintyRule(
        "R6",
        "Five kinds of empty",
        "Measured but not read, not in this collection, searched and none found, not yet rated, does not apply: five "
        "different things, none of which means \u201cno effect\u201d.",
    ),
    CertaintyRule(
        "R7",
        "Counting sides",
        "Where only the side of a result was read, sides are counted: the sign of the difference between groups, "
        f"whatever its p. A test of signs needs {FEW_FOR_SIGN_TEST} sides and at most {RULES.unknown_directions:.0%} "
        "unknown ones. Such an answer is at most low and carries no word of size. A change within one group is no "
        "side.",
    ),
    CertaintyRule(
        "R8",
        "Which review leads",
        "In this order: it prints an estimate with its interval for this bone and this exercise, and we read it; it "
        "compares groups; its people are those asked about; randomised trials only; not judged critically low; the "
        f"latest search; a difference in per cent before a standardised one. An estimate above {LARGEST_SMD:g} "
        f"standard deviation, trials that differ very much (I\u00b2 of {LARGEST_I2:.0f}\u00a0% or more), a known "
        "fault of extraction or a network estimate need a person\u2019s release first. Where one review gives "
        "several counts of events, the question names the row that answers, else the least favourable one speaks. "
        "Reviews are never added up. Reviews that disagree, where I\u00b2 was not read, cost one level.",
    ),
    CertaintyRule(
        "R9",
        "A correction that was not read",
        "The study counts, the page says so, and the answer is worked out again without it.",
    ),
    CertaintyRule(
        "R10",
        "One set of trials is one voice",
        "Reviews by one group on one set of trials are one row; its smallest estimate gives the word of size. Where "
        "voices differ in size by more than one step, no size is named.",
    ),
    CertaintyRule(
        "R11",
        "Enough people",
        f"Below {RULES.information_size:,} people one level is taken off, below {RULES.tiny:,} two; one level for each "
        "limit of size that the interval crosses. These are two signs of one thing, so the larger number counts, not "
        "the sum. People are not counted where little or no difference is what was found. A review that prints an "
        "interval and no number of people pays nothing from ten studies on, one level below. Each mark says what it is "
        "the certainty of.",
    ),
    CertaintyRule(
        "R12",
        "Registers, and who earns from it",
        "\u201cNot registered\u201d counts against a trial only if it began after 2005. Where half of the evidence "
        "or more comes from authors who sell the programme, the page says so, and the risk of bias is not relaxed "
        "without another team\u2019s trial.",
    ),
    CertaintyRule(
        "R13",
        "Trials and other studies are never mixed",
        "Trials that draw groups by lot answer. Other studies stand beside them, and answer only where no figure of "
        "such a trial was read; then the rating starts low.",
    ),
    CertaintyRule(
        "R14",
        "Unlikely figures are asked about, not refused",
        "A change of more than ten per cent a year raises a question to whoever writes the record. Growing bones and "
        "transplants do change that much.",
    ),
    CertaintyRule(
        "R15",
        "Provisional until a person signs",
        "No panel sits behind this site. Each mark says \u201ccomputed by published rules, provisional\u201d until a "
        "named person has signed the risk of bias, how directly the evidence speaks to the question, and the choice "
        "of the review. Ratings are never raised by rule. A person may set another level, with the reason, beside "
        "the computed one.",
    ),
)
"""Every rule, in order; R1 to R15 are permanent ids."""

LAWS = (
    "The certainty is never above that of the leading review\u2019s authors without a written reason.",
    "Adding a trial that found nothing never raises size or level; nor does reading an unread result as nothing.",
    "The choice of model for two studies does not change the level.",
    "Each \u201clittle to no difference\u201d has an upper limit below what matters.",
    "Our own sum never leads with less than the share of people that R1 asks for.",
    "A wider question holds each study of its narrower ones once, and never adds up ratings.",
    "Each sheet for an adult holds the lines on falls, past fractures and medicines.",
    "A review of any activity is never told as one of lifting; one trial is never counted twice; a change within one "
    "group is never an effect.",
)
"""What must hold whatever the studies say; each is a test."""
