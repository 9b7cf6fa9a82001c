"""The two addresses that only the project's settings know."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """Where the site is published and where its files are kept; empty where not decided yet."""

    site_url: str = ""
    repo_url: str = ""

    def missing(self) -> list[str]:
        """Names of the settings that are empty, for the build's report."""
        return [name for name in ("site_url", "repo_url") if not getattr(self, name)]

    def full_address(self, address: str) -> str:
        """The public address of a page or file by its address below the root; empty where no site is named."""
        return f"{self.site_url.rstrip('/')}/{address}" if self.site_url else ""
