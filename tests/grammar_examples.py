"""The examples that a grammar gives beside its alternatives: `rule: A B -> alias  // example`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

RULE = re.compile(r"^[?!]*(?P<name>_?[a-zA-Z]\w*)(?:\.\d+)?\s*:(?!=)\s*(?P<body>.*)$")
ALTERNATIVE = re.compile(r"^\s*\|\s*(?P<body>.*)$")
EXTEND = re.compile(r"^%(?:extend|override)\s+")
EXAMPLE = re.compile(r"\s//\s(?P<example>.*)$")
NEVER = "/(?!x)x/"
ALIAS = re.compile(r"->\s*(?P<alias>\w+)\s*$")


@dataclass(frozen=True)
class Example:
    """One alternative of `rule` with the text that it is for; a terminal's name is in capitals."""

    grammar: str
    rule: str
    alias: str | None
    text: str
    line: int = 0

    @property
    def is_terminal(self) -> bool:
        return self.rule.isupper()


def examples(path: Path) -> Iterator[Example]:
    """Every example of a grammar file, in its order, "⏎" standing for a newline."""
    rule = ""
    for number, printed in enumerate(path.read_text("utf-8").splitlines()):
        line = EXTEND.sub("", printed)
        found = RULE.match(line) or (ALTERNATIVE.match(line) if rule else None)
        if found is None:
            rule = rule if line.strip() else ""
            continue
        rule = found.groupdict().get("name") or rule
        example = EXAMPLE.search(found["body"])
        if example:
            alias = ALIAS.search(found["body"][: example.start()])
            yield Example(
                path.stem, rule, alias["alias"] if alias else None, example["example"].replace("⏎", "\n"), number
            )


def without(source: str, example: Example) -> str:
    """A grammar with the alternative of an example made one that never matches."""
    lines = source.splitlines()
    extend, printed = EXTEND.match(lines[example.line]), EXTEND.sub("", lines[example.line])
    found = RULE.match(printed) or ALTERNATIVE.match(printed)
    assert found
    never = NEVER if example.is_terminal else "NEVER"
    lines[example.line] = (extend.group() if extend else "") + printed[: found.start("body")] + never
    return "\n".join([*lines, *([] if example.is_terminal else [f"NEVER: {NEVER}"])])
