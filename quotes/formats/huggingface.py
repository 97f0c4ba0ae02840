"""A data set as the Hugging Face hub keeps it: Parquet in `data/`, and a card that says what is in it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quotes.archive.export import parquet
from quotes.store.connect import Database

COLUMNS = {
    "uid": ("TEXT", "the public name of the quotation"),
    "text": ("TEXT", "the words, exactly as printed"),
    "kind": ("TEXT", "speech, direct, mixed, or indirect (a paraphrase: nobody's own words)"),
    "speaker": ("TEXT", "whose words they are; null where nobody can tell"),
    "speaker_uid": ("TEXT", "the public name of the speaker"),
    "speaker_kind": ("TEXT", "person, unnamed, group, organisation or document"),
    "evidence": ("TEXT", "how the speaker is known"),
    "certainty": ("TEXT", "how sure the speaker is: sure, likely or doubtful"),
    "role": ("TEXT", "what the speaker is to the programme"),
    "translated": ("TEXT", "yes where the words are a translator's"),
    "document": ("TEXT", "the title of the document"),
    "document_uid": ("TEXT", "the public name of the document"),
    "together_with": ("TEXT", "who else speaks them together with the speaker"),
    "outlet": ("TEXT", "who published it"),
    "date": ("TEXT", "the day of publication, as an ISO date"),
    "url": ("TEXT", "the address that the source gives"),
    "language": ("TEXT", "the language of the document"),
    "sha256": ("TEXT", "of the file's bytes"),
    "start": ("INTEGER", "where the words begin in the text of the file, in characters"),
    "end": ("INTEGER", "where they end, the last one not included"),
}
"""The columns with their types and meanings."""

SQL = """
    select quotes.uid, quotes.text, quotes.kind, people.label, people.uid, people.kind, evidence, certainty, role,
        translated, documents.label, documents.uid,
        (select group_concat(other.label, ', ') from joint_speakers join people as other on other.id = person
            where quote = quotes.id),
        quotes.outlet, quotes.date, documents.url, documents.language,
        sha256, quotes.start, quotes.end
    from quotes join documents on documents.id = quotes.document left join people on people.id = quotes.speaker
    where quotes.id in (select value from json_each(?)) order by quotes.id"""
AT_ONCE = 10_000
DATA = "data/train-00000-of-00001.parquet"
SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))


def write(db: Database, folder: Path, ids: list[int]) -> list[str]:
    """Write the quotations with these ids, and the card; the names of the files. Raises UsageError without pyarrow."""
    (folder / "data").mkdir(exist_ok=True)
    parquet(folder / DATA, {name: kind for name, (kind, _) in COLUMNS.items()}, _rows(db, ids))
    languages = db.execute("select distinct language from documents where language is not null order by 1").fetchall()
    (folder / "README.md").write_text(card(len(ids), [row[0] for row in languages]), "utf-8")
    return [DATA, "README.md"]


def _rows(db: Database, ids: list[int]) -> Iterator[list[tuple[Any, ...]]]:
    for first in range(0, len(ids), AT_ONCE):
        yield db.execute(SQL, [json.dumps(ids[first : first + AT_ONCE])]).fetchall()


def card(rows: int, languages: list[str]) -> str:
    """The card. It names no licence: the words are those of the sources, and whoever publishes them must know."""
    size = next((name for most, name in SIZES if rows < most), "1M<n<10M")
    listed = "".join(f"\n- {json.dumps(language)}" for language in languages) or " []"
    columns = "".join(f"| `{name}` | {meaning} |\n" for name, (_, meaning) in COLUMNS.items())
    return f"""---
pretty_name: Attributed quotations
language:{listed}
size_categories:
- {size}
tags:
- quotation-attribution
configs:
- config_name: default
  data_files:
  - split: train
    path: {DATA}
---

# Attributed quotations

{rows:,} quotations: who said what, word for word, and where it stands.
They were found by rules, not marked by hand. Every speaker is named on stated evidence.
A paraphrase (`kind` is `indirect`) is nobody's own words. What the source does not say is null.

**Licence:** the words are those of the sources. State here what you may pass on before you publish this.

| column | meaning |
|---|---|
{columns}"""
