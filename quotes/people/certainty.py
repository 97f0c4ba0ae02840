"""How sure a speaker is, from the evidence by which they are known."""

import json
from dataclasses import replace
from functools import cache
from importlib.resources import files

from quotes.kinds import Certainty, Evidence
from quotes.models import Turn

BY_EVIDENCE = {
    Evidence.FULL_LABEL: Certainty.SURE,
    Evidence.SURNAME_OF_LABEL: Certainty.SURE,
    Evidence.INTRODUCES_SELF: Certainty.SURE,
    Evidence.SIGNS_OFF: Certainty.SURE,
    Evidence.NAMED_IN_TEXT: Certainty.SURE,
    Evidence.NAMED_BESIDE: Certainty.SURE,
    Evidence.SURNAME_OF_NAME: Certainty.SURE,
    Evidence.ADDRESSED: Certainty.LIKELY,
    Evidence.OFFICE: Certainty.LIKELY,
    Evidence.ROSTER: Certainty.LIKELY,
    Evidence.OTHER_COPY: Certainty.LIKELY,
    Evidence.ONLY_LABEL: Certainty.SURE,
    Evidence.DESCRIPTION: Certainty.LIKELY,
    Evidence.PRONOUN: Certainty.LIKELY,
    Evidence.CONTINUES: Certainty.LIKELY,
    Evidence.CORRECTION: Certainty.SURE,
    Evidence.ANNOTATION: Certainty.SURE,
}
"""The level of each kind of evidence where nothing else is known of the place."""


def of(evidence: Evidence | None) -> Certainty | None:
    """The level of one kind of evidence; None where there is no speaker."""
    return BY_EVIDENCE[evidence] if evidence else None


@cache
def calibration() -> dict[str, dict[str, dict[str, float]]]:
    """How often each level was right on annotated news, by kind of quotation ("marked", "paraphrased").

    Measured by tests/measure.py: the `share` of all that are given a speaker, and how many of them are `right`.
    """
    measured: dict[str, dict[str, dict[str, float]]]
    measured = json.loads((files("quotes.people") / "calibration.json").read_text("utf-8"))
    return measured


def judged(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """The turns of a transcript, each with the certainty of its speaker.

    A label that is all there is names its speaker surely, in full or not; what is taken from elsewhere is likely.
    """
    return tuple(replace(turn, certainty=of(turn.evidence) if turn.speaker else None) for turn in turns)
