"""Nothing that was loaded is ever lost: files of every form, loaded, changed, renamed, forgotten and cut off."""

import shutil
import sqlite3
import tempfile
from collections import Counter
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from made_up_files import FORMS, Form, Known, Story

from quotes.archive.verify import verify
from quotes.commands.forget import forget
from quotes.commands.load import load
from quotes.parsing import parse as parsing
from quotes.store.connect import open_existing


def query(path: Path, sql: str, *values: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql, values).fetchall()


def stored(path: Path) -> Counter[str]:
    """The hashes of the documents in a database."""
    return Counter(digest for (digest,) in query(path, "select sha256 from documents"))


def anonymous(one: Known) -> Known:
    """A document, whatever a corpus calls it."""
    return replace(one, row="")


def told(output: str) -> dict[str, int]:
    """The table that ends a load."""
    return {
        name: int(count.replace(",", "")) for name, count in (row.rsplit(maxsplit=1) for row in output.splitlines())
    }


class Cut(BaseException):
    """What ends a load in the middle, as a kill would."""


class Archive(RuleBasedStateMachine):
    """A folder of files beside the database that they are loaded into, and a plain model of what must be there.

    The model knows documents by what `Form.known` says; the database's own names for them are learnt as they come.
    """

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp())
        self.folder = self.root / "archive"
        self.folder.mkdir()
        self.db = self.root / "q.db"
        self.next = 0
        self.files: dict[str, tuple[Form, list[Story]]] = {}
        self.read: dict[str, list[Known]] = {}
        """What each file held when it was last loaded."""
        self.places: dict[Known, set[str]] = {}
        """For each document that must be there, the files that hold it, or held it without a successor."""
        self.maybe: set[Known] = set()
        """Documents that a load may have stored before it was cut off, or whose successor cannot be told."""
        self.forgotten: set[Known] = set()
        self.closed: set[tuple[str, str]] = set()
        """The files of one document, and the named rows, whose document was forgotten: so may be its next version,
        unless another file held it too."""
        self.addresses: set[str] = set()

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    def story(self) -> Story:
        self.next += 1
        return Story(f"s{self.next}", self.next)

    def write(self, name: str) -> None:
        form, stories = self.files[name]
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(form.write(stories), "utf-8")

    @initialize()
    def two_folders(self) -> None:
        """The same relative path in two folders is two files."""
        for folder in "ab":
            self.files[f"{folder}/001.txt"] = (FORMS["text"], [self.story()])
            self.write(f"{folder}/001.txt")

    @rule(form=st.sampled_from(sorted(FORMS)), many=st.integers(1, 4), folder=st.sampled_from("abc"))
    def adds(self, form: str, many: int, folder: str) -> None:
        made = FORMS[form]
        stories = [self.story() for _ in range(1 if made.single else max(many, 2))]
        name = f"{folder}/{self.next:03}.{made.ending}"
        self.files[name] = (made, stories)
        self.write(name)

    def pick(self, data: st.DataObject) -> str:
        return str(data.draw(st.sampled_from(sorted(self.files))))

    @rule(data=st.data())
    def changes(self, data: st.DataObject) -> None:
        """One story of a file is written anew, under the same id."""
        _, stories = self.files[name := self.pick(data)]
        at = data.draw(st.integers(0, len(stories) - 1))
        stories[at] = Story(stories[at].id, self.story().number)
        self.write(name)

    @rule(data=st.data())
    def grows(self, data: st.DataObject) -> None:
        form, stories = self.files[name := self.pick(data)]
        if not form.single:
            stories.insert(data.draw(st.integers(0, len(stories))), self.story())
            self.write(name)

    @rule(data=st.data())
    def shrinks(self, data: st.DataObject) -> None:
        _, stories = self.files[name := self.pick(data)]
        if len(stories) > 2:  # a page that lists one story is none
            del stories[data.draw(st.integers(0, len(stories) - 1))]
            self.write(name)

    @rule(data=st.data())
    def is_copied(self, data: st.DataObject) -> None:
        """The same bytes at another path are the same documents."""
        form, stories = self.files[self.pick(data)]
        copy = f"c/copy-{self.story().number}.{form.ending}"
        self.files[copy] = (form, [*stories])
        self.write(copy)

    @rule(data=st.data())
    def vanishes(self, data: st.DataObject) -> None:
        if len(self.files) > 1:
            name = self.pick(data)
            (self.folder / name).unlink()
            self.files.pop(name)
            self.read.pop(name, None)  # a file of this name that comes again has another one: names are numbered

    @rule(spelling=st.sampled_from(["archive", "./archive/", "{root}/archive", "archive/../archive"]))
    def is_loaded(self, spelling: str) -> None:
        done = self.run(spelling.format(root=self.root))
        self.expect([*self.files])
        counts = told(done.stdout)
        places = [((name, one.row), anonymous(one)) for name in self.files for one in self.known(name)]
        here = {(place, one) for place, one in places if one not in self.forgotten}
        sure = {one for place, one in here if place not in self.closed}
        assert done.exit_code == 0, done.output
        assert len(sure) <= counts["documents"] <= len({one for _, one in here})
        assert counts["documents in the database"] == sum(stored(self.db).values())

    @rule(data=st.data())
    def one_file_is_loaded(self, data: st.DataObject) -> None:
        name = self.pick(data)
        done = self.run(f"archive/{name}")
        self.expect([name])
        assert done.exit_code == 0, done.output

    @rule(data=st.data())
    def is_read_from_standard_input(self, data: st.DataObject) -> None:
        """What comes through a pipe has no place: it replaces nothing."""
        form, stories = self.files[self.pick(data)]
        done = self.run("-", stdin=form.write(stories))
        for one in map(anonymous, form.known(stories, piped=True)):
            if one not in self.forgotten:
                self.places.setdefault(one, set()).add("-")
        assert done.exit_code == 0, done.output

    @rule(after=st.integers(0, 3))
    def is_cut_off(self, after: int) -> None:
        """A load is killed at one of its first documents; what was there stays."""
        left, parse = [after], parsing.parse

        def cut(document: object, **options: object) -> object:
            if not left[0]:
                raise Cut
            left[0] -= 1
            return parse(document, **options)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(parsing, "parse", cut)
            patch.setattr("quotes.store.save.MOST", 2)
            with suppress(Cut):
                self.run("archive", catch=False)
        for name in self.files:
            self.maybe |= {anonymous(one) for one in [*self.known(name), *self.read.pop(name, [])]}

    @rule(data=st.data())
    def one_is_forgotten(self, data: st.DataObject) -> None:
        single = [one for one, places in self.places.items() if places and not one.part and one not in self.maybe]
        if not single:
            return
        one = data.draw(st.sampled_from(single))
        (uid,) = query(self.db, "select uid from documents where sha256 = ?", one.sha256)[0]
        done = CliRunner().invoke(forget, [str(self.db), uid])
        assert done.output == "1 document forgotten.\n"
        self.places.pop(one)
        self.forgotten.add(one)
        for name, (form, _) in self.files.items():
            held = self.read.get(name, [])
            self.read[name] = [known for known in held if anonymous(known) != one]
            self.closed |= {
                (name, known.row) for known in held if anonymous(known) == one and (form.single or known.row)
            }

    def known(self, name: str) -> list[Known]:
        form, stories = self.files[name]
        return form.known(stories)

    def run(self, *paths: str, stdin: str | None = None, catch: bool = True) -> Result:
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.root)
            return CliRunner().invoke(load, [str(self.db), *paths], input=stdin, catch_exceptions=catch)

    def expect(self, names: list[str]) -> None:
        """What a load of these files must have done."""
        for name in names:
            before, now = self.read.get(name, []), self.known(name)
            self.read[name] = now
            present, rows = {anonymous(one) for one in now}, {one.row for one in now if one.row}
            parts = {one.part for one in now}
            for old in before:
                if (one := anonymous(old)) in present or one not in self.places:
                    continue
                if old.row in rows or (old.part in parts and self.files[name][0].row is None):
                    self.places[one].discard(name)  # its successor took its place
                elif not old.row and self.files[name][0].row:
                    self.maybe.add(one)  # which of the others took its place, the cases of `compare` say
            for one in now:
                if (name, one.row) in self.closed:
                    self.maybe.add(anonymous(one))
                elif anonymous(one) not in self.forgotten:
                    self.places.setdefault(anonymous(one), set()).add(name)

    @invariant()
    def what_must_be_there_is(self) -> None:
        if self.db.exists():
            must = Counter(one.sha256 for one, places in self.places.items() if places and one not in self.maybe)
            may = must + Counter(one.sha256 for one in self.maybe)
            assert must <= stored(self.db) <= may

    @invariant()
    def every_quotation_ever_seen_has_an_address(self) -> None:
        if self.db.exists():
            here = {uid for (uid,) in query(self.db, "select uid from quotes union select uid from gone")}
            assert self.addresses <= here
            self.addresses |= here

    @invariant()
    def the_ledger_is_right(self) -> None:
        if self.db.exists():
            db = open_existing(self.db)
            found = [str(difference) for difference in verify(db)]
            db.close()
            assert found == []


TestNothingIsLost = Archive.TestCase
TestNothingIsLost.settings = settings(
    max_examples=25,
    stateful_step_count=14,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
