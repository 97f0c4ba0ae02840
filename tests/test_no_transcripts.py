"""Lists, agendas, glossaries and their like are no transcripts, however their lines begin."""

import re
from pathlib import Path

import pytest
from transcript_cases import document

from quotes.kinds import DocumentKind
from quotes.parsing.parse import parse

SOURCE = (Path(__file__).parent / "gold" / "documents.txt").read_text("utf-8")
PAGES = re.findall(r"^= ([^\n]*)\n(.*?)(?=^= |\Z)", SOURCE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("what", "page"), PAGES, ids=[what for what, _ in PAGES])
def test_a_page_that_only_looks_like_a_transcript_is_none(what: str, page: str) -> None:
    found = parse(document(f"{page.strip()}\n"))

    assert found.kind is DocumentKind.ARTICLE, what
    assert not found.turns
