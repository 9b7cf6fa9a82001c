"""Places of the skeleton: regions, the sites that are measured in them, and site groups that may be pooled."""

from __future__ import annotations

from enum import nonmember

from generator.vocabulary.term import Term


class Region(Term):
    """A part of the skeleton that has a page of its own."""

    SOURCE = nonmember("This project's own list.")

    SPINE = "spine", "Spine", "The lower back; the spine is scanned at the lumbar vertebrae."
    HIP = "hip", "Hip", "The upper end of the thigh bone (proximal femur)."
    FOREARM = "forearm", "Forearm and wrist", "Radius and ulna."
    LEG = "leg", "Leg", "Shaft of the thigh bone, and shin bone."
    FOOT = "foot", "Foot", "The heel bone (calcaneus) is the part that is measured."
    UPPER_ARM = "upper_arm", "Arm", "The humerus, and arms as a whole-body scan sees them."
    WHOLE_BODY = "whole_body", "Whole skeleton", "All bones together, as a whole-body scan sees them."


class SiteGroup(Term):
    """Sites that answer one question together: a page, a cell of the map, a pool."""

    SOURCE = nonmember("ISCD adult positions 2023 for the poolable spine levels; other groups hold one site each.")

    def __init__(self, _id: str, label: str, reader_label: str, region: Region, definition: str = "") -> None:
        super().__init__(_id, label, definition)
        self.reader_label = reader_label
        self.region = region

    LUMBAR_SPINE = "lumbar_spine", "Lumbar spine", "Lower back", Region.SPINE, "L1-L4, L2-L4 or levels not stated."
    SPINE_OTHER = "spine_other", "Other spine measures", "Other spine measures", Region.SPINE
    TOTAL_HIP = "total_hip", "Total hip", "Total hip", Region.HIP
    FEMORAL_NECK = "femoral_neck", "Femoral neck", "Hip: femoral neck", Region.HIP
    TROCHANTER = "trochanter", "Trochanter", "Hip: trochanter", Region.HIP
    INTERTROCHANTER = "intertrochanter", "Intertrochanteric region", "Hip: between the trochanters", Region.HIP
    WARDS = "wards", "Ward's triangle", "Hip: Ward's triangle", Region.HIP, "Never used for diagnosis."
    HIP_UNSPECIFIED = "hip_unspecified", "Hip, part not stated", "Hip, part not stated", Region.HIP
    PELVIS = "pelvis", "Pelvis", "Pelvis", Region.HIP
    FEMORAL_SHAFT = "femoral_shaft", "Femoral shaft", "Thigh bone", Region.LEG
    TIBIA = "tibia", "Tibia", "Shin bone", Region.LEG
    LEGS = "legs", "Legs (whole-body scan)", "Legs", Region.LEG
    RADIUS = "radius", "Radius, shaft", "Forearm", Region.FOREARM
    RADIUS_ULTRADISTAL = "radius_ultradistal", "Ultradistal radius", "Wrist", Region.FOREARM
    FOREARM_TOTAL = "forearm_total", "Total forearm", "Whole forearm", Region.FOREARM
    FOREARM_UNSPECIFIED = "forearm_unspecified", "Forearm, part not stated", "Forearm, part not stated", Region.FOREARM
    CALCANEUS = "calcaneus", "Calcaneus", "Heel", Region.FOOT
    HUMERUS = "humerus", "Humerus", "Upper arm", Region.UPPER_ARM
    ARMS = "arms", "Arms (whole-body scan)", "Arms", Region.UPPER_ARM
    WHOLE_BODY = "whole_body", "Whole body", "Whole body", Region.WHOLE_BODY
    TBLH = "tblh", "Total body less head", "Whole body without the head", Region.WHOLE_BODY


class Site(Term):
    """A place that a scanner measures; results name sites, questions name groups."""

    SOURCE = nonmember(
        "ISCD official positions; anatomy ids from UBERON (CC BY), https://github.com/obophenotype/uberon"
    )

    def __init__(self, _id: str, label: str, group: SiteGroup, uberon: str = "", definition: str = "") -> None:
        super().__init__(_id, label, definition)
        self.group = group
        self.uberon = uberon

    @property
    def region(self) -> Region:
        """The region whose pages show this site."""
        return self.group.region

    LUMBAR_SPINE_L1_L4 = "lumbar_spine_l1_l4", "Lumbar spine L1-L4", SiteGroup.LUMBAR_SPINE, "UBERON:0006074"
    LUMBAR_SPINE_L2_L4 = "lumbar_spine_l2_l4", "Lumbar spine L2-L4", SiteGroup.LUMBAR_SPINE, "UBERON:0006074"
    LUMBAR_SPINE_UNSPECIFIED = (
        "lumbar_spine_unspecified",
        "Lumbar spine, levels not stated",
        SiteGroup.LUMBAR_SPINE,
        "UBERON:0006074",
    )
    LUMBAR_SPINE_LATERAL = "lumbar_spine_lateral", "Lateral lumbar spine", SiteGroup.SPINE_OTHER, "UBERON:0006074"
    LUMBAR_SPINE_QCT = (
        "lumbar_spine_qct",
        "Lumbar spine by QCT",
        SiteGroup.SPINE_OTHER,
        "UBERON:0002414",
        "Volumetric density of the vertebral body; never pooled with a flat (DXA) scan.",
    )
    SPINE_OTHER = "spine_other", "Other part of the spine", SiteGroup.SPINE_OTHER, "", "For example one vertebra."
    FEMORAL_NECK = "femoral_neck", "Femoral neck", SiteGroup.FEMORAL_NECK, "UBERON:0007119"
    TOTAL_HIP = (
        "total_hip",
        "Total hip",
        SiteGroup.TOTAL_HIP,
        "UBERON:0000981",
        "Neck, trochanter and intertrochanteric region together.",
    )
    TROCHANTER = "trochanter", "Trochanter", SiteGroup.TROCHANTER, "UBERON:0002503"
    INTERTROCHANTER = "intertrochanter", "Intertrochanteric region", SiteGroup.INTERTROCHANTER, "UBERON:0000981"
    WARDS = "wards", "Ward's triangle", SiteGroup.WARDS, "", "A scanner region, not an anatomical one."
    HIP_UNSPECIFIED = "hip_unspecified", "Hip, part not stated", SiteGroup.HIP_UNSPECIFIED
    PELVIS = "pelvis", "Pelvis (part of a whole-body scan)", SiteGroup.PELVIS, "UBERON:0001272"
    FEMORAL_SHAFT = "femoral_shaft", "Femoral shaft", SiteGroup.FEMORAL_SHAFT, "UBERON:0006862"
    TIBIA_DISTAL_4 = "tibia_distal_4", "Tibia 4 % (distal)", SiteGroup.TIBIA, "UBERON:0004405"
    TIBIA_SHAFT_38 = "tibia_shaft_38", "Tibia 38 % (shaft)", SiteGroup.TIBIA, "UBERON:0000979"
    TIBIA_50 = "tibia_50", "Tibia 50 % (mid-shaft)", SiteGroup.TIBIA, "UBERON:0000979"
    TIBIA_66 = "tibia_66", "Tibia 66 %", SiteGroup.TIBIA, "UBERON:0000979"
    TIBIA_HRPQCT_7_3 = "tibia_hrpqct_7_3", "Tibia 7.3 % by HR-pQCT", SiteGroup.TIBIA, "UBERON:0000979"
    TIBIA_UNSPECIFIED = (
        "tibia_unspecified",
        "Tibia, level not stated",
        SiteGroup.TIBIA,
        "UBERON:0000979",
        'For example "shaft of the tibia" without the level.',
    )
    LEGS_WHOLE_BODY = "legs_whole_body", "Legs of a whole-body scan", SiteGroup.LEGS
    RADIUS_33 = "radius_33", "Radius 33 % (distal third)", SiteGroup.RADIUS, "UBERON:0001028"
    RADIUS_MID = "radius_mid", "Radius, mid-shaft", SiteGroup.RADIUS, "UBERON:0001423"
    RADIUS_ULTRADISTAL = "radius_ultradistal", "Ultradistal radius", SiteGroup.RADIUS_ULTRADISTAL, "UBERON:0004407"
    RADIUS_HRPQCT_4 = "radius_hrpqct_4", "Radius 4 % by HR-pQCT", SiteGroup.RADIUS_ULTRADISTAL, "UBERON:0001423"
    FOREARM_TOTAL = "forearm_total", "Total forearm", SiteGroup.FOREARM_TOTAL, "UBERON:0001423"
    FOREARM_UNSPECIFIED = (
        "forearm_unspecified",
        "Forearm, part not stated",
        SiteGroup.FOREARM_UNSPECIFIED,
        "",
        'For example "distal forearm" without the level.',
    )
    CALCANEUS = "calcaneus", "Calcaneus", SiteGroup.CALCANEUS, "UBERON:0001450"
    HUMERUS = "humerus", "Humerus", SiteGroup.HUMERUS, "UBERON:0000976"
    HUMERUS_SHAFT = "humerus_shaft", "Humerus, shaft", SiteGroup.HUMERUS, "UBERON:0000976"
    ARMS_WHOLE_BODY = "arms_whole_body", "Arms of a whole-body scan", SiteGroup.ARMS
    ARM_UNSPECIFIED = (
        "arm_unspecified",
        "Arm, bone not stated",
        SiteGroup.ARMS,
        "",
        "For example racquet arm against other arm, several bones together.",
    )
    WHOLE_BODY = "whole_body", "Whole body", SiteGroup.WHOLE_BODY, "UBERON:0004288"
    TBLH = "tblh", "Total body less head", SiteGroup.TBLH, "", "Preferred in children (ISCD paediatric positions)."
