"""How figures, people, programmes and dates are written: one place, so that every page writes them alike.

British numbers, a real minus sign, a no-break space before "%"; what is missing is said in words, never by a dash.
"""

from __future__ import annotations

from generator.publishing.wording.dates import date_words
from generator.publishing.wording.depth import NOT_STATED, depth_words, not_stated
from generator.publishing.wording.effects import (
    arms_words,
    contrast_words,
    event_words,
    interval_words,
    p_words,
    spread_words,
    statistic_words,
)
from generator.publishing.wording.measures import duration_words, measure_words, place_words, unit_words, value_heading
from generator.publishing.wording.numbers import (
    count_words,
    figure,
    joined,
    lower_first,
    number_range,
    plural,
    sentence,
    signed,
    upper_first,
)
from generator.publishing.wording.people import age_words, described, people_words, who_words
from generator.publishing.wording.programme import advised_dose_words, dose_words, programme_words

__all__ = [
    "NOT_STATED",
    "advised_dose_words",
    "age_words",
    "arms_words",
    "contrast_words",
    "count_words",
    "date_words",
    "depth_words",
    "described",
    "dose_words",
    "duration_words",
    "event_words",
    "figure",
    "interval_words",
    "joined",
    "lower_first",
    "measure_words",
    "not_stated",
    "number_range",
    "p_words",
    "people_words",
    "place_words",
    "plural",
    "programme_words",
    "sentence",
    "signed",
    "spread_words",
    "statistic_words",
    "unit_words",
    "upper_first",
    "value_heading",
    "who_words",
]
