"""An article cut into furniture, title, headings and prose, with the facts that it states about itself."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.article.facts import LINES, byline, dateline, published
from quotes.article.marks import lines
from quotes.grammars.building import terminal
from quotes.kinds import PieceKind
from quotes.models import Document, Fact, Facts, Outline, Piece, Span

_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"[.!?…:;,][\"”’'»)\]]*$|[.!?…,][\"”’'»)\]]+\W{0,3}$|[\"”»]$")
_MARK = re.compile(r"[\"“”«»]|''|``|&quot;|â€œ")
AFTER, BESIDE = "AFTER", "BESIDE"
_LONGEST = 400
"""Characters of the longest line that is furniture."""
_SENTENCE_WORDS = 5
_CLOCK = re.compile(r"\d\d:\d\d")
_LONG_LINE = 30


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    words: int

    @property
    def ends(self) -> bool:
        """Whether the line ends as a sentence does."""
        return bool(_ENDS.search(self.text[-8:]))


def outline(document: Document) -> Outline:
    """The pieces of an article, end to end over the whole document, and the facts it states."""
    lines = list(_lines(document))
    kinds = _kinds(lines)
    facts, title = _facts(document, lines, kinds)
    if title is not None:
        kinds[title] = PieceKind.TITLE
    return Outline(tuple(_tiles(document, lines, kinds)), facts=facts)


def _lines(document: Document) -> Iterator[_Line]:
    for start, end in lines(document.text, Span(document.start, document.end)):
        text = document.text[start:end].lstrip()
        yield _Line(Span(end - len(text), end), text, len(_WORD.findall(text[:2000])))


def _kinds(lines: Sequence[_Line]) -> list[PieceKind]:
    """What each line is: prose reads like sentences; whatever else stands between prose is a heading."""
    seen = Counter(line.text for line in lines)
    kinds = [PieceKind.PROSE if _is_prose(line, seen[line.text]) else PieceKind.FURNITURE for line in lines]
    prose = [k for k, kind in enumerate(kinds) if kind is PieceKind.PROSE]
    if not prose:
        return kinds
    end = _end(lines, kinds, prose)
    kinds[end:] = [PieceKind.FURNITURE] * (len(lines) - end)
    for k in range(prose[0], min(end, prose[-1])):
        if kinds[k] is PieceKind.FURNITURE and not _is(BESIDE, lines[k]) and seen[lines[k].text] == 1:
            kinds[k] = PieceKind.HEADING
    return kinds


def _is(what: str, line: _Line) -> bool:
    """Whether a line is wholly what a terminal of `grammar/article_lines.lark` says, a colon behind it left out."""
    return len(line.text) < _LONGEST and bool(terminal(LINES, what).fullmatch(line.text.removesuffix(":")))


def _is_prose(line: _Line, times: int) -> bool:
    if times > 1 and line.words < _LONG_LINE and not _MARK.search(line.text):
        return False
    if _is(BESIDE, line) or byline(line.text) or _is(AFTER, line):
        return False
    if line.ends:
        return line.words >= _SENTENCE_WORDS or bool(_MARK.search(line.text))
    return bool(_MARK.search(line.text)) and line.words >= _SENTENCE_WORDS


def _end(lines: Sequence[_Line], kinds: Sequence[PieceKind], prose: Sequence[int]) -> int:
    """Where the article ends: the first line that heads other matter, if little prose stands under it."""
    for k in range(prose[0] + 1, len(lines)):
        if _is(AFTER, lines[k]):
            below = sum(line.words for line, kind in zip(lines[k:], kinds[k:], strict=True) if kind is PieceKind.PROSE)
            above = sum(line.words for line, kind in zip(lines[:k], kinds[:k], strict=True) if kind is PieceKind.PROSE)
            if below * 3 < above:
                return k
    return len(lines)


def _facts(document: Document, lines: Sequence[_Line], kinds: Sequence[PieceKind]) -> tuple[Facts, int | None]:
    first = next((k for k, kind in enumerate(kinds) if kind is PieceKind.PROSE), len(lines))
    title = _title(lines, first)
    who = when = None
    for line in lines[: first + 1]:
        who = who or byline(line.text, line.span.start)
        when = when or published(line.text, line.span.start)
    where = dateline(lines[first].text, lines[first].span.start) if first < len(lines) else None
    stated = Fact(lines[title].text, span=lines[title].span) if title is not None else None
    given = document.facts
    return (
        Facts(
            given.title or stated,
            given.outlet,
            given.program,
            given.published or when,
            given.url,
            given.copyright,
            given.byline or who,
            given.place or where,
        ),
        title,
    )


def _title(lines: Sequence[_Line], first: int) -> int | None:
    """The first line above the prose that is long enough for a headline and is nothing else."""
    seen = Counter(line.text for line in lines)
    for k, line in enumerate(lines[:first]):
        plain = not (byline(line.text) or published(line.text) or _is(BESIDE, line) or _CLOCK.search(line.text))
        if _SENTENCE_WORDS <= line.words <= _LONG_LINE and seen[line.text] == 1 and plain:
            return k
    return None


def _tiles(document: Document, lines: Sequence[_Line], kinds: Sequence[PieceKind]) -> Iterator[Piece]:
    """Neighbouring lines of one kind in one piece; the white space after a piece belongs to it."""
    at = document.start
    for k, kind in enumerate(kinds):
        following = k + 1
        if following < len(lines) and kinds[following] is kind:
            continue
        end = lines[following].span.start if following < len(lines) else document.end
        yield Piece(kind, at, end)
        at = end
    if at < document.end:
        yield Piece(PieceKind.FURNITURE, at, document.end)
