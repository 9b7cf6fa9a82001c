"""The date of a build comes from the records, or from the one who builds."""

from __future__ import annotations

import pytest

from generator.site_build.dates import build_epoch

DAY = 86_400


@pytest.mark.parametrize(
    ("newest", "epoch"), [("1970-01-03", 2 * DAY), ("1970-02", 31 * DAY), ("1971", 365 * DAY), ("", 0)]
)
def test_the_date_is_the_start_of_the_newest_day_in_universal_time(newest: str, epoch: int) -> None:
    assert build_epoch(newest, override=None) == epoch


def test_the_one_who_builds_has_the_last_word() -> None:
    assert build_epoch("2024-05-01", override="17") == 17


def test_an_override_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="yesterday"):
        build_epoch("2024-05-01", override="yesterday")
