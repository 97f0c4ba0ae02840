"""Attributed quotations in prose: the marked stretches, and who says them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from quotes.article import marks
from quotes.article.attributed import Attribution, Position
from quotes.article.carried import LONG, closing
from quotes.article.clauses import Clause, Sentence, read
from quotes.article.direction import attribute
from quotes.article.found import Found, beside
from quotes.article.indirect import reported
from quotes.article.lexer import Light
from quotes.article.marks import Marked
from quotes.article.spelling import Paragraph
from quotes.article.subjects import cue_of, relative_of
from quotes.article.titles import is_title
from quotes.article.unread import opening
from quotes.grammars.collector import uncollected
from quotes.kinds import QuoteKind
from quotes.models import Quote, Span

_WORKS = frozenset({"write", "read", "sing", "recite", "direct"})
_MARKS = " \u00a0\"“”„‟«»'‘’"
_WORDS = re.compile(r"\w+")
# An unclosed mark that took in who says its words: “It's over, Ann Hill said.
_CUE_INSIDE = re.compile(
    r"[,?!]\s(?:(?:(?:[A-Z][\w.’'-]*\s){1,4}|he\s|she\s|they\s)(?:said|says|asked|added|replied)(?=[.,]|\s*$)"
    r"|(?:said|says|asked|added|replied)\s(?:[A-Z]|the\b|an?\b|he\b|she\b|his\b|her\b))"
)


@uncollected
def find(
    text: str, spans: Sequence[Span], *, indirect: bool = True, blockquotes: Sequence[Span] = ()
) -> tuple[Attribution, ...]:
    """The quotations in the given stretches of a text, in order; with `indirect` also what is only reported.

    `blockquotes` are set apart by a page's markup, which counts as marks.
    """
    found: list[Attribution] = []
    for cut in paragraphs(text, spans, blockquotes):
        wanted = [k for k, one in enumerate(cut) if indirect or one.marked]
        parsed = dict(zip(wanted, read(text, [cut[k] for k in wanted], brief=True), strict=True))
        found += _grouped(text, list(_marked(text, cut, parsed)), len(found))
        if indirect:
            found += _reported(text, cut, parsed)
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))


def marked(text: str, spans: Sequence[Span], *, blockquotes: Sequence[Span] = ()) -> Iterator[Quote]:
    """The marked stretches in other languages than English, too long for names and titles; nobody says them."""
    for cut in paragraphs(text, spans, blockquotes):
        for one in (one for paragraph in cut for one in paragraph.marked):
            if len(_WORDS.findall(text, one.start, one.end)) >= LONG:
                yield Quote(one.start, one.end, _attribution(text, one, None).kind)


def paragraphs(text: str, spans: Sequence[Span], blockquotes: Sequence[Span] = ()) -> Iterator[list[Paragraph]]:
    """The paragraphs of each stretch with what is marked in them."""
    single = marks.british(text, spans)
    for span in spans:
        yield _paragraphs(text, span, blockquotes, single=single)


_Told = tuple[Marked, Found | None]
_Parsed = Mapping[int, Sequence[Sentence]]
"""The sentences of those paragraphs that have been read, by their number."""


def _paragraphs(text: str, span: Span, blockquotes: Sequence[Span], *, single: bool) -> list[Paragraph]:
    return [
        Paragraph(one, (blockquotes and marks.apart(one, blockquotes)) or marked)
        for one, marked in marks.stretches(text, span, single=single)
    ]


def _reported(text: str, paragraphs: Sequence[Paragraph], parsed: _Parsed) -> Iterator[Attribution]:
    for k, sentences in parsed.items():
        paragraph = paragraphs[k]
        for one in reported(text, sentences, paragraph.span.start, paragraph.marked):
            assert one.who
            assert one.clause.cue
            mention = _mention(text, one.who, one.clause)
            cue = Span(one.clause.cue.start_pos, one.clause.cue.end_pos)
            yield Attribution(
                one.start, one.end, QuoteKind.INDIRECT, mention, cue, position=Position.CLAUSE, nested=one.nested
            )


def _marked(text: str, paragraphs: Sequence[Paragraph], parsed: _Parsed) -> Iterator[Attribution]:
    for one, who in _reopened(text, list(_told(text, paragraphs, parsed))):
        quoted = who or len(_WORDS.findall(text, one.start, one.end)) >= LONG
        if quoted:
            yield _attribution(text, one, who)


def _reopened(text: str, told: Sequence[_Told]) -> list[_Told]:
    """The same; what a paragraph leaves unclosed has the speaker of the stretch with which the next one opens.

    The two are one quotation: style guides open each of its paragraphs with a mark and close only the last one.
    """
    found: list[_Told] = []
    for one, own in reversed(told):
        below, its = found[-1] if found else (None, None)
        gap = text[one.end : below.start] if below else ""
        goes_on = not one.closed and gap.isspace() and "\n" in gap and not _CUE_INSIDE.search(text, one.start, one.end)
        found.append((one, its.carry() if goes_on and its and (not own or own.carried) else own))
    return found[::-1]


def _told(text: str, paragraphs: Sequence[Paragraph], parsed: _Parsed) -> Iterator[_Told]:
    """Every marked stretch that is no title, and who says it as far as its own paragraph and those above it tell."""
    before: Found | None = None
    done = -1
    for k, read_ in parsed.items():
        if not paragraphs[k].marked:
            continue
        sentences = [one.items for one in read_ if one.items]
        marked_at = {one.start: one for one in paragraphs[k].marked}
        opens = paragraphs[k].marked[0].start == paragraphs[k].span.start
        apart = opens and text[paragraphs[k].span.start] not in _MARKS
        above = before if done == k - 1 else None
        before = None
        for quoted, who in attribute(
            text, sentences, partial(_above, text, paragraphs[k - 1 : k] if opens else (), above, apart=apart)
        ):
            one = marked_at[quoted.start_pos]
            spoken = who and _is_spoken(text, who, one)
            if not spoken and is_title(text, one.start, one.end):
                continue
            before = who or before
            yield one, who
        before, done = before or above, k


def _is_spoken(text: str, found: Found, one: Marked) -> bool:
    """Whether marked words are somebody's although they look like a title.

    They stand beside a verb of saying, are what somebody calls something, or are a sentence of the speaker before.
    """
    if beside(text, found, one.start, one.end):
        return not _makes_work(text, found, one)
    if found.carried:
        return text[one.end - 2] in ".?!" and opening(text, one.start) == one.start
    cue = cue_of(text, found.clause) if found.clause else None
    between = text[found.clause.end : one.start] if found.clause else ""
    return bool(cue and cue.group == "name" and between and len(between.split()) <= LONG)


def _makes_work(text: str, found: Found, one: Marked) -> bool:
    """Whether a verb right before the marks has works for its object as often as words: she wrote “The Long Winter”."""
    cue = cue_of(text, found.clause) if found.clause else None
    return bool(found.clause and cue and cue.verb in _WORKS and text[found.clause.end : one.start].isspace())


def _above(text: str, paragraphs: Sequence[Paragraph], before: Found | None, *, apart: bool) -> Found | None:
    """Whoever spoke in the paragraph above: its last quotation's speaker, else whom its text is about.

    What only markup sets apart has a speaker above where a colon leads to it.
    """
    if paragraphs and apart and text[paragraphs[0].span.end - 1] != ":" and not paragraphs[0].marked:
        return None
    return before.above() if before else _closing(text, paragraphs[0]) if paragraphs else None


def _grouped(text: str, found: Sequence[Attribution], first: int) -> Iterator[Attribution]:
    """The same, fragments of one broken quotation given one number: same speaker, no paragraph between or reopened."""
    runs: list[list[Attribution]] = []
    for one in found:
        last = runs[-1][-1] if runs else None
        gap = text[last.end : one.start] if last else ""
        joined = (
            last
            and one.mention
            and one.mention == last.mention
            and ("\n" not in gap or (gap.isspace() and _unclosed(text, last)))
        )
        if joined:
            runs[-1].append(one)
        else:
            runs.append([one])
    for number, run in enumerate(runs, first + 1):
        yield from (replace(one, group=number) for one in run) if len(run) > 1 else run


def _unclosed(text: str, one: Attribution) -> bool:
    return text[one.end - 1] not in "\"”»’'"


def _closing(text: str, paragraph: Paragraph) -> Found | None:
    leads = text[paragraph.span.end - 1] == ":"
    return closing(text, [one.items for one in read(text, [paragraph])[0]], leads=leads)


def _attribution(text: str, one: Marked, found: Found | None) -> Attribution:
    kind = QuoteKind.DIRECT if _is_whole(text, one) else QuoteKind.MIXED
    if not found:
        return Attribution(one.start, one.end, kind)
    clause = found.clause
    mention = _mention(text, found.who, clause if not found.carried else None) if found.who else None
    cue = Span(clause.cue.start_pos, clause.cue.end_pos) if clause and clause.cue else None
    via = Span(found.via.start_pos, found.via.end_pos) if found.via and (found.cited or not found.carried) else None
    return Attribution(
        one.start,
        one.end,
        kind,
        mention,
        cue,
        via,
        position=found.position,
        nested=found.nested,
        continues=found.carried,
    )


def _mention(text: str, who: Light, clause: Clause | None) -> Span:
    """The words that name the speaker, with the "who" of a relative clause, which is the subject of its verb."""
    relative = relative_of(text, who, clause) if clause else None
    return Span(who.start_pos, relative or who.end_pos)


def _is_whole(text: str, one: Marked) -> bool:
    """Whether a whole sentence or more stands inside the marks: it starts like one and ends like one."""
    inner = text[one.start : one.end].strip(_MARKS)
    return bool(inner) and (inner[0].isupper() or inner[0] in "[‘'$" or inner[0].isdigit()) and inner[-1] in ".,?!…—–-"
