"""Claims made out of a collection, of every kind that a fact-checker meets, each with what is right to answer."""

import random
import re
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from quotes.check.answers import ChangeKind, Verdict
from quotes.check.words import NEGATED, forms
from quotes.kinds import QuoteKind

ALTERED, VERBATIM, IN_PART, JOINED = Verdict.ALTERED, Verdict.VERBATIM, Verdict.IN_PART, Verdict.JOINED
NOT_FOUND = Verdict.NOT_FOUND
OWN = (QuoteKind.SPEECH, QuoteKind.DIRECT, QuoteKind.MIXED)
SENTENCE = re.compile(r"[^.?!\n]+[.?!][\"”’']*")
NUMBER = re.compile(r"\b\d{1,3}(?:,\d{3})*\b(?![-.:/]\d)")
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
VERB = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|have|has|do|does|did)\b(?! not|n['’]t)", re.IGNORECASE
)
NOT = re.compile(r"\b(not|never)\s", re.IGNORECASE)


TRIES = 5_000
"""Quotations that are drawn for one claim before its kind is given up."""


@dataclass(frozen=True)
class Row:
    """A quotation that claims are made of."""

    uid: str
    text: str
    kind: str
    speaker: int | None
    name: str | None
    document: int
    start: int
    end: int
    translated: str
    group: int | None
    is_person: bool


@dataclass(frozen=True)
class Case:
    """A claim, the verdicts that are right, the words that the first quotation must hold, what must be pointed out."""

    kind: str
    text: str
    verdicts: frozenset[Verdict]
    words: str | None = None
    uid: str | None = None
    speaker: str | None = None
    pointed: ChangeKind | None = None
    warned: bool = False


class Maker:
    """Makes claims of the rows that `wanted` lets through (by their document's id)."""

    def __init__(
        self, connection: sqlite3.Connection, seed: int, wanted: Callable[[int], bool] = lambda _: True
    ) -> None:
        self.chance = random.Random(seed)
        sql = (
            'select quotes.uid, text, quotes.kind, speaker, people.name, document, start, "end", translated,'
            " group_number, people.kind = 'person'"
            " from quotes left join people on people.id = speaker where copy_of is null order by quotes.uid"
        )
        every = [Row(*row) for row in connection.execute(sql)]
        self.rows = [row for row in every if wanted(row.document) and not row.text.startswith("http")]
        self.own = [row for row in self.rows if row.kind in OWN and row.translated == "no"]
        self.names = sorted({row.name for row in every if row.name and " " in row.name})
        self.vocabulary = [w for row in self.chance.sample(every, min(3000, len(every))) for w in row.text.split()]
        self.connection = connection
        self.tries = 0
        self.inside = {}
        for row in every:
            self.inside.setdefault(row.document, []).append((row.start, row.end))

    def pick(self, least: int, most: int = 60, rows: Sequence[Row] | None = None) -> Row:
        """A row with so many words."""
        for _ in range(TRIES):
            self.tries += 1
            row = self.chance.choice(rows or self.own)
            if (
                least <= len(forms(row.text)) <= most
                and "..." not in row.text
                and "…" not in row.text
                and "[" not in row.text
            ):
                return row
            if self.tries > TRIES:
                break
        raise LookupError("no quotation of this kind")

    def of_words(self, row: Row, text: str, kind: str, verdicts: set[Verdict], **more: object) -> Case:
        """A case whose right quotation is `row`."""
        return Case(kind, text, frozenset(verdicts), row.text, row.uid, **more)  # type: ignore[arg-type]

    def cases(self, each: int, absent: Sequence[str] = (), kinds: Collection[str] = ()) -> Iterator[Case]:
        """So many claims of each kind, or only of these; `absent` are texts that are not in the collection."""
        for make in self.makers():
            if kinds and make.__name__ not in kinds:
                continue
            for _ in range(each):
                self.tries = 0
                try:
                    case = make()
                except (LookupError, ValueError):
                    break  # the collection has none to make it of
                if case:
                    yield case
        if not kinds or "absent" in kinds:
            yield from self.absent(absent, each)

    def makers(self) -> tuple[Callable[[], Case | None], ...]:
        """What makes a claim of each kind."""
        return (
            self.exact,
            self.restyled,
            self.by_surname,
            self.ten,
            self.quarter,
            self.forty,
            self.fragment,
            self.ellipsis,
            self.six_wrong,
            self.someone_else,
            self.negation_added,
            self.negation_dropped,
            self.number,
            self.name_changed,
            self.two_rows,
            self.far_apart,
            self.paraphrase,
            self.in_text,
            self.drops_not,
            self.cuts_not,
            self.misspelt,
            self.word_left_out,
            self.random_words,
            self.chain,
            self.spliced,
            self.long,
            self.translated,
        )

    def exact(self) -> Case:
        row = self.pick(4)
        return self.of_words(row, row.text, "exact", {VERBATIM})

    def restyled(self) -> Case:
        row = self.pick(4)
        text = row.text.strip("“”\"'").rstrip(",.")
        text = self.chance.choice([str.upper, str.lower, str.title, str])(text)
        text = text.replace("’", "'").replace("—", " - ").replace("“", '"').replace("  ", " ")
        return self.of_words(row, text, "restyled", {VERBATIM})

    def by_surname(self) -> Case | None:
        row = self.pick(5, rows=[row for row in self.own if row.name and " " in row.name and row.is_person])
        surname = row.name.removesuffix(" Jr.").rstrip(",").split()[-1]
        return self.of_words(row, row.text, "by surname", {VERBATIM}, speaker=surname)

    def _changed(self, share: float, kind: str) -> Case:
        row = self.pick(8)
        words = row.text.split()
        for place in self.chance.sample(range(len(words)), max(1, round(len(words) * share))):
            words[place] = self.chance.choice(self.vocabulary)
        return self.of_words(row, " ".join(words), kind, {ALTERED, Verdict.JOINED} if share < 0.2 else {ALTERED})

    def ten(self) -> Case:
        return self._changed(0.10, "10 % changed")

    def quarter(self) -> Case:
        return self._changed(0.25, "25 % changed")

    def forty(self) -> Case:
        return self._changed(0.40, "40 % changed")

    def fragment(self) -> Case:
        row = self.pick(12, 300)
        words = row.text.split()
        start = self.chance.randrange(max(len(words) - 7, 1))
        return self.of_words(row, " ".join(words[start : start + 8]), "8-word fragment", {IN_PART, VERBATIM})

    def ellipsis(self) -> Case:
        row = self.pick(18)
        words = row.text.split()
        third = len(words) // 3
        mark = self.chance.choice([" … ", " ... ", " [...] ", " . . . "])
        return self.of_words(row, " ".join(words[:third]) + mark + " ".join(words[-third:]), "ellipsis", {IN_PART})

    def six_wrong(self) -> Case:
        row = self.pick(8, 200)
        words = row.text.split()
        start = self.chance.randrange(max(len(words) - 5, 1))
        piece = words[start : start + 6]
        piece[self.chance.randrange(len(piece))] = self.chance.choice(self.vocabulary)
        return self.of_words(row, " ".join(piece), "six words, one wrong", {ALTERED, IN_PART})

    def someone_else(self) -> Case:
        row = self.pick(8, rows=[row for row in self.own if row.name and " " in row.name])
        while (other := self.chance.choice(self.names)).split()[-1] == row.name.split()[-1]:
            pass
        return self.of_words(row, row.text, "another speaker", {Verdict.SOMEONE_ELSE}, speaker=other)

    def negation_added(self) -> Case:
        while not (found := list(VERB.finditer((row := self.pick(8)).text))):
            pass
        place = self.chance.choice(found).end()
        text = f"{row.text[:place]} not{row.text[place:]}"
        return self.of_words(row, text, "a not added", {ALTERED}, pointed=ChangeKind.NEGATION)

    def negation_dropped(self) -> Case:
        while not (found := NOT.search((row := self.pick(8, 120)).text)):
            pass
        text = row.text[: found.start()] + row.text[found.end() :]
        return self.of_words(row, text, "a not dropped", {ALTERED}, pointed=ChangeKind.NEGATION)

    def number(self) -> Case:
        while not (found := NUMBER.search((row := self.pick(8, 150)).text)):
            pass
        number = int(found[0].replace(",", "")) + self.chance.choice([1, 2, 10, 37, 1000])
        text = row.text[: found.start()] + f"{number:,}" + row.text[found.end() :]
        return self.of_words(row, text, "a number changed", {ALTERED}, pointed=ChangeKind.NUMBER)

    def name_changed(self) -> Case:
        while not (found := NAME.search((row := self.pick(8, 120)).text)):
            pass
        other = self.chance.choice(self.names).split()[-1]
        text = row.text[: found.start()] + other + row.text[found.end() :]
        return self.of_words(row, text, "a name changed", {ALTERED}, pointed=ChangeKind.NAME)

    def two_rows(self) -> Case:
        while True:
            first = self.pick(6, 50)
            after = [r for r in self.own if r.document == first.document and first.end < r.start < first.end + 1200]
            after = [r for r in after if r.speaker == first.speaker and 5 < len(forms(r.text)) < 50]
            if after and first.speaker:
                second = min(after, key=lambda row: row.start)
                right = {JOINED, VERBATIM} if first.group == second.group and first.group is not None else {JOINED}
                text = first.text.strip('“”"') + " " + second.text.strip('“”"')
                return self.of_words(first, text, "over two turns", right)

    def far_apart(self) -> Case:
        first, second = self.pick(8, 30), self.pick(8, 30)
        mark = self.chance.choice([" ", " … "])
        return self.of_words(
            first, first.text.strip('“”"') + mark + second.text.strip('“”"'), "joined from afar", {JOINED}
        )

    def paraphrase(self) -> Case:
        rows = [row for row in self.rows if row.kind == QuoteKind.INDIRECT]
        row = self.pick(7, rows=rows)
        return self.of_words(row, row.text, "paraphrase", {Verdict.PARAPHRASE})

    def in_text(self) -> Case | None:
        documents = sorted({row.document for row in self.rows})
        for _ in range(200):
            number = self.chance.choice(documents)
            text, offset = self.connection.execute(
                "select text, offset from documents where id = ?", [number]
            ).fetchone()
            found = list(SENTENCE.finditer(text))
            if not found:
                continue
            sentence = self.chance.choice(found)
            start, end = sentence.start() + offset, sentence.end() + offset
            words = len(forms(sentence[0]))
            apart = all(until <= start or since >= end for since, until in self.inside[number])
            if apart and 9 < words < 40 and ":" not in sentence[0]:
                return Case("in the text", sentence[0].strip(), frozenset({Verdict.IN_TEXT}))
        return None

    def drops_not(self) -> Case:
        while True:
            row = self.pick(14, 60)
            words = row.text.split()
            places = [i for i, w in enumerate(words) if w.lower().strip(",.") in {"not", "never"}]
            if places and 4 <= places[0] <= len(words) - 6:
                place = places[0]
                text = " ".join(words[:place]) + " … " + " ".join(words[place + 1 :])
                return self.of_words(row, text, "an ellipsis drops a not", {IN_PART}, warned=True)

    def cuts_not(self) -> Case:
        while True:
            row = self.pick(12, 60)
            for found in SENTENCE.finditer(row.text):
                words = found[0].split()
                places = [i for i, w in enumerate(words) if set(forms(w)) & {"not"} or w.lower() in NEGATED]
                if places and len(words) - places[0] > 7 and 0 < places[0] < 4:
                    text = " ".join(words[places[0] + 1 :])
                    return self.of_words(row, text, "a cut drops a not", {IN_PART}, warned=True)

    def misspelt(self) -> Case:
        row = self.pick(8)
        words = row.text.split()
        place = max(range(len(words)), key=lambda index: len(words[index]))
        word = words[place]
        words[place] = word[: len(word) // 2] + word[len(word) // 2 + 1 :]
        return self.of_words(row, " ".join(words), "a word misspelt", {ALTERED})

    def word_left_out(self) -> Case:
        row = self.pick(10)
        words = row.text.split()
        del words[self.chance.choice([place for place in range(2, len(words) - 2) if forms(words[place])])]
        return self.of_words(row, " ".join(words), "a word left out", {ALTERED})

    def random_words(self) -> Case:
        count = self.chance.randrange(5, 30)
        return Case("random words", " ".join(self.chance.choices(self.vocabulary, k=count)), frozenset({NOT_FOUND}))

    def chain(self) -> Case:
        """Each pair of neighbours is real, the whole is nobody's."""
        if not hasattr(self, "chains"):
            from filled import Chains

            self.chains = Chains((row.text for row in self.rows), 11)
        return Case("word chain", self.chains.words(self.chance.randrange(9, 30)), frozenset({NOT_FOUND}))

    def spliced(self) -> Case:
        """The beginnings of sentences with the ends of others."""
        pieces = [self.pick(12).text.split() for _ in range(4)]
        size = self.chance.randrange(2, 5)
        text = " ".join(
            " ".join(piece[place : place + size]) for piece, place in zip(pieces, (0, 3, 5, 7), strict=True)
        )
        return Case("spliced", text, frozenset({NOT_FOUND}))

    def long(self) -> Case:
        row = self.pick(200, 3000)
        words = row.text.split()
        return self.of_words(row, " ".join(words), "hundreds of words", {VERBATIM})

    def translated(self) -> Case | None:
        rows = [row for row in self.rows if row.translated == "yes" and len(row.text.split()) > 5]
        if not rows:
            return None
        row = self.chance.choice(rows)
        return self.of_words(row, row.text, "translated", {Verdict.TRANSLATION})

    def absent(self, texts: Sequence[str], each: int) -> Iterator[Case]:
        """Sentences of documents that are not in the collection, each once."""
        every = sorted({found.strip() for text in texts for found in SENTENCE.findall(text)})
        told = [sentence for sentence in every if 8 <= len(forms(sentence)) <= 40]
        for sentence in self.chance.sample(told, min(each, len(told))):
            yield Case("absent document", sentence, frozenset({NOT_FOUND}))
