"""Whose a marked stretch is: the clause after it, before it, around it, or the speaker carried on."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from quotes.article.ahead import Ahead
from quotes.article.behind import Behind
from quotes.article.carried import carry, closing, is_stale
from quotes.article.clauses import Form, Item
from quotes.article.formulas import formula
from quotes.article.found import Found
from quotes.article.lexer import Light
from quotes.article.subjects import in_question, is_made_by
from quotes.article.unread import before, runs_on


def attribute(
    text: str, sentences: Sequence[Sequence[Item]], above: Callable[[], Found | None]
) -> Iterator[tuple[Light, Found | None]]:
    """For every marked stretch of a paragraph its attribution; `above` gives that of the text above, if any."""
    last: Found | None = None
    asked, spoken = False, 0
    for k, items in enumerate(sentences):
        following = sentences[k + 1] if k + 1 < len(sentences) else ()
        if k and not any(isinstance(one, Light) for one in sentences[k - 1]):
            last = closing(text, sentences[k - 1 : k]) or last
        beside: Found | None = None
        for at, item in enumerate(items):
            if isinstance(item, Light):
                found = _Stretch(text, items, at).find()
                if not found and not last and not asked:
                    last, asked = above(), True
                goes_on = last if at == 0 or not isinstance(items[at - 1], Light) else beside
                stale = goes_on and is_stale(goes_on, spoken, item.start_pos, text)
                found = found or carry(text, items, at, None if stale else goes_on, following)
                if found and found.uncertain:
                    found = Found(None, None)
                yield item, found
                spoken = item.end_pos
                beside = found if found and found.who else None
                last = beside or last


class _Stretch(Ahead, Behind):
    """A marked stretch and the clauses around it."""

    def find(self) -> Found | None:
        """The speaker within the sentence: right behind the closing mark, before the opening one, or at the end.

        Of words that somebody was told there is a speaker whom nobody names.
        """
        by_formula = formula(self.text, self.start, self.end)
        if by_formula and (by_formula.who or not any(one.form is Form.ACCORDING for one in self.left)):
            return by_formula
        verbs = [one for one in self.left if one.cue]
        verbs = [one for one in verbs if not is_made_by(self.text, one)] or verbs
        near = self.outer(next((one for one in reversed(verbs) if self.reaches(one)), None), verbs)
        last = verbs[-1] if verbs and not in_question(self.text, verbs[-1]) else None
        after = self.behind()
        if after and (not near or (runs_on(self.text, self.end) and not self.is_tied(near))):
            return after
        if after and near and self.is_tied(near):
            ahead = self.ahead(near)
            return replace(ahead, via=after.who) if ahead else after
        around = self.trailing() if not near or self.is_weak(near) else None
        unread = before(self.text, self.left[-1] if self.left else None, self.start)
        ahead = self.ahead(near) or self.opened(near)
        return around or unread or ahead or self.trailing() or self.colon() or self.ahead(last)
