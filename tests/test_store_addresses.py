"""The address of a quotation is kept, moved or gone when its file or the grammar changes."""

from dataclasses import replace

from made_up import article

from quotes.store.save import save, save_file


def test_a_changed_file_replaces_its_old_document(db):
    save(db, article())
    old = [uid for (uid,) in db.execute("select uid from quotes order by start")]
    save(db, article(words="“Bread is a promise, always,”"))

    assert db.execute("select count(*) from documents").fetchone() == (1,)
    heirs = dict(db.execute("select uid, moved_to from gone").fetchall())
    paraphrase = db.execute("select uid from quotes where kind = 'indirect'").fetchone()[0]
    assert heirs == {old[0]: None, old[1]: paraphrase}


def test_an_address_that_comes_back_is_no_longer_gone(db):
    first, second = article(), article(words="“Bread is a debt,”")
    save(db, first)
    save(db, second)
    save(db, first)

    present = {uid for (uid,) in db.execute("select uid from quotes")}
    gone = {uid for (uid,) in db.execute("select uid from gone")}
    assert not present & gone


def test_a_better_grammar_keeps_the_address_of_the_same_words(db):
    parsed = article()
    save(db, parsed)
    before = db.execute("select id, uid from quotes order by id").fetchall()
    quotes = tuple(replace(quote, speaker=None, evidence=None) for quote in parsed.quotes)
    save(db, replace(parsed, quotes=quotes))

    assert db.execute("select id, uid from quotes order by id").fetchall() == before
    assert db.execute("select count(*) from quotes where speaker is null").fetchone() == (2,)


def test_a_quotation_that_a_better_grammar_cuts_differently_has_moved(db):
    parsed = article()
    save(db, parsed)
    old = db.execute("select uid from quotes where kind = 'direct'").fetchone()[0]
    direct, told = parsed.quotes
    save(db, replace(parsed, quotes=(replace(direct, end=direct.end - 2), told)))

    new = db.execute("select uid from quotes where kind = 'direct'").fetchone()[0]
    assert db.execute("select moved_to from gone where uid = ?", [old]).fetchone() == (new,)


def test_words_that_moved_to_another_part_of_a_file_are_found(db):
    save(db, article("page.txt"))
    old = {uid for (uid,) in db.execute("select uid from quotes")}
    both = [article("page.txt", words) for words in ("“Salt is a threat,”", "“Bread is a promise,”")]
    save_file(
        db,
        [
            replace(parsed, document=replace(parsed.document, sha256="changed", part=number))
            for number, parsed in enumerate(both, start=1)
        ],
    )

    assert {uid for uid, heir in db.execute("select uid, moved_to from gone") if heir} == old
