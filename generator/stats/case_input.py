"""Reading a meta-analysis case: types, names and domains are checked, and all faults are reported at once."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from . import combining, conversions, medians  # noqa: F401  (they fill CONVERSIONS)
from .derivation import CONVERSIONS, Conversion, EffectEstimate
from .domain import InvalidInput, demand, fault, faults_of, is_number, shown
from .effects import MEASURES, estimate_effect, fields_of

Row = Mapping[str, Any]
RATIOS_OF_RISK = ("RR", "OR")  # the measures that take a continuity correction
ARM_FIELDS = dict.fromkeys(("MD", "SMD", "ROM"), ("n", "m", "sd")) | dict.fromkeys(RATIOS_OF_RISK, ("n", "e"))


_NEEDS = dict(trimfill="trimfill_side", subgroup="subgroup_field", metareg="moderators", multilevel="cluster_field")


@dataclass(frozen=True)
class Options:
    """What a case may choose; fields not given are None or empty."""

    level: float = 0.95
    cc: float = 0.5
    cumulative_order: tuple[int, ...] | None = None
    trimfill_side: str | None = None
    subgroup_field: str | None = None
    moderators: tuple[str, ...] = ()
    cluster_field: str | None = None


@dataclass(frozen=True)
class MetaCase:
    """The studies with their effects (None where a needed field is null), and the rows that can be used."""

    options: Options
    effects: tuple[EffectEstimate | None, ...]
    studies: tuple[Row, ...] = field(repr=False)

    def used(self, *names: str) -> tuple[list[float], list[float], list[Row]]:
        """y, v and the study objects of all usable rows, without those that are null in one of the named fields."""
        rows = [
            (e, s)
            for e, s in zip(self.effects, self.studies, strict=True)
            if e is not None and all(s.get(name) is not None for name in names)
        ]
        return [e.y for e, _ in rows], [e.v for e, _ in rows], [s for _, s in rows]


@dataclass(frozen=True)
class MultiarmCase:
    """Trials as (control, active arms), each arm an object of numbers."""

    options: Options
    measure: str
    trials: tuple[tuple[Row, tuple[Row, ...]], ...]


def effect_of(measure: str, values: Row, options: Options) -> EffectEstimate:
    """The effect of one study or comparison, with the continuity correction of the case."""
    return estimate_effect(measure, **values, **({"cc": options.cc} if measure in RATIOS_OF_RISK else {}))


def read_studies(document: Row, known: Iterable[str]) -> MetaCase:
    """A case of kind "meta"; raises InvalidInput with every fault in it."""
    faults: list[str] = []
    analyses, measure, options = _read_head(document, list(known), MEASURES, faults)
    lacking = [(name, option) for name, option in _NEEDS.items() if name in analyses and not getattr(options, option)]
    faults += [f"options.{option}: missing; the analysis {name} needs it" for name, option in lacking]
    studies = _read_objects(document, "studies", faults)
    effects = tuple(_read_effect(i, row, measure, options, faults) for i, row in enumerate(studies)) if measure else ()
    _check_columns(studies, analyses, options, faults)
    demand(faults)
    if set(analyses) - {"effects"} and not any(effects):
        raise InvalidInput(f"studies: no study has all the fields of {measure} ({', '.join(fields_of(measure))})")
    return MetaCase(options, effects, tuple(studies))


def _read_head(
    document: Row, known: list[str], measures: Iterable[str], faults: list[str]
) -> tuple[list[str], str, Options]:
    """The analyses, the measure ("" where it is unknown) and the options."""
    names = document.get("analyses")
    if not isinstance(names, list) or not names:
        faults.append(f"analyses: {shown(names)}; a list of at least one of {', '.join(known)} was expected")
        names = []
    odd = [name for name in names if name not in known]
    faults += [f"analyses: {shown(name)} is unknown; known are {', '.join(known)}" for name in odd]
    measure = document.get("measure")
    if measure not in list(measures):
        faults.append(f"measure: {shown(measure)} is unknown; known are {', '.join(measures)}")
        measure = ""
    return [name for name in names if isinstance(name, str)], str(measure), _read_options(document, faults)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_index_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(x, int) and not isinstance(x, bool) and x >= 0 for x in value)


def _is_name_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(x, str) for x in value) and len(set(value)) == len(value)


_OPTION_RULES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "level": (lambda x: fault("level", x) is None, "a fraction between 0 and 1 such as 0.95"),
    "cc": (lambda x: fault("cc", x) is None, "a number of 0 or more"),
    "cumulative_order": (_is_index_list, "a list of 0-based indexes into the rows used"),
    "trimfill_side": (lambda x: x in ("left", "right"), "'left' or 'right'"),
    "subgroup_field": (_is_text, "the name of a field"),
    "moderators": (_is_name_list, "a list of different field names"),
    "cluster_field": (_is_text, "the name of a field"),
}


def _read_options(document: Row, faults: list[str]) -> Options:
    """The options; null means not given, names that are not ours are left alone."""
    given = document.get("options", {})
    if not isinstance(given, Mapping):
        faults.append(f"options: {shown(given)}; an object was expected")
        return Options()
    chosen = {name: given[name] for name in _OPTION_RULES if given.get(name) is not None}
    wrong = [name for name, value in chosen.items() if not _OPTION_RULES[name][0](value)]
    faults += [f"options.{name}: {shown(chosen[name])}; {_OPTION_RULES[name][1]} was expected" for name in wrong]
    return Options(**{n: tuple(x) if isinstance(x, list) else x for n, x in chosen.items() if n not in wrong})


def _read_objects(document: Row, name: str, faults: list[str]) -> list[Row]:
    rows = document.get(name)
    if not isinstance(rows, list) or not rows:
        faults.append(f"{name}: {shown(rows)}; a list of at least one object was expected")
        return []
    odd = [(i, row) for i, row in enumerate(rows) if not isinstance(row, Mapping)]
    faults += [f"{name}[{i}]: {shown(row)}; an object was expected" for i, row in odd]
    return [row for row in rows if isinstance(row, Mapping)]


def _read_effect(i: int, study: Row, measure: str, options: Options, faults: list[str]) -> EffectEstimate | None:
    """The study's effect; None where a needed field is null, or at fault."""
    place = f"studies[{i}] ({study.get('id', 'no id')})"
    needed = fields_of(measure)
    missing = ", ".join(name for name in needed if name not in study)
    if missing:
        faults.append(f"{place}: {missing} missing; {measure} needs {', '.join(needed)} (null where not reported)")
        return None
    given = {name: study[name] for name in needed if study[name] is not None}
    wrong = faults_of(given)
    if not wrong and len(given) == len(needed):
        try:
            return effect_of(measure, given, options)
        except InvalidInput as error:
            wrong = list(error.faults)
    faults += [f"{place}: {text}" for text in wrong]
    return None


def _check_columns(studies: list[Row], analyses: list[str], options: Options, faults: list[str]) -> None:
    """Moderators are numbers or null; group and cluster labels are text or numbers or null; each is somewhere given."""
    needs = {
        "metareg": (options.moderators, is_number, "a finite number"),
        "subgroup": ((options.subgroup_field,), _is_label, "text or a number"),
        "multilevel": ((options.cluster_field,), _is_label, "text or a number"),
    }
    for names, allowed, expected in (need for analysis, need in needs.items() if analysis in analyses):
        for name in filter(None, names):
            given = [(i, study[name]) for i, study in enumerate(studies) if study.get(name) is not None]
            if studies and not given:
                faults.append(f"studies: no study has the field {name!r}")
            wrong = [(i, value) for i, value in given if not allowed(value)]
            faults += [f"studies[{i}].{name}: {shown(value)}; {expected} was expected" for i, value in wrong]


def _is_label(value: object) -> bool:
    return isinstance(value, (str, bool)) or is_number(value)


def read_trials(document: Row, known: Iterable[str]) -> MultiarmCase:
    """A case of kind "multiarm": each trial has one control and at least one active arm."""
    faults: list[str] = []
    _, measure, options = _read_head(document, list(known), ARM_FIELDS, faults)
    trials = _read_objects(document, "trials", faults)
    read = [_read_trial(i, trial, ARM_FIELDS[measure], faults) for i, trial in enumerate(trials)] if measure else []
    demand(faults)
    return MultiarmCase(options, measure, tuple(trial for trial in read if trial))


def _read_trial(i: int, trial: Row, fields: tuple[str, ...], faults: list[str]) -> tuple[Row, tuple[Row, ...]] | None:
    """(control, active arms), None where they cannot be told apart."""
    place, arms = f"trials[{i}] ({trial.get('trial', 'no name')})", trial.get("arms")
    if not isinstance(arms, list) or not all(isinstance(arm, Mapping) for arm in arms):
        faults.append(f"{place}: arms is {shown(arms)}; a list of objects was expected")
        return None
    faults += [f"{place} arms[{j}]: {text}" for j, arm in enumerate(arms) for text in _arm_faults(arm, fields)]
    controls = [arm for arm in arms if arm.get("control") is True]
    active = tuple(arm for arm in arms if arm.get("control") is not True)
    if len(controls) == 1 and active:
        return controls[0], active
    found = f"{len(controls)} control and {len(active)} active arms"
    faults.append(f"{place}: {found}; one control and at least one active were expected")
    return None


def _arm_faults(arm: Row, fields: tuple[str, ...]) -> list[str]:
    wrong = faults_of({name: arm.get(name) for name in fields})
    if not wrong and "e" in fields and arm["e"] > arm["n"]:
        wrong = [f"e is {arm['e']} of n = {arm['n']}; events cannot outnumber participants"]
    if not isinstance(arm.get("control", False), bool):
        wrong.append(f"control is {shown(arm['control'])}; true or false was expected")
    return wrong


def read_conversions(document: Row) -> dict[str, Any]:
    """A case of kind "convert", answered: {"conversions": {id: values}}."""
    faults: list[str] = []
    results: dict[str, Any] = {}
    for i, item in enumerate(_read_objects(document, "conversions", faults)):
        identifier = item.get("id")
        if not isinstance(identifier, str) or identifier in results:
            found = shown(identifier)
            faults.append(f"conversions[{i}].id: {found}; a text that no other conversion has was expected")
            continue
        results[identifier] = {}
        try:
            results[identifier] = dict(_convert(item).values)
        except InvalidInput as error:
            faults += [f"conversions[{i}] ({identifier}): {text}" for text in error.faults]
    demand(faults)
    return {"conversions": results}


def _convert(item: Row) -> Conversion:
    op, args = item.get("op"), item.get("args")
    if not isinstance(op, str) or op not in CONVERSIONS:
        raise InvalidInput(f"op is {shown(op)}; known are {', '.join(CONVERSIONS)}")
    if not isinstance(args, Mapping):
        raise InvalidInput(f"args is {shown(args)}; an object was expected")
    parameters = inspect.signature(CONVERSIONS[op]).parameters
    optional = {name for name, p in parameters.items() if p.default is not inspect.Parameter.empty}
    unknown = [name for name in args if name not in parameters]
    absent = [name for name in parameters if name not in optional and name not in args]
    if unknown or absent:
        text = [f"unknown {', '.join(unknown)}"] * bool(unknown) + [f"missing {', '.join(absent)}"] * bool(absent)
        raise InvalidInput(f"args of {op}: {'; '.join(text)}; it takes {', '.join(parameters)}")
    return CONVERSIONS[op](**{n: x for n, x in args.items() if x is not None or n not in optional})
