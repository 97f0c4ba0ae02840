"""The page of a document: all of it, its quotations where they stand, and its other copies."""

import re
from dataclasses import replace

from made_up import article, transcript
from served import Site, collection, text
from sqlite_utils import Database

from quotes.kinds import DocumentKind
from quotes.models import Considered


def test_the_page_of_a_document_holds_all_of_it(site):
    (uid, whole), *_ = site.rows("select uid, text from documents where kind = 'transcript'")
    response = site.get(f"/document/{uid}")

    page = text(response.text)
    for line in whole.splitlines():
        words = line.partition(": ")[2] or line
        for part in re.split(r"(?<=\))\s*", words):
            assert part.strip() in page
    assert 'id="t3"' in response.text
    assert "Remark: a line seems to be missing here" in page


def test_a_document_marks_its_quotations_where_they_stand(site):
    uid, document = site.rows(
        "select quotes.uid, documents.uid from quotes join documents on documents.id = document"
        " where quotes.kind = 'direct'"
    )[0]

    assert f'id="q-{uid}" data-n="1" href="/quote/{uid}"' in site.get(f"/document/{document}").text


def test_the_margin_names_who_says_what_and_numbers_lead_both_ways(site):
    (document,) = site.rows("select uid from documents where path = 'bakery.txt'")[0]
    page = site.get(f"/document/{document}").text
    uid = site.uid("text like '%promise%'")

    assert '<p class="voice s1"><a href="/person/asa-brannstrom"><bdi>Åsa Brännström</bdi></a>' in page
    assert f'<li id="l-1"><a href="#q-{uid}">' in page
    assert 'href="#l-1" aria-label="Quotation 1 in the list"' in page
    assert "Words of saying: said . Named there as Åsa Brännström ." in text(page)
    assert "paraphrased" in text(page)
    assert 'data-n="2"' not in page, "a paraphrase is no numbered quotation"


def test_the_strip_shows_who_speaks_from_the_beginning_to_the_end(site):
    (document,) = site.rows("select uid from documents where kind = 'transcript'")[0]
    page = site.get(f"/document/{document}").text

    assert page.count('<rect class="s') == 5
    assert "Åsa Brännström 14 2 0 Tom Okafor 13 2 0" in text(page)


def test_a_document_can_be_searched(site):
    (document,) = site.rows("select uid from documents where kind = 'transcript'")[0]
    page = site.get(f"/document/{document}?q=ferries").text
    place = re.search(r'href="(/document/\w+#(c\d+))"', page)

    assert "2 paragraphs with ferries" in text(page)
    assert place
    assert f'id="{place[2]}"' in page


def test_an_untitled_document_is_headed_by_its_first_line_once(tmp_path):
    untitled = replace(article(), facts=replace(article().facts, title=None))
    site = Site(collection(tmp_path / "q.db", untitled))
    (uid, label) = site.rows("select uid, label from documents")[0]
    page = text(site.get(f"/document/{uid}").text.partition("<main")[2])
    site.close()

    assert label == "Bakery To Reopen"
    assert page.count(label) == 1


def test_a_long_document_is_read_in_parts_with_nothing_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr("quotes.store.queries.document.PAGE", 120)
    site = Site(collection(tmp_path / "q.db", transcript()))
    (uid,) = site.rows("select uid from documents")[0]
    path, shown = f"/document/{uid}", ""
    while path:
        page = site.get(path).text
        shown += text(page.partition("<aside")[0])
        following = re.search(r'rel="next" href="([^"]+)"', page)
        path = following[1].replace("&amp;", "&") if following else ""
    site.close()

    for words in ("Madam Mayor, what now?", "The ice decides", "And the ferries?", "Nobody owns", "with my dog"):
        assert shown.count(words) == 1


def test_copies_of_a_story_lead_to_each_other(tmp_path):
    path = collection(tmp_path / "q.db", article("a.txt", outlet="Post"), article("b.txt", "“Bread,”", outlet="Times"))
    with Database(path) as db:
        db["stories"].insert({"id": 1, "uid": "story", "label": "Bakery To Reopen"})
        db.execute("update documents set story = 1")
        db.conn.commit()
    site = Site(path)
    pages = [site.get(f"/document/{uid}") for (uid,) in site.rows("select uid from documents order by outlet")]
    pages.append(site.get("/quote/" + site.uid("text = '“Bread,”'")))
    site.close()

    assert ["Other copies Times" in text(page.text) for page in pages] == [True, False, False]
    assert ["Other copies Post" in text(page.text) for page in pages] == [False, True, True]


def test_a_document_says_how_sure_its_kind_is_and_what_else_it_may_be(tmp_path):
    others = (Considered(DocumentKind.TRANSCRIPT, "names", 3), Considered(DocumentKind.ARTICLE, None, 0))
    unsure = replace(transcript(), confidence=0.9, considered=others)
    site = Site(collection(tmp_path / "q.db", unsure))
    (uid,) = site.rows("select uid from documents")[0]
    page = text(site.get(f"/document/{uid}").text)
    told = site.json(f"/api/v1/document/{uid}.json")
    site.close()

    assert "Read as transcript, 90 % sure; it may also be names (3 labels), article" in page
    assert told["confidence"] == 0.9
    assert told["considered"][1] == {"kind": "article", "style": None, "labels": 0}
