"""What a choice of studies adds up to, in one sentence and one figure: for tables, pictures, and a reader's own.

A sentence is a form and what stands in its places, so that a file of a thousand sentences holds few words. Nothing
here rates: how sure we are is said of the whole alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from generator.publishing.plot_words import SCALES
from generator.publishing.wording import figure, joined, plural
from generator.synthesis.conventions import FEW_FOR_PREDICTION
from generator.synthesis.effect import Effect
from generator.synthesis.meta_analysis import Pool

MODEL_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "REML": "random effects (REML)",
        "PM": "random effects (Paule and Mandel)",
        "DL": "random effects (DerSimonian and Laird)",
        "FE": "common effect",
    }
)
"""What each model of `pool` is called."""

APART = "shown apart"
"""What stands where studies are not added up and a figure would stand."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a pool says. `form` has numbered places for `shown`, `basis` and `more`, in this order.

    `effect` is what may be drawn as one mark; None where the studies are shown apart.
    """

    form: str
    shown: str
    basis: str
    more: tuple[str, ...] = ()
    effect: Effect | None = None

    @property
    def sentence(self) -> str:
        """The sentence with its figures."""
        return self.form.format(self.shown, self.basis, *self.more)


def say(pool: Pool, model: str, *, adds_up: bool, names: Mapping[str, str]) -> Said:
    """What a pool of at least one study says.

    `adds_up` is False where three and more are too small a part of the evidence to be added up (R1); `names` are those
    of the studies, by id.
    """
    said = _said(pool, model, adds_up=adds_up)
    kept_out = [f"{names[study]} ({why})" for study, why in pool.left_out]
    if not kept_out:
        return said
    form = f"{said.form} Ticked, but kept out by our rules: {_slot(said)}."
    return replace(said, form=form, more=(*said.more, joined(kept_out)))


def _said(pool: Pool, model: str, *, adds_up: bool) -> Said:
    unit, basis, effect = SCALES[pool.measure][0], basis_words(pool), pool.effect
    if effect is None or (pool.k > 2 and not adds_up):
        form = f"{{1}}, {APART}: {{2}} {unit}. By our rules they are not added up."
        return Said(form, APART, basis, (_ends(pool),))
    shown = estimate_words(effect)
    if pool.k == 1:
        return Said(f"{{2}} alone, {{1}}: {{0}} {unit}.", shown, basis, (pool.rows[0].label,), effect)
    if pool.k == 2:
        few = "Two studies are too few for a model of random effects."
        return Said(f"{{1}}, {MODEL_WORDS['FE']}: {{0}} {unit}. {few}", shown, basis, (), effect)
    assert pool.i2 is not None  # from two studies on
    spread = f"{pool.i2:.0f}"
    said = Said(f"{{1}}, {MODEL_WORDS[model]}: {{0}} {unit}. I\u00b2 {{2}}\u00a0%.", shown, basis, (spread,), effect)
    return _with_limits(said, pool, effect)


def _with_limits(said: Said, pool: Pool, effect: Effect) -> Said:
    """The sentence on three or more studies, with the second interval that their number asks for (R3)."""
    if pool.k >= FEW_FOR_PREDICTION and pool.prediction:
        words, limits = "The next study may fall anywhere from", pool.prediction
    elif pool.k < FEW_FOR_PREDICTION and pool.hartung_knapp:
        words, limits = "The more cautious interval after Hartung and Knapp is", pool.hartung_knapp
    else:
        return said
    span = f"{effect.figure(limits[0])} to {effect.figure(limits[1])}"
    return replace(said, form=f"{said.form} {words} {_slot(said)}.", more=(*said.more, span))


def _slot(said: Said) -> str:
    """The next free place of a form."""
    return f"{{{len(said.more) + 2}}}"


def estimate_words(effect: Effect) -> str:
    """An estimate with its interval: "2.3 (0.9 to 3.7)"."""
    estimate, lower, upper = effect.shown
    return f"{estimate} ({lower} to {upper})"


def basis_words(pool: Pool) -> str:
    """What a pool rests on: "3 studies, 254 people"; the people only where all are known."""
    studies = plural(pool.k, "study", "studies")
    known = all(row.people is not None for row in pool.rows)
    return f"{studies}, {figure(pool.people)} people" if known else studies


def _ends(pool: Pool) -> str:
    effect = pool.rows[0].effect
    low, high = (effect.figure(end) for end in pool.spread)
    return f"{low} and {high}" if pool.k == 2 else f"from {low} to {high}"
