"""The page of a quotation: the words in their place, and what must be said beside them."""

from dataclasses import replace

import pytest
from made_up import article, transcript
from served import Site, collection, text

from quotes.models import Remark


def test_the_page_of_a_quotation_shows_the_words_in_their_place(site):
    page = site.get("/quote/" + site.uid("text like '%promise%'")).text

    assert '<mark class="quoted">“Bread is a promise,”</mark>' in page
    shown = text(page)
    for words in (
        "the name stands beside the quotation",
        "The bakery burnt down in May.",
        "https://example.org/bakery given when it was loaded",
        "4 May 2023",
        "Lind, E. (2023, May 4). Bakery To Reopen.",
    ):
        assert words in shown
    assert "https://example.org/bakery#:~:text=Bread%20is%20a%20promise%2C" in page


def test_two_turns_stand_before_and_after(site):
    page = text(site.get("/quote/" + site.uid("text like '%ferries%'")).text)

    for words in ("Madam Mayor, what now?", "The ice decides", "And the ferries?", "Nobody owns", "with my dog"):
        assert words in page


def test_more_can_be_shown_around_the_words(site):
    uid = site.uid("text like '%harbour froze%'")
    near, wide = (text(site.get(f"/quote/{uid}{more}").text) for more in ("", "?around=10"))

    assert ("with my dog" in near, "with my dog" in wide) == (False, True)
    assert ("Show more around it" in near, "Show more around it" in wide) == (True, False)


@pytest.mark.parametrize(
    ("where", "heading"),
    [
        ("translated = 'yes'", "A translator’s words."),
        ("kind = 'indirect'", "A paraphrase, not their words."),
        ("document = (select id from documents where path = 'salt.txt')", "Unnamed source."),
        ("date is null", "the source gives no date"),
    ],
)
def test_what_must_be_said_beside_the_words_is_said(site, where, heading):
    assert heading in text(site.get(f"/quote/{site.uid(where)}").text)


def test_missing_facts_are_told_in_words(site):
    for (uid,) in site.rows("select uid from quotes"):
        assert "None" not in text(site.get(f"/quote/{uid}").text)


def test_a_remark_on_the_words_or_their_label_is_said_beside_them(tmp_path):
    words, spoken = article("a.txt", "“Bread is a promise,”"), transcript()
    quote, turn = words.quotes[0], spoken.turns[1]
    site = Site(
        collection(
            tmp_path / "q.db",
            replace(words, remarks=(Remark("odd", quote.start, quote.end, "an odd place"),)),
            replace(spoken, remarks=(Remark("odd", turn.label.start, turn.label.end, "an odd label"),)),
        )
    )
    try:
        said = {uid: text(site.get(f"/quote/{uid}").text) for (uid,) in site.rows("select uid from quotes")}
        told = [site.json(f"/api/v1/quote/{uid}.json")["remarks"] for uid in said]
    finally:
        site.close()

    assert sum("an odd place" in page for page in said.values()) == 1
    assert sum("an odd label" in page for page in said.values()) == 1
    assert sorted(remark["message"] for remarks in told for remark in remarks) == ["an odd label", "an odd place"]
