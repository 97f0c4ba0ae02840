"""Quotations, people and documents as the API tells of them."""

from typing import Any

from quotes.cite.styles import READ
from quotes.plugin.cited import cited, links
from quotes.plugin.site import Site
from quotes.plugin.wording import is_cut
from quotes.store.queries.run import Row

CONTEXT = 48
"""Characters before and after the words in a TextQuoteSelector."""


def listed(site: Site, row: Row) -> dict[str, Any]:
    """A quotation in a list."""
    uid = row["uid"]
    return {
        "uid": uid,
        "text": row["text"],
        "kind": row["kind"],
        "paraphrase": row["kind"] == "indirect",
        "translated": row["translated"] == "yes",
        "cut": is_cut(row),
        "evidence": row["evidence"],
        "certainty": row["certainty"],
        "role": row["role"],
        "speaker": speaker(site, row),
        "speakers": speakers(site, row),
        "document": {
            "uid": row["document_uid"],
            "label": row["document_label"],
            "kind": row["document_kind"],
            "outlet": row["outlet"],
            "program": row["program"],
            "date": row["date"],
            "page": site.absolute(site.path("document", row["document_uid"])),
        },
        "start": row["start"],
        "end": row["end"],
        "hits": [list(hit) for hit in row.get("hits", [])],
        "page": site.absolute(site.path("quote", uid)),
        "json": site.absolute(site.path("api", "v1", "quote", f"{uid}.json")),
    }


def speaker(site: Site, row: Row) -> dict[str, Any] | None:
    """Whose words they are; None where nobody can tell."""
    if row["speaker_uid"] is None:
        return None
    return {
        "uid": row["speaker_uid"],
        "label": row["speaker_label"],
        "kind": row["speaker_kind"],
        "page": site.absolute(site.path("person", row["speaker_uid"])),
    }


def speakers(site: Site, row: Row) -> list[dict[str, Any]]:
    """All of them, where several speak together; the first is the speaker."""
    return [told for one in (row, *row["others"]) if (told := speaker(site, one))]


def whole(site: Site, row: Row, facts: list[Row], passages: list[Row], remarks: list[Row]) -> dict[str, Any]:
    """Everything about one quotation."""
    found = cited(site, row)
    return {
        "uid": row["uid"],
        "text": row["text"],
        "kind": row["kind"],
        "paraphrase": row["kind"] == "indirect",
        "translated": row["translated"] == "yes",
        "cut": is_cut(row),
        "speaker": (speaker(site, row) or {}) | {"name": row["speaker_name"], "description": row["speaker_description"]}
        if row["speaker_uid"]
        else None,
        "speakers": speakers(site, row),
        "evidence": row["evidence"],
        "certainty": row["certainty"],
        "role": row["role"],
        "mention": _span(row, "mention"),
        "cue": _span(row, "cue"),
        "via": _span(row, "via"),
        "group": row["group_number"],
        "turn": row["position"],
        "label": row["turn_label"],
        "recording": row["recording"],
        "time": [row["time_from"], row["time_to"]] if row["time_from"] is not None else None,
        "start": row["start"],
        "end": row["end"],
        "remarks": remarks,
        "selectors": selectors(row, passages),
        "context": [_passage(passage) for passage in passages],
        "document": document(site, row, facts, prefix="document_"),
        "citations": {name: style.write(found) for name, style in READ.items()},
        "links": {name: _whole_address(site, link) for name, link in links(site, row).items()},
    }


def selectors(row: Row, passages: list[Row]) -> list[dict[str, Any]]:
    """Where the words stand, as W3C Web Annotation has it: by the words around them, and by position."""
    inside = next(passage for passage in passages if passage["current"])
    since, until = row["start"] - inside["start"], row["end"] - inside["start"]
    return [
        {
            "type": "TextQuoteSelector",
            "exact": row["text"],
            "prefix": inside["text"][max(since - CONTEXT, 0) : max(since, 0)],
            "suffix": inside["text"][until : until + CONTEXT],
        },
        {"type": "TextPositionSelector", "start": row["start"], "end": row["end"]},
    ]


def document(site: Site, row: Row, facts: list[Row], prefix: str = "") -> dict[str, Any]:
    """A document with what it states about itself, and where each fact comes from."""
    uid, fact = row[f"{prefix}uid"], "fact_" if prefix else ""
    return {
        "uid": uid,
        "label": row[f"{prefix}label"],
        "kind": row[f"{prefix}kind"],
        "date": row[f"{prefix}date"],
        "path": row[f"{prefix}path"],
        "part": row[f"{prefix}part"],
        "sha256": row["sha256"],
        "style": row["style"],
        "language": row[f"{fact}language"],
        "facts": {
            fact["name"]: {"value": fact["value"], "origin": fact["origin"], "start": fact["start"], "end": fact["end"]}
            for fact in facts
        },
        "page": site.absolute(site.path("document", uid)),
        "json": site.absolute(site.path("api", "v1", "document", f"{uid}.json")),
    }


def person(site: Site, row: Row) -> dict[str, Any]:
    """A person in a list."""
    uid = row["uid"]
    return {
        "uid": uid,
        "label": row["label"],
        "name": row["name"],
        "kind": row["kind"],
        "description": row["description"],
        "quotations": row["quotations"],
        "documents": row["documents"],
        "page": site.absolute(site.path("person", uid)),
        "json": site.absolute(site.path("api", "v1", "person", f"{uid}.json")),
    }


def _span(row: Row, name: str) -> dict[str, Any] | None:
    if row[name] is None:
        return None
    return {"start": row[f"{name}_start"], "end": row[f"{name}_end"], "text": row[name]}


def _passage(passage: Row) -> dict[str, Any]:
    return {
        "start": passage["start"],
        "end": passage["end"],
        "text": passage["text"],
        "current": passage["current"],
        "turn": passage.get("position"),
        "label": passage.get("label"),
        "speaker": passage.get("speaker_uid"),
    }


def _whole_address(site: Site, link: str | None) -> str | None:
    return site.absolute(link) if link and link.startswith("/") else link
