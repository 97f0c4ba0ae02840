"""Imported by the process that `command` forks: the program, its grammars made, the samples read once."""

from pathlib import Path

from quotes.parsing.parse import parse
from quotes.read.text import read

for sample in sorted((Path(__file__).parent.parent / "seeds").iterdir()):
    parse(read(sample))
