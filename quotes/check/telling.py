"""An answer for a reader at a terminal."""

from collections.abc import Iterator

from quotes.check.answers import Answer, Source, Step

MARKS = {"added": ("[+", "+]"), "dropped": ("[-", "-]"), "left out": ("[… ", " …]")}


def telling(answer: Answer) -> str:
    """The verdict, the sentence, the words on record with their place, and what was changed."""
    return "\n".join(_lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    yield answer.verdict.upper()
    yield answer.explanation
    for source in answer.sources:
        yield ""
        yield from _source(source)
    if any(step.kind != "equal" for step in answer.steps):
        yield ""
        yield f"record against claim: {' '.join(filter(None, map(_step, answer.steps)))}"
    for change in answer.changes:
        if change.material:
            yield f"changed ({change.kind}): {change.printed or 'nothing'} → {change.claimed or 'nothing'}"
    for warning in answer.warnings:
        yield f"note: {warning}."
    for place in answer.elsewhere:
        who = place.speaker or "unknown speaker"
        yield f"also: {who}, {place.document}, {place.date or 'undated'}, {place.uid} (score {place.score:.2f})"
    if answer.closest and not answer.sources:
        yield ""
        yield "closest on record:"
        yield from _source(answer.closest)


def _source(source: Source) -> Iterator[str]:
    who = source.speaker or "unknown speaker"
    known = f" ({source.evidence}; {source.certainty})" if source.evidence else ""
    yield f"“{_short(source.text)}”"
    yield f"  {who}{known}"
    yield f"  {source.document}, {source.date or 'undated'}, characters {source.start}-{source.end}"
    if source.uid:
        yield f"  quotation {source.uid}, score {source.score:.2f}"


def _step(step: Step) -> str:
    if step.kind == "equal":
        return step.printed
    if step.kind in MARKS:
        before, after = MARKS[step.kind]
        return f"{before}{step.claimed or step.printed}{after}"
    return f"[-{step.printed}-][+{step.claimed}+]"


def _short(text: str, most: int = 400) -> str:
    flat = " ".join(text.split()).strip('“”"')
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
