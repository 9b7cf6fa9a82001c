"""The groups of readers this site is written for, as a sentence names them."""

from __future__ import annotations

from types import MappingProxyType

from generator.vocabulary import Audience

PEOPLE = MappingProxyType(
    {
        Audience.AFTER_MENOPAUSE: "women after menopause",
        Audience.OLDER_ADULTS: "adults aged 65 and over",
        Audience.MEN: "men aged 50 and over",
        Audience.YOUNGER_WOMEN: "women before menopause",
        Audience.CHILDREN_TEENS: "children and teenagers",
    }
)
"""The people of each group; `audiences_of` of `synthesis` tells which groups a population belongs to."""
