"""What `quotes parse` prints is what its JSON Schema says: no key more, none less, and every reference holds."""

import json
from collections.abc import Iterator
from copy import deepcopy
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from quotes import kinds
from quotes.commands.parse import parse as command
from quotes.commands.schema import schema as printed
from quotes.models import Document
from quotes.parsing.parse import parse
from quotes.people.roster import identified
from quotes.read.roster import KnownPerson
from quotes.read.walk import documents
from quotes.show.contract import CLOSED, schema
from quotes.show.report import report

ROOT = Path(__file__).parent.parent
SAMPLES = [ROOT / "seeds", ROOT / "tests" / "data", ROOT / "tests" / "cases"]
CONTRACT = schema()
VALIDATOR = Draft202012Validator(CONTRACT)

Shape = dict[str, Any]


@pytest.fixture(scope="module")
def shapes() -> list[Shape]:
    """Every sample of the tests as a line of JSON gives it back, all with their text."""
    found = [parse(one) for one in documents(map(str, SAMPLES)) if isinstance(one, Document)]
    found.append(identified(found[0], [KnownPerson("Jean-Yves Le Drian", (), None, "Q1060")]))
    return [json.loads(json.dumps(report(one, with_text=True))) for one in found]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(CONTRACT)
    assert CONTRACT["$id"].endswith(f":{CONTRACT['version']}")


def test_every_sample_is_as_the_schema_says(shapes: list[Shape]) -> None:
    assert len(shapes) > 100
    for shape in shapes:
        assert not [f"{shape['path']}: {error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(shape)]


def test_the_samples_show_every_key(shapes: list[Shape]) -> None:
    """A key that no sample fills would be validated by nothing."""
    filled = {key for shape in shapes for key in paths(shape)}
    assert keys() - filled == set()


def keys() -> set[str]:
    """All keys that the schema names, by the name of what holds them."""
    found = set(CONTRACT["properties"])
    return found | {key for inner in CONTRACT["$defs"].values() for key in inner.get("properties", ())}


def paths(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if inner is not None:
                yield key
            yield from paths(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from paths(inner)


def objects(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict):
        yield at
        for key, inner in value.items():
            yield from objects(inner, (*at, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from objects(inner, (*at, number))


def test_one_key_more_or_less_anywhere_fails(shapes: list[Shape]) -> None:
    shape = deepcopy(max(shapes, key=lambda one: len(one["quotes"])))
    del shape["text"]  # the one key besides the facts that may be absent
    kinds = {tuple(part for part in at if isinstance(part, str)): at for at in objects(shape)}
    for at in kinds.values():
        for spoil in (lambda there: there.update(more=1), lambda there: there.pop(next(iter(there)))):
            spoilt = deepcopy(shape)
            there = spoilt
            for step in at:
                there = there[step]
            if at == ("facts",):
                spoilt["facts"]["more"] = 1
            else:
                spoil(there)
            assert not VALIDATOR.is_valid(spoilt), at


PUBLISHED = {"1.0": "bbc58152b133"}
"""Every version of the contract with the hash of what it says, its descriptions left out."""


def test_every_kind_of_thing_is_in_the_contract() -> None:
    told = [value for value in vars(kinds).values() if isinstance(value, type) and issubclass(value, StrEnum)]
    assert {*CLOSED.values()} == {*told} - {StrEnum}, "name it in CLOSED in quotes/show/contract.py"


def test_what_changes_gets_a_new_version() -> None:
    said = json.dumps(undescribed(CONTRACT), sort_keys=True)
    assert PUBLISHED.get(CONTRACT["version"]) == sha256(said.encode()).hexdigest()[:12], (
        "the contract says something new: raise MINOR in quotes/show/parse.schema.json, and list it in PUBLISHED"
    )


def undescribed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: undescribed(inner) for key, inner in value.items() if key not in {"description", "$id", "version"}}
    return [undescribed(inner) for inner in value] if isinstance(value, list) else value


def test_every_reference_and_every_text_holds(shapes: list[Shape]) -> None:
    """What no schema can say: people and turns that are named are there, and texts stand at their offsets."""
    for shape in shapes:
        people = {person["id"] for person in shape["people"]}
        for spoken in (*shape["turns"], *shape["quotes"]):
            assert spoken["speaker"] in people | {None}
            assert (spoken["speaker"] is None) == (spoken["evidence"] is None) == (spoken["certainty"] is None)
        for quote in shape["quotes"]:
            assert quote["turn"] is None or quote["turn"] < len(shape["turns"])
            assert quote["speakers"][:1] == ([quote["speaker"]] if quote["speaker"] else [])
        for at in objects(shape):
            there = shape
            for step in at:
                there = there[step]
            if at and {"start", "end", "text"} <= set(there):
                assert shape["text"][there["start"] : there["end"]] == there["text"], at


def test_the_commands_print_it() -> None:
    assert json.loads(CliRunner().invoke(printed).output) == CONTRACT
    lines = CliRunner().invoke(command, ["--format", "jsonl", str(ROOT / "seeds")]).output.splitlines()
    assert len(lines) == 5
    for line in lines:
        VALIDATOR.validate(json.loads(line))
