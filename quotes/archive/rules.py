"""Which version of the rules reads documents: a hash of everything that decides how a document is read."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from quotes.grammars.building import grammar_dir

ENDINGS = (".py", ".toml", ".txt")
ROOMS = ("words", "read", "grammars", "transcript", "article", "people", "parsing")
FILES = ("kinds.py", "models.py", "source.py")
"""What of the package decides how a document is read."""


@cache
def version() -> str:
    """Twelve characters that change whenever a rule does, so that documents read by older rules are read again."""
    package = Path(__file__).parent.parent
    files = {file.relative_to(package): file for file in package.rglob("*.*") if file.suffix in ENDINGS}
    rules = {str(name): file for name, file in files.items() if name.parts[0] in ROOMS or str(name) in FILES}
    rules |= {file.name: file for file in grammar_dir().rglob("*.lark")}
    found = sha256()
    for name in sorted(rules):
        found.update(rules[name].read_bytes())
    return found.hexdigest()[:12]
