"""From records to a site: the only package that starts the engine and owns the output folders."""

from __future__ import annotations

from generator.site_build.csp import protect_site
from generator.site_build.dates import build_epoch
from generator.site_build.docs import Published, publish_docs
from generator.site_build.engine import PUBLISHED
from generator.site_build.faults import OutputRefused, SiteNotBuilt
from generator.site_build.lock import only_build
from generator.site_build.past import Past, past_checkout
from generator.site_build.site import Site, build_site, refuse_foreign_output

__all__ = [
    "PUBLISHED",
    "OutputRefused",
    "Past",
    "Published",
    "Site",
    "SiteNotBuilt",
    "build_epoch",
    "build_site",
    "only_build",
    "past_checkout",
    "protect_site",
    "publish_docs",
    "refuse_foreign_output",
]
