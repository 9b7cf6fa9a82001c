"""Words that pages use without stopping to explain them, and what they mean, for readers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "Abstract": "The short summary at the head of a paper. Of many studies it is all that we have read.",
        "Bone density": "How much mineral lies in a patch of bone on a scan. Also called bone mineral density, BMD. "
        "It is one part of how strong a bone is, and not the same as being unbroken.",
        "Certainty": "How sure one can be that the true effect is near the number given. Not how large the effect is.",
        "Comparison group": "The people that the trained group is set against. Without them nobody "
        "knows what would have "
        "happened anyway.",
        "DXA": "The usual bone scan: a flat X-ray picture of bone.",
        "Femoral neck": "The short bridge of bone between the ball of the hip joint and the shaft of the thigh bone.",
        "Fragility fracture": "A bone that breaks in a fall from standing height or less.",
        "GRADE": "A widely used way to say how sure one can be of evidence, in four levels.",
        "Impact": "The push of the ground against the body, as in jumping, skipping or stamping.",
        "Interval": "The range in which the true value lies with good probability, mostly 95 per cent (a confidence "
        "interval). A wide one means that little is known.",
        "Least significant change": "The smallest change between two scans of one person that is more than "
        "the scanner's own scatter: 2.77 times its precision error.",
        "Less loss": "Both groups lost bone, and the trained group lost less.",
        "Meta-analysis": "A review that adds the results of several studies up into one number.",
        "One-repetition maximum (1RM)": "The most that a person can lift once. Loads are often given as a share of it.",
        "Osteopenia": "Low bone density that is not osteoporosis: a T-score between −1.0 and −2.5.",
        "Osteoporosis": "Bone so thin that it breaks easily; on a scan, a T-score of −2.5 or below.",
        "Percentage point": "The step between two percentages. From a loss of 1 per cent to a gain of 1 per cent it is "
        "2 percentage points.",
        "Precision error": "How far repeated scans of the same person stray, on one scanner with one team.",
        "Randomised": "Chance decided who trained and who did not, so that the groups were alike to begin with.",
        "Review": "A paper that gathers the studies of one question. Systematic, if it searched by a written plan.",
        "Risk of bias": "How likely it is that the way a study was done has bent its result.",
        "Standard deviations (SMD)": "A way to write differences when studies measured on different "
        "scales. It cannot be "
        "read as per cent.",
        "T-score, Z-score": "Bone density compared with young adults (T), or with people of the same age (Z).",
        "Trochanter": "The knob on the outer side of the upper thigh bone, below the hip joint.",
    }
)
"""In alphabetical order."""

WORD_FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Abstract": ("abstract",),
        "Bone density": ("bone mineral density", "bone density", "BMD"),
        "Certainty": ("certainty",),
        "Comparison group": ("comparison group", "comparison groups"),
        "DXA": ("DXA",),
        "Femoral neck": ("femoral neck",),
        "Fragility fracture": ("fragility fracture", "fragility fractures"),
        "GRADE": ("GRADE",),
        "Impact": ("impact",),
        "Interval": ("confidence interval", "interval"),
        "Least significant change": ("least significant change",),
        "Less loss": ("less loss",),
        "Meta-analysis": ("meta-analysis", "meta-analyses"),
        "One-repetition maximum (1RM)": ("one-repetition maximum", "1RM"),
        "Osteopenia": ("osteopenia",),
        "Osteoporosis": ("osteoporosis",),
        "Percentage point": ("percentage points", "percentage point"),
        "Precision error": ("precision error",),
        "Randomised": ("randomised",),
        "Risk of bias": ("risk of bias",),
        "Standard deviations (SMD)": ("standard deviations", "SMD"),
        "T-score, Z-score": ("T-scores", "T-score", "Z-score"),
        "Trochanter": ("trochanter",),
    }
)
"""How a word stands in running text. One without forms, such as "review", is too common to be explained wherever it
stands."""
