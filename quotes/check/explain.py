"""The sentence that a reader can print: what the collection shows of a claim, and no more."""

from collections.abc import Sequence

from quotes.check.answers import Asked, Change, ChangeKind, Searched, Source, Verdict
from quotes.check.judging import Judged

SHOWN = 3
"""Changes that a sentence lists."""

SAID = {
    Verdict.VERBATIM: "{who} {said} exactly this {where}.",
    Verdict.IN_PART: "{who} {said} these words {where}, but the claim leaves out part of what {they} said: {cut}.",
    Verdict.JOINED: "The claim joins words that stand apart: {where}.",
    Verdict.ALTERED: "{who} {said} something close {where}, but in other words: {changed}.",
    Verdict.PARAPHRASE: "These words are on record only as a paraphrase of what {who} said {where};"
    " whether they are {their} own words cannot be told from it.",
    Verdict.TRANSLATION: "{who} {said} this {where} through a translator: the words are the translator's.",
}


def explanation(judged: Judged, asked: Asked | None) -> str:
    """One sentence, or two, on a claim whose words are on record."""
    first = judged.sources[0]
    if judged.verdict is Verdict.SOMEONE_ELSE:
        return _someone_else(judged, asked)
    where = _places(judged.sources) if judged.verdict is Verdict.JOINED else _place(first)
    told = SAID[judged.verdict].format(
        who=_who(first),
        said="is quoted as saying" if first.kind in {"direct", "mixed"} else "said",
        they="they",
        their="their",
        where=where,
        cut=_cut(judged.left_out),
        changed=_changed(judged.changes),
    )
    extra = [told[:1].upper() + told[1:]]
    if judged.verdict is Verdict.JOINED and judged.changes:
        extra.append(f"It also differs from them: {_changed(judged.changes)}.")
    if judged.verdict is Verdict.TRANSLATION and judged.words is Verdict.IN_PART:
        extra.append(f"The claim leaves out part of it: {_cut(judged.left_out)}.")
    if first.relayed_by:
        extra.append(f"The words are relayed by {first.relayed_by}.")
    if asked and asked.status == "ambiguous":
        extra.append(f"The name “{asked.name}” may mean {_either([person.label for person in asked.candidates])}.")
    elif asked and not first.speaker:
        extra.append(f"The source does not name the speaker, so this does not show that it was {asked.name}.")
    return " ".join(extra)


def in_text(source: Source, *, same: bool, partly: bool) -> str:
    """On words that stand outside every quotation, or only `partly` in one."""
    how = "These words stand" if same else "Much of this stands"
    if partly:
        return f"{how} {_document(source)}, but only a part of it is in a quotation that was recognised."
    return (
        f"{how} {_document(source)}, but not inside a quotation: they may be the writer's own,"
        " or a quotation that was not recognised."
    )


def not_found(searched: Searched, asked: Asked | None, closest: Source | None) -> str:
    """On a claim that the collection does not have."""
    told = [f"These words are not in this collection ({span(searched)}). That does not show that they were never said."]
    if asked and asked.status == "unknown":
        told.append(f"Nobody called “{asked.name}” is quoted in it.")
    elif asked and closest:
        told.append(f"The closest on record from {closest.speaker or asked.name} is: “{_short(closest.text)}”")
    elif asked:
        told.append(f"Nothing close is on record from {asked.name}.")
    return " ".join(told)


NOTHING = "There are no words in this claim to look for."


def span(searched: Searched) -> str:
    """What was searched, in words."""
    count = f"{searched.documents:,} document" + ("" if searched.documents == 1 else "s")
    if not searched.since:
        return f"{count} searched, none with a date"
    dates = searched.since if searched.since == searched.until else f"{searched.since} to {searched.until}"
    return f"{count} searched, dated {dates}"


def _someone_else(judged: Judged, asked: Asked | None) -> str:
    first = judged.sources[0]
    name = asked.name if asked else "the person named"
    exact = judged.words in {Verdict.VERBATIM, Verdict.IN_PART}
    words = "These words are" if exact else "Words close to these are"
    told = f"{words} on record {_place(first)}, but from {_who(first)}, not from {name}."
    if judged.sources[1:]:
        told = f"The claim joins words that stand apart: {_places(judged.sources)}. They are not all from {name}."
    if judged.words is Verdict.ALTERED:
        told += f" The claim also changes them: {_changed(judged.changes)}."
    if asked and asked.status == "ambiguous":
        told += f" The name “{asked.name}” may mean {_either([person.label for person in asked.candidates])}."
    return told


def _who(source: Source) -> str:
    if not source.speaker:
        return "a speaker whom the source does not name"
    return f"probably {source.speaker}" if source.certainty in {"likely", "doubtful"} else source.speaker


def _place(source: Source) -> str:
    return _document(source)


def _document(source: Source) -> str:
    outlet = f", {source.outlet}" if source.outlet and source.outlet != source.document else ""
    when = f", {source.date}" if source.date else ", undated"
    return f"in “{_short(source.document, 100)}”{outlet}{when}"


def _places(sources: Sequence[Source]) -> str:
    told = [f"{_who(source)} {_document(source)}" for source in sources]
    return "; ".join(dict.fromkeys(told)) if len(set(told)) > 1 else f"{told[0]}, in {len(told)} places"


def _changed(changes: Sequence[Change]) -> str:
    material = [change for change in changes if change.material] or list(changes)
    shown = list(dict.fromkeys(_change(change) for change in material))
    more = f", and {len(shown) - SHOWN} more" if len(shown) > SHOWN else ""
    return "; ".join(shown[:SHOWN]) + more


def _change(change: Change) -> str:
    what = "" if change.kind is ChangeKind.WORDING else f" ({change.kind})"
    claimed, printed = _short(change.claimed, 80), _short(change.printed, 80)
    if not printed:
        return f"“{claimed}” is added{what}"
    if not claimed:
        return f"“{printed}” is left out{what}"
    return f"“{claimed}” stands for “{printed}”{what}"


def _cut(left_out: Sequence[str]) -> str:
    shown = "; ".join(f"“{_short(cut, 120)}”" for cut in left_out[:2])
    return shown + (f", and {len(left_out) - 2} more" if len(left_out) > 2 else "")  # noqa: PLR2004


def _either(names: Sequence[str]) -> str:
    shown = list(dict.fromkeys(names))
    return ", ".join(shown[:-1]) + f" or {shown[-1]}" if len(shown) > 1 else "".join(shown) or "several people"


def _short(text: str, most: int = 200) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
