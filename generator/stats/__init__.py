"""The statistics kernel: floats in, floats out, every result with its derivation. Imports nothing from the project.

    effects, conversions, medians, combining   one study's numbers -> EffectEstimate, Conversion
    pooling, heterogeneity                     estimates and variances -> PooledEffect, Heterogeneity
    sensitivity, regression, trim_and_fill     what a result hangs on
    dependent                                  several effects of one study
    linear_model, tau_squared, distributions   the mathematics below
    meta_case                                  all of it for one JSON case

Bad numbers raise InvalidInput, a ValueError whose text lists every fault.
"""

from __future__ import annotations

from .dependent import best_predictions, multilevel, robust_variance
from .derivation import MEASURES, Conversion, Derivation, EffectEstimate
from .distributions import Inference, Interval
from .domain import InvalidInput
from .effects import estimate_effect, fields_of
from .heterogeneity import Heterogeneity, heterogeneity
from .pooling import PooledEffect, Prediction, pool
from .regression import Egger, MetaRegression, egger, meta_regression
from .sensitivity import Subgroups, between_common_tau2, cumulative, leave_one_out, subgroups
from .trim_and_fill import TrimAndFill, trim_and_fill

__all__ = [
    "MEASURES", "Conversion", "Derivation", "EffectEstimate", "Egger", "Heterogeneity", "Inference", "Interval",
    "InvalidInput", "MetaRegression", "PooledEffect", "Prediction", "Subgroups", "TrimAndFill", "best_predictions",
    "between_common_tau2", "cumulative", "egger", "estimate_effect", "fields_of", "heterogeneity", "leave_one_out",
    "meta_regression", "multilevel", "pool", "robust_variance", "subgroups", "trim_and_fill",
]  # fmt: skip
