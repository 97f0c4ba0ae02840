"""The description of the check, for OpenAPI."""

from typing import Any

from quotes.check.answers import ChangeKind, Verdict
from quotes.plugin.api.check import MOST
from quotes.plugin.api.schemas import NUMBER, TEXT, YES, _choice, _list, _maybe, _object, _ref

Json = dict[str, Any]
STEPS = _list(
    _object(
        kind={"type": "string", "enum": ["equal", "changed", "added", "dropped", "left out", "inserted"]},
        claimed=TEXT,
        printed=TEXT,
    )
)
SCORE: Json = {"type": "number", "minimum": 0, "maximum": 1}

SCHEMAS: dict[str, Json] = {
    "Answer": _object(
        claim=TEXT,
        verdict=_choice(Verdict),
        explanation=TEXT | {"description": "A sentence or two to print"},
        score=SCORE | {"description": "The share of the claim's weight that is on record"},
        sources=_list(_ref("ClaimSource")),
        steps=STEPS,
        changes=_list(_object(kind=_choice(ChangeKind), claimed=TEXT, printed=TEXT, material=YES)),
        left_out=_list(TEXT),
        warnings=_list(TEXT),
        asked=_maybe(_ref("AskedSpeaker")),
        closest=_maybe(_ref("ClaimSource")),
        elsewhere=_list(_ref("ClaimSource")) | {"description": "Other quotations that hold the claim too"},
        searched=_object(documents=NUMBER, since=_maybe(TEXT), until=_maybe(TEXT)),
    ),
    "Answers": _object(answers=_list(_ref("Answer"))),
    "AskedSpeaker": _object(
        name=TEXT,
        status={"type": "string", "enum": ["found", "ambiguous", "unknown"]},
        candidates=_list(_object(uid=TEXT, label=TEXT, quotations=NUMBER)),
    ),
    "Elsewhere": _object(
        places=_list(
            _object(
                uid=TEXT,
                text=TEXT,
                kind=TEXT,
                speaker=_maybe(TEXT),
                speaker_uid=_maybe(TEXT),
                document=TEXT,
                document_uid=TEXT,
                outlet=_maybe(TEXT),
                date=_maybe(TEXT),
                relation={"type": "string", "enum": ["the same words", "longer", "shorter", "other wording"]},
                score=SCORE,
                steps=STEPS,
                disagrees=YES | {"description": "True where the words are given to somebody else by name"},
            )
        ),
        earliest=_maybe(TEXT),
        longest=TEXT,
    ),
    "ClaimSource": _object(
        uid=_maybe(TEXT) | {"description": "The quotation; null where the words stand outside every quotation"},
        text=TEXT,
        kind=_maybe(TEXT),
        speaker=_maybe(TEXT),
        speaker_uid=_maybe(TEXT),
        evidence=_maybe(TEXT) | {"description": "How the speaker is known"},
        certainty=_maybe(TEXT) | {"description": "How sure the record is of the speaker"},
        translated=YES,
        relayed_by=_maybe(TEXT) | {"description": "Who reads or quotes the words there"},
        document=TEXT,
        document_uid=TEXT,
        outlet=_maybe(TEXT),
        date=_maybe(TEXT),
        start=NUMBER,
        end=NUMBER,
        score=SCORE,
        links=_object(page=_maybe(TEXT), json=_maybe(TEXT), document=TEXT),
    ),
}

BODY: Json = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "required": ["claims"],
                "properties": {
                    "claims": {
                        "type": "array",
                        "maxItems": MOST,
                        "items": {
                            "type": "object",
                            "required": ["claim"],
                            "properties": {"claim": TEXT, "speaker": _maybe(TEXT)},
                        },
                    }
                },
            }
        }
    },
}
"""The body of a POST: many claims, each with the name of its speaker if there is one."""
