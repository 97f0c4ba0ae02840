"""The verdict on a claim, from where its words stand and whose they are there."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.check.answers import Change, Source, Verdict
from quotes.check.changes import changes
from quotes.check.found import Found
from quotes.check.nearest import Match
from quotes.check.records import Record
from quotes.check.sources import inner, source
from quotes.check.steps import Stretch, outside, stretches, turning
from quotes.check.whom import Whom
from quotes.kinds import AnnotationKind, QuoteKind

OWN_WORDS = frozenset({Verdict.VERBATIM, Verdict.IN_PART, Verdict.JOINED, Verdict.ALTERED})


@dataclass(frozen=True)
class Judged:
    """A verdict with all that it rests on."""

    verdict: Verdict
    words: Verdict
    """What is to be said of the words alone."""

    sources: tuple[Source, ...]
    steps: tuple[Stretch, ...]
    changes: tuple[Change, ...]
    left_out: tuple[str, ...]
    warnings: tuple[str, ...]


def judge(connection: sqlite3.Connection, found: Found, whom: Whom | None) -> Judged:
    """The verdict on a claim whose words are on record."""
    told = stretches(found)
    sources = tuple(source(connection, match, told) for match in found.matches)
    cuts = _cuts(found, told)
    words = _of_words(found, told, cuts)
    pointed = tuple(changes(told))
    verdict = _whose(connection, found, told, whom, _kind(found, words))
    warnings = [*_cut_warnings(cuts), *_spelling(found, words), *_voices(connection, found, told, sources)]
    return Judged(verdict, words, sources, tuple(told), pointed, tuple(cuts), tuple(warnings))


def _cuts(found: Found, told: Sequence[Stretch]) -> list[str]:
    """What the claim leaves out: at its ellipses, and of the sentences that it begins or ends in the middle of."""
    marked = [stretch.step.printed for stretch in told if stretch.kind in {"left out", "inserted"}]
    marked = [words for words in marked if words]
    if _broken(found.matches) or (len(found.matches) == 1 and found.matches[0].whole):
        return marked
    edges = [cut for match in found.matches for cut in outside(match, list(told))]
    return [*marked, *edges]


def _of_words(found: Found, told: Sequence[Stretch], cuts: Sequence[str]) -> Verdict:
    same = all(stretch.kind in {"equal", "left out", "inserted"} for stretch in told)
    if len(found.matches) > 1 and not (same and _broken(found.matches)):
        return Verdict.JOINED
    if not same:
        return Verdict.ALTERED
    inserted = any(stretch.kind == "inserted" for stretch in told)
    return Verdict.IN_PART if cuts or inserted else Verdict.VERBATIM


def _broken(matches: Sequence[Match]) -> bool:
    """Whether the parts are the fragments of one quotation that a text only interrupts, as “A,” she said, “B.” does."""
    rows = [match.passage.record for match in matches]
    if len(rows) < 2 or not all(row and row.group is not None for row in rows):  # noqa: PLR2004
        return False
    one = {(row.document, row.group, row.speaker) for row in rows if row}
    whole = all(match.alignment.first == 0 for match in matches[1:]) and all(
        match.alignment.last == len(match.passage.words) for match in matches[:-1]
    )
    return len(one) == 1 and whole and [row.start for row in rows if row] == sorted(row.start for row in rows if row)


def _kind(found: Found, words: Verdict) -> Verdict:
    """The verdict as the kinds of the quotations have it."""
    rows = [_record(match) for match in found.matches]
    if all(row.kind == QuoteKind.INDIRECT for row in rows):
        return Verdict.PARAPHRASE
    if words in {Verdict.VERBATIM, Verdict.IN_PART} and any(row.translated == "yes" for row in rows):
        return Verdict.TRANSLATION
    return words


def _whose(
    connection: sqlite3.Connection, found: Found, told: Sequence[Stretch], whom: Whom | None, verdict: Verdict
) -> Verdict:
    """The verdict once the speaker is compared: the person asked for, or somebody else."""
    if whom is None:
        return verdict
    for match in found.matches:
        row = _record(match)
        quoted = inner(connection, match, list(told))
        speakers = (quoted.speakers if quoted else None) or row.speakers
        if speakers and speakers.isdisjoint(whom.ids):
            return Verdict.SOMEONE_ELSE
    return verdict


def _cut_warnings(cuts: Sequence[str]) -> list[str]:
    found = []
    for cut in cuts:
        if turned := turning(cut):
            listed = ", ".join(f"“{word}”" for word in turned[:4])
            whole = "" if [cut] == turned else f": “{_short(cut)}”"
            found.append(f"What is left out holds {listed}{whole}")
    return found


def _spelling(found: Found, words: Verdict) -> list[str]:
    """Where equal words are written otherwise: a contraction, a number in digits."""
    if words is Verdict.ALTERED:
        return []
    for match in found.matches:
        for block in match.blocks:
            pairs = zip(
                match.claim.words[block.claim : block.claim + block.size],
                match.passage.words[block.text : block.text + block.size],
                strict=True,
            )
            for claimed, printed in pairs:
                one = match.claim.text[claimed.start : claimed.end]
                other = match.passage.text[printed.start : printed.end]
                if len(one) != len(other) and one.isascii() and other.isascii() and "." not in one + other:
                    return [f"The record writes “{other}” where the claim writes “{one}”"]
    return []


def _voices(
    connection: sqlite3.Connection, found: Found, told: Sequence[Stretch], sources: Sequence[Source]
) -> list[str]:
    """Whose mouth the words come out of, where that is not plain."""
    warnings = []
    for match, where in zip(found.matches, sources, strict=True):
        quoted = inner(connection, match, list(told))
        if quoted:
            warnings.append(f"{where.speaker or 'The speaker'} quotes these words there; they are somebody else's")
        elif _reading(connection, _record(match), where):
            warnings.append(
                f"{where.speaker or 'The speaker'} is reading aloud there, perhaps what another has written"
            )
        if where.translated:
            warnings.append("A translator speaks there: the words are the translator's")
        if where.certainty == "doubtful":
            warnings.append(f"The record is not sure that the speaker is {where.speaker}")
        elif where.certainty == "likely":
            warnings.append(f"The record infers the speaker, {where.speaker}, from the text: {where.evidence}")
    return list(dict.fromkeys(warnings))


def _reading(connection: sqlite3.Connection, row: Record, where: Source) -> bool:
    """Whether a transcriber notes that the speaker reads, before the words and in the same turn."""
    if row.turn is None:
        return False
    sql = "select max(start) from annotations where turn = ? and kind = ? and start <= ?"
    last = connection.execute(sql, [row.turn, AnnotationKind.READING, where.start]).fetchone()[0]
    return last is not None


def _record(match: Match) -> Record:
    assert match.passage.record
    return match.passage.record


def _short(text: str, most: int = 160) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
