"""The words of a statement: exercise, bone, comparison and number, as sentences name them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from types import MappingProxyType

from generator.synthesis.effect import Effect, Measure
from generator.vocabulary import ComparatorClass, Exercise, Quantity, SiteGroup

_EXERCISE = MappingProxyType(
    {
        Exercise.ANY: "exercise",
        Exercise.PROGRESSIVE_RESISTANCE: "lifting alone",
        Exercise.RESISTANCE_ANY: "strength training alone",
        Exercise.RESISTANCE_PLUS_IMPACT: "lifting with impact",
        Exercise.HIGH_INTENSITY_RESISTANCE_IMPACT: "supervised heavy lifting with jumps",
        Exercise.IMPACT_JUMPING: "jumping",
        Exercise.BONE_LOADING_ANY: "bone-loading exercise",
        Exercise.NON_WEIGHT_BEARING_AEROBIC: "cycling or swimming",
        Exercise.WALKING: "walking",
    }
)
_BONE = MappingProxyType(
    {
        SiteGroup.LUMBAR_SPINE: ("spine", "lower back"),
        SiteGroup.TOTAL_HIP: ("total hip", "hip as a whole"),
        SiteGroup.FEMORAL_NECK: ("femoral neck", "neck of the hip"),
        SiteGroup.TROCHANTER: ("trochanter", "trochanter of the hip"),
        SiteGroup.INTERTROCHANTER: ("intertrochanteric", "part of the hip between the trochanters"),
        SiteGroup.WARDS: ("Ward's triangle", "Ward\u2019s triangle of the hip"),
        SiteGroup.HIP_UNSPECIFIED: ("hip (part not stated)", "hip (part not stated)"),
        SiteGroup.FOREARM_UNSPECIFIED: ("forearm (part not stated)", "forearm (part not stated)"),
        SiteGroup.SPINE_OTHER: ("spine (other measures)", "spine, measured in other ways"),
        SiteGroup.RADIUS_ULTRADISTAL: ("ultradistal radius", "wrist"),
        SiteGroup.RADIUS: ("radius shaft", "forearm"),
        SiteGroup.TBLH: ("whole-body (without the head)", "whole body without the head"),
    }
)
_CLASS = MappingProxyType(
    {
        ComparatorClass.INACTIVE: "not training",
        ComparatorClass.LIGHT: "gentle exercise",
        ComparatorClass.OTHER_EXERCISE: "other exercise",
        ComparatorClass.BACKGROUND: "the same treatment without exercise",
    }
)


def exercise_words(exercise: Exercise, load: str | None = None) -> str:
    """What people did: "lifting alone", "high-load lifting"."""
    if load:
        return f"{load}-load lifting"
    return _EXERCISE.get(exercise) or exercise.label[0].lower() + exercise.label[1:]


def density_words(site: SiteGroup, quantity: Quantity = Quantity.ABMD) -> str:
    """What was measured, for readers who know the terms: "spine density"."""
    name = _BONE.get(site, (site.label[0].lower() + site.label[1:], ""))[0]
    return f"{name} {'bone mineral content' if quantity is Quantity.BMC else 'density'}"


def bone_words(site: SiteGroup) -> str:
    """Where it was measured, in plain words: "lower back"."""
    return _BONE.get(site, ("", site.reader_label[0].lower() + site.reader_label[1:]))[1]


def comparison_words(classes: Collection[ComparatorClass], *, load: str | None = None) -> str:
    """What training is set against: where untrained people are among the comparisons, "not training"."""
    if load:
        return "low-load lifting" if load == "high" else "high-load lifting"
    order = [kind for kind in ComparatorClass if kind in classes]
    if ComparatorClass.INACTIVE in order:
        return _CLASS[ComparatorClass.INACTIVE]
    return " or ".join(_CLASS[kind] for kind in order)


def interval_words(effect: Effect) -> str:
    """An effect with its interval and unit: "0.54 standard deviations (95 % interval 0.22 to 0.87)"."""
    estimate, lower, upper = effect.shown
    unit = "" if effect.measure is Measure.RATIO else f" {effect.measure.unit}"
    name = "ratio " if effect.measure is Measure.RATIO else ""
    return f"{name}{estimate}{unit} (95 % interval {lower} to {upper})"


def joined(parts: Sequence[str]) -> str:
    """Parts in one list: "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def upper_first(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
