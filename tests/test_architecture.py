"""The house: imports only point downward, rooms stay small, first lines say what a room is."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "quotes"
FLOORS = [
    {"quotes", "quotes.errors", "quotes.kinds", "quotes.source"},
    {"quotes.models"},
    {"quotes.words", "quotes.grammars"},
    {"quotes.read", "quotes.copies"},
    {"quotes.transcript", "quotes.article"},
    {"quotes.people"},
    {"quotes.parsing"},
    {"quotes.store"},
    {"quotes.archive", "quotes.excerpts", "quotes.cite", "quotes.check", "quotes.show"},
    {"quotes.dataset", "quotes.formats"},
    {"quotes.plugin", "quotes.python"},
    {"quotes.commands"},
    {"quotes.cli"},
    {"quotes.__main__"},
]
"""The floors of the house, ground first; a package stands on one floor with all that is inside it."""

FILES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")


def module(path: Path) -> str:
    """The dotted name of a file."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def floor(name: str) -> int:
    """The floor on which a module stands."""
    parts = name.split(".")
    for length in (2, 1):
        for level, rooms in enumerate(FLOORS):
            if ".".join(parts[:length]) in rooms:
                return level
    raise AssertionError(f"{name} stands on no floor: add its room to FLOORS")


def imports(path: Path) -> set[str]:
    """The modules of ours that a file imports, wherever in the file."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            base = node.module
            for alias in node.names:
                inner = ROOT / Path(*base.split("."), alias.name)
                whole = inner.with_suffix(".py").exists() or inner.is_dir()
                found.add(f"{base}.{alias.name}" if whole else base)
    return {name for name in found if name == "quotes" or name.startswith("quotes.")}


@pytest.mark.parametrize("path", FILES, ids=module)
def test_imports_point_downward(path: Path) -> None:
    package = ".".join(module(path).split(".")[:2])
    for target in imports(path):
        if target.startswith(f"{package}."):
            continue
        assert floor(target) < floor(module(path)), f"{module(path)} imports {target}"


@pytest.mark.parametrize("path", FILES, ids=module)
def test_nobody_inside_imports_the_facade(path: Path) -> None:
    assert "quotes" not in imports(path)


def test_no_two_modules_import_each_other() -> None:
    graph = {module(path): imports(path) for path in FILES}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name not in done:
            for target in sorted(graph.get(name, ())):
                visit(target, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize("path", FILES, ids=module)
def test_rooms_stay_small(path: Path) -> None:
    source = path.read_text("utf-8")
    assert source.count("\n") <= 300, f"{path.name} wants to be two files"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            lines = body[-1].end_lineno - body[0].lineno + 1 if body else 0
            assert lines <= 40, f"{path.name}: {node.name} has {lines} lines"


@pytest.mark.parametrize("path", sorted((ROOT / "grammar").rglob("*.lark")), ids=lambda path: path.name)
def test_grammars_stay_small(path: Path) -> None:
    assert path.read_text("utf-8").count("\n") <= 80


def test_no_python_in_the_grammar_folder() -> None:
    """A .py there would make `grammar` a package and break an editable install."""
    assert not list((ROOT / "grammar").rglob("*.py"))
