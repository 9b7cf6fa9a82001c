"""What the lines on safety rest on: each source with its public address."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SafetySource:
    """A publication behind a line. `bib_key` is its key where this collection may hold a record of it."""

    authors: str
    year: int | None
    title: str
    url: str
    bib_key: str = ""
    read: bool = True
    """False: we know it from a copy or from what others write; the original is still to be read."""


ROS_CONSENSUS = SafetySource(
    "Brooke-Wavell and others",
    2022,
    "Strong, steady and straight: UK consensus statement on exercise for osteoporosis",
    "https://doi.org/10.1136/bjsports-2021-104634",
    "brooke-wavell-2022",
)
ROS_BLOG = SafetySource(
    "BJSM blog",
    2023,
    "Steady and straight: the UK consensus statement in short",
    "https://blogs.bmj.com/bjsm/2023/10/30/"
    "steady-and-straight-uk-consensus-statement-on-physical-activity-and-exercise-for-osteoporosis",
)
KUNUTSOR_2018 = SafetySource(
    "Kunutsor and others",
    2018,
    "Adverse events of exercise in adults with osteoporosis and osteopenia: a review",
    "https://doi.org/10.22540/JFSF-03-155",
    "kunutsor-2018",
)
ESSA_2017 = SafetySource(
    "Beck and others",
    2017,
    "Exercise and Sports Science Australia: position statement on osteoporosis",
    "https://doi.org/10.1016/j.jsams.2016.10.001",
    "beck-2017-essa",
)
BHOF_SPINE = SafetySource(
    "Bone Health and Osteoporosis Foundation",
    None,
    "Protecting your spine",
    "https://www.bonehealthandosteoporosis.org/patients/treatment/exercisesafe-movement/protecting-your-spine/",
)
TOO_FIT_2014 = SafetySource(
    "Giangregorio and others",
    2014,
    "Too Fit To Fracture: exercise recommendations",
    "https://doi.org/10.1007/s00198-013-2523-2",
    "giangregorio-2014",
)
TOO_FIT_TABLE = SafetySource(
    "Giangregorio and others",
    2015,
    "Too Fit To Fracture: outcomes of a Delphi consensus process, table 5",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC5101068/table/T5",
)
LIFTMOR = SafetySource(
    "Watson and others",
    2018,
    "The LIFTMOR trial of heavy lifting and impact",
    "https://doi.org/10.1002/jbmr.3284",
    "watson-2018",
)
PONZANO_2021 = SafetySource(
    "Ponzano and others",
    2021,
    "Progressive resistance training in people at risk of fracture: a review",
    "https://doi.org/10.1093/ptj/pzaa221",
    "ponzano-2021",
)
MORIN_2023 = SafetySource(
    "Morin and others",
    2023,
    "Osteoporosis Canada: guideline",
    "https://doi.org/10.1503/cmaj.221647",
    "morin-2023",
)
NICE_CG146 = SafetySource(
    "NICE (UK)",
    2012,
    "Osteoporosis: assessing the risk of fragility fracture (CG146), read in a list of its recommendations",
    "https://www.guidelines.co.uk/musculoskeletal-and-joints-/nice-osteoporosis-guideline/236056.article",
)
USPSTF_2018 = SafetySource(
    "US Preventive Services Task Force",
    2018,
    "Osteoporosis to prevent fractures: screening; summary of the recommendation. A newer version exists",
    "https://epss.ahrq.gov/ePSS/TopicDetails.do?topicid=235&tab=1",
)
CTFPHC_2023 = SafetySource(
    "Canadian Task Force on Preventive Health Care",
    2023,
    "Recommendations on screening for primary prevention of fragility fractures; abstract",
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC10166624",
)
ISCD_2005 = SafetySource(
    "International Society for Clinical Densitometry",
    None,
    "Indications for bone density testing, in a table that reprints them. Newer positions exist",
    "https://clinicalmolecularallergy.biomedcentral.com/articles/10.1186/1476-7961-2-9/tables/3",
    read=False,
)
PIERCY_2018 = SafetySource(
    "Piercy and others",
    2018,
    "The Physical Activity Guidelines for Americans",
    "https://doi.org/10.1001/jama.2018.14854",
    "pag-2018",
)
MAYO_STOP = SafetySource(
    "Mayo Clinic",
    2012,
    "Exercise: when you need your doctor's OK; when to stop",
    "https://www.mayoclinic.org/diseases-conditions/high-blood-pressure/in-depth/high-blood-pressure/art-20045206",
)
NIA_ACTIVITY = SafetySource(
    "National Institute on Aging, USA",
    None,
    "Exercise and physical activity",
    "https://www.nia.nih.gov/health/exercise-and-physical-activity",
    read=False,
)

# ---------------------------------------------------------------- lines, in the order in which they are printed
