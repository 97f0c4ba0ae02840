"""Where quotations and paraphrases start and end in the manner of different publishers."""

import json
from pathlib import Path
from typing import Any

import pytest

from quotes.models import Document
from quotes.parsing.parse import parse

CASES = json.loads((Path(__file__).parent / "cases" / "publishers.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['house']}: {case['why']}")
def test_the_quotations_of_a_publisher(case: dict[str, Any]) -> None:
    text = case["text"]
    parsed = parse(Document("x.txt", "", text, 0, len(text)), kind="article")
    found = [
        [text[quote.start : quote.end], quote.kind, quote.mention and quote.mention.of(text)] for quote in parsed.quotes
    ]

    assert found == case["quotes"]
