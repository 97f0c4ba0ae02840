"""What the grammars make of a document: Lark's trees, each token with its place and its words."""

from collections.abc import Iterator
from typing import Any

from lark import Tree
from lark.exceptions import UnexpectedInput

from quotes.article import outline as article
from quotes.article.attribution import paragraphs
from quotes.article.lexer import LightLexer, tokens
from quotes.grammars.building import grammar, page_grammar
from quotes.kinds import PieceKind
from quotes.models import Document, Span
from quotes.parsing.detection import detect
from quotes.transcript.false_labels import true_blocks
from quotes.transcript.lexer import BlockLexer, blocks
from quotes.transcript.sections import sections

WIDTH = 72
"""Characters of a token that are shown."""


def tree(document: Document, kind: str = "auto", style: str = "auto") -> str:
    """The tree of a transcript's page and of each of its labels; that of an article's sentences, as `parse` reads them.

    Sentences in which nobody says anything are passed over there, and what follows their last verb is.

    Raises UsageError for an unknown style.
    """
    found = detect(document, kind=kind, style=style)
    lines = _transcript(document, found.style) if found.style else _article(document)
    return "\n".join(lines)


def _transcript(document: Document, style: str) -> Iterator[str]:
    cut = true_blocks(document, list(blocks(document, style)), style)
    yield from _lines(page_grammar(style, lexer=BlockLexer).parse(cut), document.text)
    labels = (part.label.of(document.text) for part in sections(document, style) if part.label)
    for label in dict.fromkeys(labels):
        yield f"label {label!r}"
        try:
            yield from _lines(grammar("labels").parse(label), label, 1)
        except UnexpectedInput:
            yield "  a name as a whole, since no rule fits"


def _article(document: Document) -> Iterator[str]:
    prose = [Span(one.start, one.end) for one in article.outline(document).pieces if one.kind is PieceKind.PROSE]
    for cut in paragraphs(document.text, prose, document.blockquotes):
        parser = grammar("attribution", lexer=LightLexer)
        yield from _lines(parser.parse(tokens(document.text, cut, brief=True)), document.text)


def _lines(root: Any, text: str, depth: int = 0) -> Iterator[str]:  # noqa: ANN401 - a tree or a token of any lexer
    """A line for each node; left-recursive rules nest deeply, so this keeps a stack of its own."""
    stack = [(root, depth)]
    while stack:
        node, depth = stack.pop()
        if isinstance(node, Tree):
            yield f"{'  ' * depth}{node.data}"
            stack += [(child, depth + 1) for child in reversed(node.children)]
        else:
            words = text[node.start_pos : node.end_pos]
            shown = words if len(words) <= WIDTH else words[: WIDTH - 1] + "…"
            yield f"{'  ' * depth}{node.type} {node.start_pos}-{node.end_pos} {shown!r}"
