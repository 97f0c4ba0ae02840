"""The page of a document: all of it, its quotations where they stand, and its other copies."""

import re

from made_up import article, transcript
from served import Site, collection, text
from sqlite_utils import Database


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

    assert f'id="q-{uid}" href="/quote/{uid}"' in site.get(f"/document/{document}").text


def test_a_long_document_is_read_in_parts_with_nothing_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr("quotes.store.queries.document.LONG", 120)
    site = Site(collection(tmp_path / "q.db", transcript()))
    (uid,) = site.rows("select uid from documents")[0]
    path, shown = f"/document/{uid}", ""
    while path:
        page = site.get(path).text
        shown += text(page)
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
