"""Copies are linked alike in whatever order documents come, go and change, and however often a load is killed."""

import random
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from quotes.archive.load import load
from quotes.copies.groups import copies
from quotes.copies.sketch import similarity
from quotes.models import Document
from quotes.read.text import document
from quotes.store.connect import create_or_open
from quotes.store.stories import link

WORDS = [f"{first}{second}" for first in "bdfgklmnprst" for second in ("ain", "ell", "ing", "ote", "und", "ark", "ist")]
NAMES = ["ANN REYES, HOST", "TOM OKORO, BYLINE", "VERA LIND"]


def sentence(number: int) -> str:
    choice = random.Random(number)  # noqa: S311 - no secret
    return " ".join(choice.choices(WORDS, k=14)).capitalize() + "."


def page(name: str, lines: list[tuple[int, bool]]) -> Document:
    """A transcript of numbered sentences, each with the label of who says it or without."""
    said = "\n\n".join(
        (f"{NAMES[number % 3]}: " if labelled else "\n") + sentence(number) for number, labelled in lines
    )
    return document(f"{name}.txt", f"© 2021 {name}\n\nThe Story\n\n{said}\n".encode())


LINES = st.lists(st.tuples(st.integers(0, 9), st.booleans()), min_size=3, max_size=6, unique_by=lambda line: line[0])
NAMED = st.sampled_from([f"K{letter}" for letter in "ABCDEFGH"])
STEPS = st.lists(st.tuples(NAMED, LINES, st.booleans(), st.booleans()), min_size=1, max_size=14)
"""A page, what stands on it, whether the load is killed before it links, and whether that was the only page of it."""

SEEN = (
    "select d.path, s.uid, s.label from documents d left join stories s on s.id = d.story order by 1",
    (
        "select d.path, t.position, p.uid, t.evidence from turns t join documents d on d.id = t.document"
        " left join people p on p.id = t.speaker order by 1, 2"
    ),
    (
        "select q.uid, p.uid, q.evidence, c.uid from quotes q left join people p on p.id = q.speaker"
        " left join quotes c on c.id = q.copy_of order by 1"
    ),
    (
        "select d.path, r.kind, r.message, r.start, r.end, o.path from remarks r join documents d on d.id = r.document"
        " left join documents o on o.id = r.other order by 1, 2, 3, 4, 5, 6"
    ),
    "select uid, quotations, documents from people order by 1",
    "select uid, label from stories order by 1",
    "select key, path from _bands join documents on documents.id = _bands.id order by 1, 2",
    "select * from _unlinked",
)


def seen(db: Database) -> list[list[tuple]]:
    return [db.execute(sql).fetchall() for sql in SEEN]


@contextmanager
def fresh() -> Iterator[Database]:
    db = create_or_open(":memory:")
    yield db
    db.close()


@settings(max_examples=25)
@given(STEPS, st.randoms(use_true_random=False))
def test_one_by_one_with_changes_and_kills_ends_as_all_at_once(steps, shuffled):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quotes.copies.index.NEAR", 1)
        patch.setattr("quotes.store.stories.TOGETHER", 2)
        with fresh() as db, fresh() as once:
            last: dict[str, Document] = {}
            waiting: dict[str, Document] = {}
            for name, lines, killed, alone in steps:
                last[name] = waiting[name] = page(name, lines)
                if alone:
                    with pytest.MonkeyPatch.context() as kill:
                        if killed:
                            kill.setattr("quotes.archive.load.link", lambda _: None)
                        load(db, waiting.values())
                    waiting = {}
            load(db, waiting.values())
            pages = list(last.values())
            shuffled.shuffle(pages)
            load(once, pages)
            assert seen(db) == seen(once)


class KilledError(BaseException):
    """What a kill looks like from inside."""


def killed(db: Database, moment: int) -> bool:
    """Link, and be killed before the write of that number; whether there were so many."""
    writes = iter(range(moment))

    def execute(sql, *parameters, real=db.execute):
        if sql.lstrip().startswith(("delete", "update", "insert")) and next(writes, None) is None:
            raise KilledError
        return real(sql, *parameters)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db, "execute", execute)
        try:
            link(db)
        except KilledError:
            return True
    return False


def test_a_load_killed_at_any_moment_of_linking_is_made_good_by_one_that_brings_nothing(monkeypatch):
    pages = [page(name, [(number, number % 2 == 0) for number in range(6)]) for name in ("KA", "KB", "KC", "KD")]
    monkeypatch.setattr("quotes.store.stories.TOGETHER", 1)
    with fresh() as once:
        load(once, pages)
        wanted = seen(once)
    for moment in range(0, 1000, 2):
        with fresh() as db:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("quotes.archive.load.link", lambda _: None)
                load(db, pages)
            more = killed(db, moment)
            load(db, [])
            assert seen(db) == wanted
        if not more:
            break
    assert moment > 20


def test_sketches_of_other_rules_are_made_anew_from_the_stored_text():
    pages = [page(name, [(number, number % 2 == 0) for number in range(6)]) for name in ("KA", "KB", "KC", "KD")]
    with fresh() as db:
        load(db, [*pages, document("nul.txt", b"Nothing\0 is said here. " * 20)])
        wanted, sketches = seen(db), db.execute("select * from _sketches order by id").fetchall()
        db.execute("update _sketches set sketch = cast(x'0000' || substr(sketch, 3) as blob)")
        link(db)
        db.execute("update _sketches set sketch = cast(x'0000' || substr(sketch, 3) as blob) where id % 2")
        load(db, [])
        assert db.execute("select * from _sketches order by id").fetchall() == sketches
        assert seen(db) == wanted


def test_a_decision_reaches_the_copies(tmp_path, quotes):
    """Whoever was taken over from a copy is there who they are in it."""
    lines = [(number, True) for number in range(6)]
    with create_or_open(tmp_path / "q.db") as db:
        load(db, [page("KA", lines), page("KB", [(0, False), *lines[1:]]), page("KC", [(7, True), (8, True)])])
    assert quotes("people", "rename", tmp_path / "q.db", "vera-lind", "Vera B. Lind").returncode == 0
    assert quotes("people", "merge", tmp_path / "q.db", "ann-reyes", "vera-lind").returncode == 0
    with create_or_open(tmp_path / "q.db") as db:
        told = "select name from turns join people on people.id = speaker where evidence = 'another copy'"
        assert db.execute(told).fetchall() == [("Vera B. Lind",)]


def test_words_that_thousands_share_make_no_candidates(monkeypatch):
    """Every page ends in the same hundred words; only the copies among them meet in number."""
    boilerplate = " ".join(sentence(number) for number in range(100, 108))
    pages = [
        (f"{seed}{copy}", " ".join(sentence(1000 * seed + number) for number in range(10 + copy)) + boilerplate)
        for seed in range(1, 400)
        for copy in range(1 + (seed % 40 == 0))
    ]
    compared = []

    def counting(one, other):
        compared.append((one, other))
        return similarity(one, other)

    monkeypatch.setattr("quotes.copies.index.similarity", counting)
    groups = copies(pages)
    assert [group.ids for group in groups] == [(f"{seed}0", f"{seed}1") for seed in range(40, 400, 40)]
    assert len(compared) < 100 * len(pages)
