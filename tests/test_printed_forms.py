"""Every printed form of a label that we know of gives the words to whoever says them."""

import pytest
from printed_forms import Page, pages, score

PAGES = list(pages())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.title)
def test_the_words_are_given_to_whoever_says_them(page: Page) -> None:
    found = score(page)
    assert found.kind == "transcript"
    assert found.right >= 0.985 * found.all
    assert found.wrong <= 0.003 * found.all
