"""Interviews that print their questions marked as a whole: which marks open one."""

from collections import Counter
from collections.abc import Sequence

from quotes.transcript.lexer import Block

MARKS = "*_<"


def no_questions(text: str, cut: Sequence[Block]) -> set[int]:
    """The indices of labels that open neither a question nor an answer.

    Questions all have the mark that most of them have, and begin with the first that ends in a question mark.
    """
    opened = {at: block for at, block in enumerate(cut) if block.type == "LABEL" and text[block.start_pos] in MARKS}
    asking = [at for at in opened if "?" in text[cut[at].end_pos : _end(text, cut[at])]]
    if not asking:
        return set()
    mark = Counter(_mark(text, cut[at]) for at in asking).most_common(1)[0][0]
    good = {at for at, block in opened.items() if at >= asking[0] and _mark(text, block) == mark}
    last: int | None = None
    refused = set()
    for at, block in enumerate(cut):
        if at in opened:
            last = at
        if block.type == "LABEL" and last not in good:
            refused.add(at)
    return refused


def _mark(text: str, block: Block) -> str:
    printed = text[block.start_pos : block.end_pos]
    return printed[: len(printed) - len(printed.lstrip("*_"))] or printed


def _end(text: str, block: Block) -> int:
    end = text.find("\n", block.end_pos)
    return end if end >= 0 else len(text)
