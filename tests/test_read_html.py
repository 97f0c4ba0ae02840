"""Saved pages: every block of a transcript is kept, an article is freed of its page, the markup's facts are kept."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.errors import UnreadableError
from quotes.kinds import QuoteKind
from quotes.parsing.parse import parse
from quotes.read import html
from quotes.read.extras import need

DATA = Path(__file__).parent / "data" / "html"


def pages(name):
    path = DATA / name
    return list(html.read(str(path), path.read_bytes()))


def stated(document):
    """The facts of a document that are known."""
    names = ("title", "outlet", "program", "published", "url", "byline")
    return {name: fact.value for name in names if (fact := getattr(document.facts, name))}


def test_a_transcript_page_keeps_every_block_of_the_transcript():
    """As npr.org writes them: paragraphs never closed, a label in a paragraph of its own."""
    (document,) = pages("npr.html")

    assert document.text == (
        "ANN REYES, HOST:\n\n"
        "Growers here have waited for rain & wind.\n\n"
        "(SOUNDBITE OF DOOR)\n\n"
        "TOM OKORO: We can't wait.\nNot now.\n\n"
        "REYES: And\u00a0you? Hi.\n\n"
        "OKORO: Fine.\n\n"
        "Copyright © 2021 Example Radio. All rights reserved."
    )
    assert (document.part, document.remarks) == (None, ())


def test_open_graph_states_facts():
    (document,) = pages("npr.html")

    assert stated(document) == {
        "title": "A dry summer's end",
        "outlet": "Example Radio",
        "published": "2021-05-06",
        "url": "https://radio.example/2021/05/06/1/dry-summer",
    }
    assert document.facts.title.origin == "markup"


def test_a_stations_page_is_read_in_the_encoding_it_declares():
    (document,) = pages("station.html")

    assert document.text == (
        "Rain at last\n\n"
        "It rained in the café district. Ann Reyes reports.\n\n"
        "ANN REYES, BYLINE: Early this morning...\n\n"
        "TOM OKORO: I heard it.\n\n"
        "REYES: ...It came. Transcript provided by Example Radio."
    )
    assert document.remarks == ()


def test_json_ld_states_facts_and_a_broken_script_costs_only_itself():
    (document,) = pages("station.html")

    assert stated(document) == {
        "title": "Rain at last",
        "outlet": "Example Radio",
        "program": "Morning Talk",
        "published": "2019-05-06T07:00:00Z",
        "url": "https://station.example/rain",
        "byline": "Ann Reyes, Tom Okoro",
    }


def test_a_page_of_several_stories_is_split():
    rain, wind = pages("stories.html")

    assert rain.text == "Rain\n\nANN REYES, HOST: Good morning.\n\nTOM OKORO: Good morning.\n\nRead more"
    assert wind.text == "Wind\n\nANN REYES, HOST: Good evening.\n\nMIA LIND: Good evening."
    assert [(story.part, stated(story)) for story in (rain, wind)] == [
        (1, {"outlet": "Example Radio"}),
        (2, {"outlet": "Example Radio"}),
    ]


def test_an_article_is_freed_of_its_page_and_keeps_its_block_quotations():
    (document,) = pages("article.html")

    assert document.text.startswith("The farmers of the valley")
    assert document.text.endswith("before the end of the month.")
    assert "who grows wheat and barley on the northern side" in document.text
    (span,) = document.blockquotes
    assert span.of(document.text) == (
        "We have done all that can be done with the water that is left.\n\n"
        "We ask you to open the gates of the upper lake."
    )


REFUSED = [
    (b"<html><body></body></html>", "is a web page without a story"),
    (b"<html><script>var x;</script></html>", "is a web page without a story"),
    (b"<!-- -->", "is a web page without a story"),
    (b"%PDF-1.7", "is a PDF"),
    (b"  ", "holds nothing but white space"),
]


@pytest.mark.parametrize(("data", "message"), REFUSED)
def test_a_page_without_a_story_is_refused(data, message):
    with pytest.raises(UnreadableError, match=f"^{message}"):
        list(html.read("x.html", data))


def test_lines_of_preformatted_text_stay_lines():
    data = b"<body><pre>ANN REYES: Hello,\n  all.\n\n\n<b>TOM OKORO:</b> Hello.</pre>REYES:\nBye."

    assert [document.text for document in html.read("x.html", data)] == [
        "ANN REYES: Hello,\nall.\n\nTOM OKORO: Hello.\n\nREYES: Bye."
    ]


def test_a_missing_library_is_named_with_the_way_to_get_it():
    with pytest.raises(UnreadableError, match=r"^needs nolibrary: pip install 'attributed-quotes\[html\]'$"):
        need("nolibrary", "html")


def test_a_deep_page_is_read():
    data = b"<div>" * 1500 + b"<p>ANN REYES: Hello.<p>TOM OKORO: Hello." + b"</div>" * 1500

    assert [document.text for document in html.read("x.html", data)] == ["ANN REYES: Hello.\n\nTOM OKORO: Hello."]


MARKUP = ["<p>", "</p>", "<br>", "<q>", "</q>", "<blockquote>", "</blockquote>", "<!--", "-->", "<div>", "</div>"]
LABELS = ["ANN REYES: ", "TOM: ", " \n ", "\u00a0", "&amp;", "<", "\0", "Hi."]


@given(
    st.lists(
        st.sampled_from(MARKUP + LABELS) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=3),
        max_size=30,
    )
)
def test_any_page_is_read_or_refused(pieces):
    page = "<article><p>ANN REYES: Hello.<p>TOM OKORO: Hello." + "".join(pieces)
    (document,) = html.read("x.html", page.encode("utf-8", "replace"))

    assert all(0 <= span.start < span.end <= len(document.text) for span in document.blockquotes)
    assert "\n\n\n" not in document.text


def test_a_block_quotation_is_a_quotation():
    (document,) = pages("article.html")
    parsed = parse(document)
    names = {person.id: person.name or person.description for person in parsed.people}
    quotes = {
        document.text[quote.start : quote.end]: names[quote.speaker]
        for quote in parsed.quotes
        if quote.kind is not QuoteKind.INDIRECT
    }

    assert quotes == {
        "“We can wait another week,”": "Tom Okoro",
        "We have done all that can be done with the water that is left.": "the growers’ union",
        "We ask you to open the gates of the upper lake.": "the growers’ union",
    }


def test_a_page_whose_labels_come_back_in_ordinary_letters_keeps_every_turn() -> None:
    talk = ["Ann Hill: Good morning.", "Bob Ray: Hi.", "Ann Hill: Rain?", "Bob Ray: Yes.", "Ann Hill: Thanks."]
    page = "".join(f"<p>{line}</p>" for line in talk)
    (document,) = html.read("x.html", f"<body><nav>Menu</nav><article><h1>Rain</h1>{page}</article></body>".encode())

    assert [line for line in document.text.split("\n") if ":" in line] == talk
