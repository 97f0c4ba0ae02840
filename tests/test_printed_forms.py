"""Every printed form of a label that we know of gives the words to whoever says them."""

import pytest
from printed_forms import Page, pages, score

PAGES = list(pages())
MISSED = {
    "commons, name on a line of its own",
}
"""Forms that are not read rightly so far."""


@pytest.mark.parametrize("page", [page for page in PAGES if page.title not in MISSED], ids=lambda page: page.title)
def test_the_words_are_given_to_whoever_says_them(page: Page) -> None:
    found = score(page)
    assert found.kind == "transcript"
    assert found.right >= 0.985 * found.all
    assert found.wrong <= 0.003 * found.all


def test_no_form_is_taken_for_an_exception_without_need() -> None:
    assert {page.title for page in PAGES} >= MISSED
