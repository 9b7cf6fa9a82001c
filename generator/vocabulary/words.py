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
        "Fragility fracture": "A bone that breaks in a fall from standing height or less.",
        "GRADE": "A widely used way to say how sure one can be of evidence, in four levels.",
        "Impact": "The push of the ground against the body, as in jumping, skipping or stamping.",
        "Interval": "The range in which the true value lies with good probability, mostly 95 per cent (a confidence "
        "interval). A wide one means that little is known.",
        "Less loss": "Both groups lost bone, and the trained group lost less.",
        "Meta-analysis": "A review that adds the results of several studies up into one number.",
        "One-repetition maximum (1RM)": "The most that a person can lift once. Loads are often given as a share of it.",
        "Osteopenia": "Low bone density that is not osteoporosis: a T-score between −1.0 and −2.5.",
        "Osteoporosis": "Bone so thin that it breaks easily; on a scan, a T-score of −2.5 or below.",
        "Randomised": "Chance decided who trained and who did not, so that the groups were alike to begin with.",
        "Review": "A paper that gathers the studies of one question. Systematic, if it searched by a written plan.",
        "Risk of bias": "How likely it is that the way a study was done has bent its result.",
        "Standard deviations (SMD)": "A way to write differences when studies measured on different "
        "scales. It cannot be "
        "read as per cent.",
        "T-score, Z-score": "Bone density compared with young adults (T), or with people of the same age (Z).",
    }
)
"""In alphabetical order."""
