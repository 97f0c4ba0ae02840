"""The shapes of the API's answers, as JSON Schema."""

from typing import Any

from quotes.cite.styles import READ
from quotes.kinds import Certainty, Evidence, PersonKind, QuoteKind, Role

Json = dict[str, Any]
TEXT: Json = {"type": "string"}
NUMBER: Json = {"type": "integer"}
YES: Json = {"type": "boolean"}


def _maybe(schema: Json) -> Json:
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    found = schema | {"type": [schema["type"], "null"]}
    return found | ({"enum": [*schema["enum"], None]} if "enum" in schema else {})


def _choice(kinds: type) -> Json:
    return {"type": "string", "enum": [str(kind) for kind in kinds]}  # type: ignore[attr-defined]


def _object(**properties: Json) -> Json:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(schema: Json) -> Json:
    return {"type": "array", "items": schema}


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


SPAN = _object(start=NUMBER, end=NUMBER, text=TEXT)
WORDS = {
    "uid": TEXT,
    "text": TEXT,
    "kind": _choice(QuoteKind),
    "paraphrase": YES | {"description": "True where the words are nobody's own"},
    "translated": YES | {"description": "True where the words are a translator's"},
    "cut": YES | {"description": "True where the publisher shows only the beginning of the words"},
    "evidence": _maybe(_choice(Evidence)) | {"description": "How the speaker is known"},
    "certainty": _maybe(_choice(Certainty)) | {"description": "How sure the speaker is; null where nobody is named"},
    "role": _maybe(_choice(Role)),
    "speaker": _maybe(_ref("Speaker")) | {"description": "Null where nobody can tell"},
    "speakers": _list(_ref("Speaker")) | {"description": "All who speak together, the speaker first; mostly one"},
    "start": NUMBER,
    "end": NUMBER,
}
DOCUMENT = {
    "uid": TEXT,
    "label": TEXT,
    "kind": TEXT,
    "date": _maybe(TEXT),
    "path": TEXT,
    "part": _maybe(NUMBER),
    "sha256": TEXT,
    "style": _maybe(TEXT),
    "language": _maybe(TEXT) | {"description": "A code such as en; null where it cannot be told"},
    "facts": {
        "type": "object",
        "additionalProperties": _object(value=TEXT, origin=TEXT, start=_maybe(NUMBER), end=_maybe(NUMBER)),
    },
    "page": TEXT,
    "json": TEXT,
}
PERSON = {
    "uid": TEXT,
    "label": TEXT,
    "name": _maybe(TEXT),
    "kind": _choice(PersonKind),
    "description": _maybe(TEXT),
    "quotations": NUMBER,
    "documents": NUMBER,
    "page": TEXT,
    "json": TEXT,
}
COUNTS = _list({"type": "object"})
SCHEMAS: dict[str, Json] = {
    "Error": _object(status=NUMBER, title=TEXT, way_out=TEXT),
    "Text": TEXT,
    "Speaker": _object(uid=TEXT, label=TEXT, kind=_choice(PersonKind), page=TEXT),
    "ListedQuote": _object(
        **WORDS,
        document=_object(
            uid=TEXT,
            label=TEXT,
            kind=TEXT,
            outlet=_maybe(TEXT),
            program=_maybe(TEXT),
            date=_maybe(TEXT),
            page=TEXT,
        ),
        hits=_list(_list(NUMBER)),
        page=TEXT,
        json=TEXT,
    ),
    "Quotes": _object(
        quotes=_list(_ref("ListedQuote")),
        next=_maybe(TEXT),
        total=_maybe(NUMBER) | {"description": "How many match; null where there are too many to count"},
        looked_through_the_newest=_maybe(NUMBER)
        | {"description": "Where words are common: how many of the newest matches were ranked or looked through"},
    ),
    "Quote": _object(
        **WORDS,
        mention=_maybe(SPAN),
        cue=_maybe(SPAN),
        via=_maybe(SPAN),
        group=_maybe(NUMBER),
        turn=_maybe(NUMBER),
        label=_maybe(TEXT),
        recording=_maybe(TEXT),
        time=_maybe({"type": "array"}),
        remarks=_list(_object(kind=TEXT, message=TEXT, start=NUMBER, end=NUMBER)),
        elsewhere=_maybe(_ref("Elsewhere")) | {"description": "Where else these words are printed"},
        selectors=_list(_object(type=TEXT)),
        context=_list(
            _object(
                start=NUMBER,
                end=NUMBER,
                text=TEXT,
                current=YES,
                turn=_maybe(NUMBER),
                label=_maybe(TEXT),
                speaker=_maybe(TEXT),
            )
        ),
        document=_ref("Document"),
        citations=_object(**dict.fromkeys(READ, TEXT)),
        links={"type": "object", "additionalProperties": _maybe(TEXT)},
    ),
    "Document": _object(**DOCUMENT),
    "WholeDocument": _object(
        **DOCUMENT,
        confidence=_maybe({"type": "number"}) | {"description": "How sure the kind is, from 0 to 1"},
        considered=_list(_object(kind=TEXT, style=_maybe(TEXT), labels=NUMBER)),
        length=NUMBER,
        start=NUMBER,
        end=NUMBER,
        text=TEXT,
        next_from=_maybe(NUMBER) | {"description": "Where the next part begins; null where this is the last"},
        copies=_list(_object(uid=TEXT, label=TEXT, outlet=_maybe(TEXT))),
        people=_list({"type": "object"}),
        pieces=_list({"type": "object"}),
        turns=_list({"type": "object"}),
        quotes=_list({"type": "object"}),
        annotations=_list({"type": "object"}),
        remarks=_list({"type": "object"}),
    ),
    "Person": _object(**PERSON),
    "WholePerson": _object(
        **PERSON,
        called=_list(_object(form=TEXT, documents=NUMBER, first=TEXT)),
        names=_list(_object(uid=TEXT, name=_maybe(TEXT), evidence=TEXT, shared=_maybe(TEXT), documents=NUMBER)),
        company=_list(_object(uid=TEXT, label=TEXT, documents=NUMBER)),
        newest_documents=_list({"type": "object"}),
        quotes=TEXT,
    ),
    "People": _object(people=_list(_ref("Person")), next=_maybe(TEXT)),
    "Facets": _object(
        facets=_object(
            **dict.fromkeys(
                ("speaker", "outlet", "program", "kind", "role", "translated", "certainty", "month"), COUNTS
            )
        ),
        counted_over_the_newest=NUMBER,
        query={"type": "object"},
    ),
    "Stats": _object(
        documents=NUMBER,
        people=NUMBER,
        quotations=NUMBER,
        paraphrases=NUMBER,
        copies=NUMBER,
        turns=NUMBER,
        remarks=NUMBER,
        gone=NUMBER,
    ),
    "LinkedData": _object(**{"@context": TEXT, "@type": TEXT, "@id": TEXT, "text": TEXT}),
    "OEmbed": _object(version=TEXT, type=TEXT, html=TEXT, width=NUMBER, height=NUMBER, url=TEXT),
}
