"""Why a site was not built: each fault carries a message for the person at the keyboard."""

from __future__ import annotations


class SiteNotBuilt(Exception):
    """The build stopped; the site that stood before still stands."""


class EngineFailed(SiteNotBuilt):
    """The engine is missing, or ended with an error; the message holds its own words."""


class BuildRunning(SiteNotBuilt):
    """Another build of this checkout holds the lock."""


class OutputRefused(SiteNotBuilt):
    """The output folder holds something that a build did not make, so it is not replaced."""


class SearchNotMade(SiteNotBuilt):
    """Pagefind, which makes the index of the search, is missing or cannot."""
