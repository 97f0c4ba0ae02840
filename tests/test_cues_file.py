"""The file of verbs: a verb a row, sorted, in one group, with properties that the program knows."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from quotes.article.cues import inflect

GROUPS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "quotes" / "article" / "cues.toml").read_text("utf-8")
)
VERBS = [(group, verb) for group, told in GROUPS.items() for verb in told["verbs"]]
KNOWN = {"that", "plain", "to", "matter", "double", "forms", "noun"}


@pytest.mark.parametrize(("group", "verb"), VERBS)
def test_a_row_says_what_the_program_knows(group: str, verb: str) -> None:
    told = GROUPS[group]["verbs"][verb]
    forms = {verb, *(told.get("forms") or inflect(verb, double=told.get("double", False)))}

    assert set(told) <= KNOWN
    assert set(told.get("noun", ())) <= forms
    assert told.get("that") or not told.get("plain"), "plain says how a clause follows, so that must be there"
    assert not {"forms", "double"} <= set(told), "forms are all that is inflected"


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_is_sorted(group: str) -> None:
    assert set(GROUPS[group]) <= {"object", "weak", "verbs"}
    assert [*GROUPS[group]["verbs"]] == sorted(GROUPS[group]["verbs"], key=str.casefold)


def test_no_verb_stands_twice() -> None:
    verbs = [verb for _, verb in VERBS]

    assert sorted(verb for verb in set(verbs) if verbs.count(verb) > 1) == []
