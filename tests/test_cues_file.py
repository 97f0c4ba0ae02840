"""The file of verbs: every list names verbs of its own group, in forms that they have."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from quotes.article.cues import inflect

GROUPS: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent.parent / "quotes" / "article" / "cues.toml").read_text("utf-8")
)


def forms(group: dict[str, Any]) -> set[str]:
    """Every form of every verb of a group."""
    irregular, double = group.get("irregular", {}), group.get("double", ())
    return {
        form
        for verb in group["verbs"]
        for form in (verb, *(irregular.get(verb) or inflect(verb, double=verb in double)))
    }


@pytest.mark.parametrize("name", GROUPS)
def test_lists_name_verbs_of_their_group(name: str) -> None:
    group = GROUPS[name]
    named = {verb for key in ("that", "plain", "to", "matter", "double", "irregular") for verb in group.get(key, ())}

    assert named - set(group["verbs"]) == set()
    assert set(group.get("plain", ())) <= set(group.get("that", ()))


@pytest.mark.parametrize("name", GROUPS)
def test_nouns_are_forms_of_verbs_of_their_group(name: str) -> None:
    assert set(GROUPS[name].get("noun", ())) - forms(GROUPS[name]) == set()


def test_no_verb_stands_twice() -> None:
    verbs = [verb for group in GROUPS.values() for verb in group["verbs"]]

    assert sorted(verb for verb in set(verbs) if verbs.count(verb) > 1) == []
