"""The feeds: what RFC 4287 asks of them, the newest first, the same bytes again, and ids that stay."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import datetime

import pytest

from generator.checks import check_all
from generator.publishing.edition import Edition, edition_of
from generator.publishing.feeds import ATOM, FEED, feed_files
from generator.publishing.site_settings import SiteSettings
from generator.reading import read_base
from tests.conftest import ROOT

NAMES = {"a": ATOM}


@pytest.fixture(scope="module")
def edition() -> Edition:
    base, unread = read_base(ROOT)
    return edition_of(base, check_all(base, unread).problems, SiteSettings())


@pytest.fixture(scope="module")
def files(edition: Edition) -> dict[str, str]:
    return {path: str(text) for path, text in feed_files(edition).items()}


def text(node: ET.Element, name: str) -> str:
    found = node.findall(f"a:{name}", NAMES)
    assert len(found) == 1, f"{len(found)} {name}"
    return found[0].text or ""


def test_there_is_a_feed_for_all_and_one_for_each_region(files: dict[str, str]) -> None:
    assert FEED in files and {"regions/spine/feed.xml", "regions/hip/feed.xml"} <= files.keys()


def test_each_feed_has_what_the_standard_asks(files: dict[str, str]) -> None:
    for path, source in files.items():
        feed = ET.fromstring(source)
        assert feed.tag == f"{{{ATOM}}}feed" and text(feed, "title") and text(feed, "id").startswith("urn:uuid:"), path
        assert text(feed.find("a:author", NAMES), "name")
        assert {link.get("rel") for link in feed.findall("a:link", NAMES)} == {"self", "alternate"}
        entries = feed.findall("a:entry", NAMES)
        moments = [text(entry, "updated") for entry in entries]
        assert moments == sorted(moments, reverse=True) and len(entries) <= 100
        assert all(datetime.fromisoformat(moment) for moment in (text(feed, "updated"), *moments))
        assert not moments or text(feed, "updated") == moments[0]
        ids = [text(entry, "id") for entry in entries]
        assert len(set(ids)) == len(ids)
        for entry in entries:
            assert text(entry, "title") and text(entry, "summary")
            assert [link.get("rel") for link in entry.findall("a:link", NAMES)] == ["alternate"]


def test_the_same_records_give_the_same_bytes(edition: Edition, files: dict[str, str]) -> None:
    assert feed_files(edition) == files


def test_links_are_relative_to_the_feed_or_start_at_the_named_site(edition: Edition, files: dict[str, str]) -> None:
    first = ET.fromstring(files[FEED]).find("a:entry/a:link", NAMES)
    assert first is not None and first.get("href", "").startswith("../")
    named = replace(edition, site=SiteSettings(site_url="https://bones.example/"))
    links = ET.fromstring(str(feed_files(named)[FEED])).iterfind(".//a:link", NAMES)
    assert all(link.get("href", "").startswith("https://bones.example/") for link in links)


def test_a_region_tells_of_its_own_records_alone(edition: Edition, files: dict[str, str]) -> None:
    everything = {key for key, found in edition.base.questions.items()}
    for path in ("regions/spine/feed.xml", "regions/hip/feed.xml"):
        assert "<entry>" in files[path]
        region = path.split("/")[1]
        asked = {key for key in everything if region in edition.base.questions[key].record.region}
        links = (link.get("href", "") for link in ET.fromstring(files[path]).iterfind("a:entry/a:link", NAMES))
        told = {href.split("questions/")[1].strip("/") for href in links if "questions/" in href}
        assert told <= asked
