"""Imported by the process that `command` forks: the program, its grammars made, the samples read once."""

from pathlib import Path

import quotes.cli
import quotes.load  # noqa: F401 - that forks need not import it
from quotes.parse import parse
from quotes.read.text import read

for sample in sorted((Path(__file__).parent.parent / "seeds").iterdir()):
    parse(read(sample))
