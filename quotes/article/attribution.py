"""Attributed quotations in prose: the marked stretches, and who says them."""

import re
from collections.abc import Iterator, Sequence

from quotes.article import marks
from quotes.article.clauses import Item, read
from quotes.article.direction import LONG, Found, attribute, beside, closing
from quotes.article.lexer import Light, Paragraph
from quotes.article.marks import Marked
from quotes.article.titles import is_title
from quotes.models import Attribution, QuoteKind, Span

_WORDS = re.compile(r"\w+")


def find(text: str, spans: Sequence[Span], *, indirect: bool = True) -> tuple[Attribution, ...]:
    """The quotations in the given stretches of a text, in order; with `indirect` also what is only reported."""
    single = marks.british(text, spans)
    found: list[Attribution] = []
    for span in spans:
        found += _find(text, span, single=single, group=len(found))
    return tuple(found)


def _find(text: str, span: Span, *, single: bool, group: int) -> Iterator[Attribution]:
    paragraphs: list[Paragraph] = []
    last: Marked | None = None
    for paragraph in marks.paragraphs(text, span):
        marked = marks.find(text, paragraph, single=single)
        marks.reopen(last, marked, paragraph)
        last = marked[-1] if marked else None
        paragraphs.append(Paragraph(paragraph, marked))
    quoting = [k for k, one in enumerate(paragraphs) if one.marked]
    before: Found | None = None
    done = -1
    for k, sentences in zip(quoting, read(text, [paragraphs[k] for k in quoting]), strict=True):
        marked_at = {one.start: one for one in paragraphs[k].marked}
        opens = paragraphs[k].marked[0].start == paragraphs[k].span.start
        if done != k - 1 or not before:
            before = closing(text, read(text, paragraphs[k - 1 : k])[0]) if opens and k else None
        for quoted, who in attribute(text, sentences, before):
            one = marked_at[quoted.start_pos]
            if is_title(text, one.start, one.end) and not (who and beside(text, who, one.start, one.end)):
                continue
            if who or len(_WORDS.findall(text, one.start, one.end)) >= LONG:
                before = who or before
                yield _attribution(text, one, who, paragraphs[k])
        done = k


def _attribution(text: str, one: Marked, found: Found | None, paragraph: Paragraph) -> Attribution:
    kind = QuoteKind.DIRECT if _is_whole(text, one) else QuoteKind.MIXED
    if not found:
        return Attribution(one.start, one.end, kind)
    mention = Span(found.who.start_pos, found.who.end_pos) if found.who else None
    clause = found.clause
    cue = Span(clause.cue.start_pos, clause.cue.end_pos) if clause and clause.cue else None
    return Attribution(one.start, one.end, kind, mention, cue, continues=found.carried)


def _is_whole(text: str, one: Marked) -> bool:
    """Whether a whole sentence or more stands inside the marks: it starts like one and ends like one."""
    inner = text[one.start + 1 : one.end - one.closed].strip()
    return bool(inner) and (inner[0].isupper() or inner[0] in "[‘'$" or inner[0].isdigit()) and inner[-1] in ".,?!…—–-"
