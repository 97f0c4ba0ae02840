"""The directive `railroad`: each rule of a grammar file as a railroad diagram.

Lark's own grammar of grammars reads the file; the library railroad-diagrams draws it.
"""

from io import StringIO
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive
from lark import Lark, Token
from railroad import (
    Choice,
    Diagram,
    DiagramItem,
    NonTerminal,
    OneOrMore,
    Optional,
    Sequence,
    Skip,
    Terminal,
    ZeroOrMore,
)
from sphinx.application import Sphinx

LONGEST = 46
"""Characters of a pattern that are drawn; the rest is left to the grammar file."""
REPEATED = {"?": Optional, "*": ZeroOrMore, "+": OneOrMore}
GRAMMARS = Path(__file__).parents[2] / "grammar"


class Railroad(Directive):
    """`{railroad} labels.lark`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """A heading-less list of diagrams, in the order of the file."""
        path = GRAMMARS / self.arguments[0]
        self.state.document.settings.record_dependencies.add(str(path))
        return [nodes.raw("", _figure(name, item), format="html") for name, item in rules(path)]


def rules(path: Path) -> list[tuple[str, DiagramItem]]:
    """Each rule of a `.lark` file with what to draw for it."""
    reader = Lark.open(
        "grammars/lark.lark", rel_to=__import__("lark").__file__, parser="lalr", maybe_placeholders=False
    )
    tree = reader.parse(path.read_text("utf-8") + "\n")
    return [
        (str(node.children[0]).lstrip("?!"), drawn(node.children[-1]))
        for node in tree.iter_subtrees_topdown()
        if node.data == "rule"
    ]


def drawn(node: Any) -> DiagramItem:  # noqa: ANN401 - a tree or a token of Lark's
    """The item of a diagram for a part of a rule."""
    if isinstance(node, Token):
        return _word(node)
    parts = [child for child in node.children if not (isinstance(child, Token) and child.type == "RULE_MODIFIERS")]
    kind = str(node.data)
    if kind == "expansions" and len(parts) > 1:
        return Choice(0, *map(drawn, parts))
    if kind == "expansion":
        return Sequence(*map(drawn, parts)) if parts else Skip()
    if kind == "maybe":
        return Optional(drawn(parts[0]))
    repeated = REPEATED.get(str(parts[1])) if kind == "expr" else None
    return repeated(drawn(parts[0])) if repeated else drawn(parts[0])


def _word(token: Token) -> DiagramItem:
    text = token if len(token) <= LONGEST else token[: LONGEST - 1] + "…"
    return NonTerminal(text) if token.type in {"RULE", "TOKEN"} else Terminal(text)


def _figure(name: str, item: DiagramItem) -> str:
    svg = StringIO()
    Diagram(item, css="").writeSvg(svg.write)
    return f'<figure class="railroad" id="{name}"><figcaption><code>{name}</code></figcaption>{svg.getvalue()}</figure>'


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx of the directive and of how the diagrams look in both themes."""
    app.add_directive("railroad", Railroad)
    app.connect("builder-inited", lambda app: app.config.html_static_path.append(str(Path(__file__).parent / "static")))
    app.add_css_file("railroad.css")
    return {"parallel_read_safe": True}
