"""Reading a meta-analysis case: types, names and domains are checked, and all faults are reported at once."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from . import combining, conversions, medians
from .derivation import Conversion, EffectEstimate
from .domain import InvalidInput, fault, is_number, shown
from .effects import MEASURES, estimate_effect, fields_of


class CaseError(ValueError):
    """Bad input; `faults` lists every problem found, the text joins them."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = tuple(faults)


class Faults:
    """A growing list of faults, each with its place in the input."""

    def __init__(self) -> None:
        self._found: list[str] = []

    def add(self, place: str, text: str) -> None:
        """Note one fault."""
        self._found.append(f"{place}: {text}")

    def stop(self) -> None:
        """Raise CaseError if any fault was noted."""
        if self._found:
            raise CaseError(self._found)


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
    studies: tuple[Mapping[str, Any], ...] = field(repr=False)

    def used(self, *names: str) -> tuple[list[float], list[float], list[Mapping[str, Any]]]:
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
    trials: tuple[tuple[Mapping[str, float], tuple[Mapping[str, float], ...]], ...]


def read_studies(document: Mapping[str, Any], known: tuple[str, ...]) -> MetaCase:
    """A case of kind "meta"."""
    faults = Faults()
    analyses = _read_analyses(document, known, faults)
    measure = _read_measure(document, tuple(MEASURES), faults)
    options = _read_options(document, faults)
    _check_needs(analyses, options, faults)
    studies = _read_objects(document, "studies", faults)
    effects = (
        tuple(_read_effect(i, study, measure, cc=options.cc, faults=faults) for i, study in enumerate(studies))
        if measure
        else ()
    )
    _check_columns(studies, analyses, options, faults)
    faults.stop()
    if set(analyses) - {"effects"} and not any(effects):
        raise CaseError([f"studies: no study has all the fields of {measure} ({', '.join(fields_of(str(measure)))})"])
    return MetaCase(options, effects, tuple(studies))


def _read_analyses(document: Mapping[str, Any], known: tuple[str, ...], faults: Faults) -> list[str]:
    names = document.get("analyses")
    if not isinstance(names, list) or not names:
        faults.add("analyses", f"{shown(names)}; a list of at least one of {', '.join(known)} was expected")
        return []
    for name in names:
        if name not in known:
            faults.add("analyses", f"{shown(name)} is unknown; known are {', '.join(known)}")
    return [name for name in names if isinstance(name, str)]


def _read_measure(document: Mapping[str, Any], known: tuple[str, ...], faults: Faults) -> str | None:
    measure = document.get("measure")
    if measure in known:
        return str(measure)
    faults.add("measure", f"{shown(measure)} is unknown; known are {', '.join(known)}")
    return None


def _is_index_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(x, int) and not isinstance(x, bool) and x >= 0 for x in value)


def _is_name_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(x, str) for x in value) and len(set(value)) == len(value)


_OPTION_RULES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "level": (lambda x: fault("level", x) is None, "a fraction between 0 and 1 such as 0.95"),
    "cc": (lambda x: fault("cc", x) is None, "a number of 0 or more"),
    "cumulative_order": (_is_index_list, "a list of 0-based indexes into the rows used"),
    "trimfill_side": (lambda x: x in ("left", "right"), "'left' or 'right'"),
    "subgroup_field": (lambda x: isinstance(x, str), "the name of a field"),
    "moderators": (_is_name_list, "a list of different field names"),
    "cluster_field": (lambda x: isinstance(x, str), "the name of a field"),
}


def _read_options(document: Mapping[str, Any], faults: Faults) -> Options:
    """The options; null means not given, names that are not ours are left alone."""
    given = document.get("options", {})
    if not isinstance(given, Mapping):
        faults.add("options", f"{shown(given)}; an object was expected")
        return Options()
    chosen = {}
    for name, (allowed, expected) in _OPTION_RULES.items():
        value = given.get(name)
        if value is None:
            continue
        if allowed(value):
            chosen[name] = tuple(value) if isinstance(value, list) else value
        else:
            faults.add(f"options.{name}", f"{shown(value)}; {expected} was expected")
    return Options(**chosen)


def _check_needs(analyses: list[str], options: Options, faults: Faults) -> None:
    for name, option in (
        ("trimfill", "trimfill_side"),
        ("subgroup", "subgroup_field"),
        ("metareg", "moderators"),
        ("multilevel", "cluster_field"),
    ):
        if name in analyses and not getattr(options, option):
            faults.add(f"options.{option}", f"missing; the analysis {name} needs it")


def _read_objects(document: Mapping[str, Any], name: str, faults: Faults) -> list[Mapping[str, Any]]:
    rows = document.get(name)
    if not isinstance(rows, list) or not rows:
        faults.add(name, f"{shown(rows)}; a list of at least one object was expected")
        return []
    for i, row in enumerate(rows):
        if not isinstance(row, Mapping):
            faults.add(f"{name}[{i}]", f"{shown(row)}; an object was expected")
    return [row for row in rows if isinstance(row, Mapping)]


def _read_effect(i: int, study: Mapping[str, Any], measure: str, *, cc: float, faults: Faults) -> EffectEstimate | None:
    place = f"studies[{i}] ({study.get('id', 'no id')})"
    needed = fields_of(measure)
    missing = [name for name in needed if name not in study]
    if missing:
        faults.add(
            place, f"{', '.join(missing)} missing; {measure} needs {', '.join(needed)} (null where not reported)"
        )
        return None
    values = {name: study[name] for name in needed}
    wrong = [text for name, value in values.items() if value is not None and (text := fault(name, value))]
    for text in wrong:
        faults.add(place, text)
    if wrong or None in values.values():
        return None
    try:
        return estimate_effect(measure, **values, **({"cc": cc} if measure in ("RR", "OR") else {}))
    except InvalidInput as error:
        faults.add(place, str(error))
        return None


def _check_columns(studies: list[Mapping[str, Any]], analyses: list[str], options: Options, faults: Faults) -> None:
    """Moderators are numbers or null; group and cluster labels are text or numbers or null; each is somewhere given."""
    needs = {
        "metareg": (options.moderators, is_number, "a finite number"),
        "subgroup": ((options.subgroup_field,), _is_label, "text or a number"),
        "multilevel": ((options.cluster_field,), _is_label, "text or a number"),
    }
    for names, allowed, expected in (need for analysis, need in needs.items() if analysis in analyses):
        for name in filter(None, names):
            if studies and all(study.get(name) is None for study in studies):
                faults.add("studies", f"no study has the field {name!r}")
            for i, study in enumerate(studies):
                if study.get(name) is not None and not allowed(study[name]):
                    faults.add(f"studies[{i}].{name}", f"{shown(study[name])}; {expected} was expected")


def _is_label(value: object) -> bool:
    return isinstance(value, (str, bool)) or is_number(value)


ARM_FIELDS = {
    "MD": ("n", "m", "sd"),
    "SMD": ("n", "m", "sd"),
    "ROM": ("n", "m", "sd"),
    "RR": ("n", "e"),
    "OR": ("n", "e"),
}


def read_trials(document: Mapping[str, Any], known: tuple[str, ...]) -> MultiarmCase:
    """A case of kind "multiarm": each trial has one control and at least one active arm."""
    faults = Faults()
    _read_analyses(document, known, faults)
    measure = _read_measure(document, tuple(ARM_FIELDS), faults)
    options = _read_options(document, faults)
    trials = _read_objects(document, "trials", faults)
    read = (
        tuple(_read_trial(i, trial, ARM_FIELDS[measure], faults) for i, trial in enumerate(trials)) if measure else ()
    )
    faults.stop()
    return MultiarmCase(options, str(measure), tuple(trial for trial in read if trial))


def _read_trial(i: int, trial: Mapping[str, Any], fields: tuple[str, ...], faults: Faults) -> Any:
    place = f"trials[{i}] ({trial.get('trial', 'no name')})"
    arms = trial.get("arms")
    if not isinstance(arms, list) or not all(isinstance(arm, Mapping) for arm in arms):
        faults.add(place, f"arms is {shown(arms)}; a list of objects was expected")
        return None
    for j, arm in enumerate(arms):
        wrong = [text for name in fields if (text := fault(name, arm.get(name)))]
        if not wrong and "e" in fields and arm["e"] > arm["n"]:
            wrong = [f"e is {arm['e']} of n = {arm['n']}; events cannot outnumber participants"]
        if not isinstance(arm.get("control", False), bool):
            wrong.append(f"control is {shown(arm['control'])}; true or false was expected")
        for text in wrong:
            faults.add(f"{place} arms[{j}]", text)
    controls = [arm for arm in arms if arm.get("control") is True]
    active = tuple(arm for arm in arms if arm.get("control") is not True)
    if len(controls) != 1 or not active:
        faults.add(
            place,
            f"{len(controls)} control and {len(active)} active arms; one control and at least one active were expected",
        )
        return None
    return controls[0], active


OPERATIONS: dict[str, Callable[..., Conversion]] = {
    "hedges_j": conversions.j_correction,
    **{
        name: getattr(conversions, name)
        for name in (
            "se_from_ci",
            "log_se_from_ratio_ci",
            "sd_from_se",
            "sd_from_ci_mean",
            "se_from_p",
            "se_bound_from_p",
            "se_from_stat",
            "sd_from_md_se",
            "se_from_sds",
            "sd_change",
            "r_from_sds",
            "smd_from_t",
            "logor_from_smd",
            "pct_from_rom",
            "pct_change_arm",
        )
    },
    **{
        name: getattr(medians, name)
        for name in ("mean_sd_from_quartiles", "mean_sd_from_range", "mean_sd_from_fivenum")
    },
    **{
        name: getattr(combining, name)
        for name in (
            "combine_arms",
            "split_control",
            "shared_control_cov",
            "md_crossover",
            "effective_n",
            "cluster_adjusted_se",
        )
    },
}


def read_conversions(document: Mapping[str, Any]) -> dict[str, Any]:
    """A case of kind "convert", answered: {"conversions": {id: values}}."""
    faults, results = Faults(), {}
    for i, item in enumerate(_read_objects(document, "conversions", faults)):
        identifier = item.get("id")
        if not isinstance(identifier, str) or identifier in results:
            faults.add(f"conversions[{i}].id", f"{shown(identifier)}; a text that no other conversion has was expected")
            continue
        try:
            results[identifier] = dict(_convert(item).values)
        except InvalidInput as error:
            results[identifier] = {}
            faults.add(f"conversions[{i}] ({identifier})", str(error))
    faults.stop()
    return {"conversions": results}


def _convert(item: Mapping[str, Any]) -> Conversion:
    op, args = item.get("op"), item.get("args")
    if not isinstance(op, str) or op not in OPERATIONS:
        raise InvalidInput(f"op is {shown(op)}; known are {', '.join(OPERATIONS)}")
    if not isinstance(args, Mapping):
        raise InvalidInput(f"args is {shown(args)}; an object was expected")
    parameters = inspect.signature(OPERATIONS[op]).parameters
    unknown = [name for name in args if name not in parameters]
    absent = [name for name, p in parameters.items() if p.default is inspect.Parameter.empty and name not in args]
    if unknown or absent:
        text = [f"unknown {', '.join(unknown)}"] * bool(unknown) + [f"missing {', '.join(absent)}"] * bool(absent)
        raise InvalidInput(f"args of {op}: {'; '.join(text)}; it takes {', '.join(parameters)}")
    given = {
        name: value
        for name, value in args.items()
        if value is not None or parameters[name].default is inspect.Parameter.empty
    }
    return OPERATIONS[op](**given)
