"""The grid of statements (rule R5): a whole pattern for each level, side and size, so that it can be translated whole.

{exercise}, {compared} and {place} are filled in; {side} is a phrase of SIDES.
"""

from __future__ import annotations

from generator.publishing.handouts.language import N_
from generator.vocabulary import CertaintyLevel

HIGH, MODERATE, LOW, VERY_LOW = CertaintyLevel

SURE = {
    HIGH: N_("We are very sure."),
    MODERATE: N_("We are fairly sure."),
    LOW: N_("We are not very sure."),
    VERY_LOW: N_("We do not know."),
}
"""How sure, in words."""

SIDES = {
    (True, False, False): N_("denser"),
    (True, False, True): N_("a little denser"),
    (False, False, False): N_("less dense"),
    (False, False, True): N_("a little less dense"),
    (True, True, False): N_("more bone mineral"),
    (True, True, True): N_("a little more bone mineral"),
    (False, True, False): N_("less bone mineral"),
    (False, True, True): N_("a little less bone mineral"),
}
"""By (is it a gain, is it of bone mineral, is it slight)."""

LEAVES = {
    HIGH: (
        N_("{exercise} leaves bone in {place} {side} than {compared}."),
        N_("{exercise} leaves bone in {place} {side} than {compared} by a large amount."),
    ),
    MODERATE: (
        N_("{exercise} probably leaves bone in {place} {side} than {compared}."),
        N_("{exercise} probably leaves bone in {place} {side} than {compared} by a large amount."),
    ),
    LOW: (
        N_("{exercise} may leave bone in {place} {side} than {compared}."),
        N_("{exercise} may leave bone in {place} {side} than {compared} by a large amount."),
    ),
    VERY_LOW: (N_("We do not know if {exercise} leaves bone in {place} {side} than {compared}."),),
}
"""Density, by level; the second pattern is for a large difference, which is never claimed where we do not know."""

MINERAL = {
    HIGH: (
        N_("{exercise} leaves {side} in {place} than {compared}."),
        N_("{exercise} leaves {side} in {place} than {compared} by a large amount."),
    ),
    MODERATE: (
        N_("{exercise} probably leaves {side} in {place} than {compared}."),
        N_("{exercise} probably leaves {side} in {place} than {compared} by a large amount."),
    ),
    LOW: (
        N_("{exercise} may leave {side} in {place} than {compared}."),
        N_("{exercise} may leave {side} in {place} than {compared} by a large amount."),
    ),
    VERY_LOW: (N_("We do not know if {exercise} leaves {side} in {place} than {compared}."),),
}
"""The same for bone mineral content."""

UNKNOWN_SIDE = {
    (True, False): N_("We do not know if {exercise} changes bone density in {place}."),
    (True, True): N_("We do not know if {exercise} changes bone mineral in {place}."),
    (False, False): N_("It is not clear if {exercise} changes bone density in {place}."),
    (False, True): N_("It is not clear if {exercise} changes bone mineral in {place}."),
}
"""Where no side can be told, by (is the level very low, is it of bone mineral)."""

LITTLE = {
    (HIGH, False): N_("{exercise} makes little or no difference to bone density in {place}."),
    (HIGH, True): N_("{exercise} makes little or no difference to bone mineral in {place}."),
    (MODERATE, False): N_("{exercise} probably makes little or no difference to bone density in {place}."),
    (MODERATE, True): N_("{exercise} probably makes little or no difference to bone mineral in {place}."),
    (LOW, False): N_("{exercise} may make little or no difference to bone density in {place}."),
    (LOW, True): N_("{exercise} may make little or no difference to bone mineral in {place}."),
}
"""By (level, is it of bone mineral)."""

LEADS = {
    (HIGH, True): N_("{exercise} leads to more {events} than {compared}."),
    (HIGH, False): N_("{exercise} leads to fewer {events} than {compared}."),
    (MODERATE, True): N_("{exercise} probably leads to more {events} than {compared}."),
    (MODERATE, False): N_("{exercise} probably leads to fewer {events} than {compared}."),
    (LOW, True): N_("{exercise} may lead to more {events} than {compared}."),
    (LOW, False): N_("{exercise} may lead to fewer {events} than {compared}."),
    (VERY_LOW, True): N_("We do not know if {exercise} leads to more {events} than {compared}."),
    (VERY_LOW, False): N_("We do not know if {exercise} leads to fewer {events} than {compared}."),
}
"""Events, by (level, are there more)."""
