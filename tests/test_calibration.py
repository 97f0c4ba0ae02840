"""The confidence means what it says: of the pages that are taken for something for sure, so many are that."""

from calibration import SURE, measured, pages, unseen
from labelled_pages import pages as labelled
from labelled_pages import score


def test_what_is_said_to_be_sure_is_right_so_often() -> None:
    found = measured(pages())
    assert found[SURE[0]][0] > 50
    for level, (taken, right) in found.items():
        assert right >= level * taken


def test_pages_of_todays_web_are_taken_for_what_they_are_and_read_rightly() -> None:
    for page in labelled("mended"):
        found = score(page)
        assert found.kind == page.kind, page.title
        assert found.wrong == 0, page.title
        assert found.right >= 0.9 * found.turns or "sermon" in page.title, page.title


def test_new_pages_are_taken_for_something_for_sure_only_rightly() -> None:
    taken, right = measured(unseen())[SURE[0]]
    assert right >= SURE[0] * taken
