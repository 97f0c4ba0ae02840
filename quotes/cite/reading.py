"""Citations to be read: APA, MLA and Chicago."""

from datetime import date

from quotes.cite.cited import Cited, authors, capital, parts, speaker, through, verb

MLA_MONTHS = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]


def apa(cited: Cited) -> str:
    """American Psychological Association, 7th edition: the source, and how to name the speaker in the text."""
    names = [f"{family}, {_initials(given)}" if given else family for family, given in authors(cited)]
    who = " & ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    who = who or cited.outlet or cited.program or ""
    when = _apa_date(cited.date)
    form = " [Transcript]" if cited.transcript else ""
    container = ". ".join(name for name in (cited.program, cited.outlet) if name and name != who)
    # Without an author the title moves to the front.
    head = f"{_stop(who)} ({when}). {cited.title}{form}" if who else f"{_stop(cited.title + form)} ({when})"
    entry = f"{_stop(head)} {_stop(container)} {cited.address}".replace("  ", " ")
    short = authors(cited)[0][0] if names else who or cited.title
    year = cited.date[:4] if cited.date else "n.d."
    return f"{entry} In the text: ({speaker(cited)}, as cited in {short}, {year})"


def mla(cited: Cited) -> str:
    """Modern Language Association, 9th edition, for words quoted in somebody else's work."""
    when = "n.d."
    if cited.date:
        day = date.fromisoformat(cited.date)
        when = f"{day.day} {MLA_MONTHS[day.month - 1]} {day.year}"
    family, given = parts(cited.speaker) if cited.named and cited.speaker else (speaker(cited), "")
    who = f"{family}, {given}" if given else capital(family)
    rest = ", ".join(part for part in (cited.program, cited.outlet, when, cited.address) if part)
    return f"{_stop(who + through(cited))} {capital(verb(cited))} in “{_stop(cited.title)}” {_stop(rest)}"


def chicago(cited: Cited) -> str:
    """The Chicago Manual of Style, 17th edition, as a note."""
    when = "n.d."
    if cited.date:
        day = date.fromisoformat(cited.date)
        when = f"{day:%B} {day.day}, {day.year}"
    names = " and ".join(f"{given} {family}".strip() for family, given in authors(cited))
    source = f"{names}, “{cited.title},”" if names else f"“{cited.title},”"
    form = "transcript" if cited.transcript else None
    rest = ", ".join(part for part in (cited.program, cited.outlet, form, when, cited.address) if part)
    return f"{capital(speaker(cited))}{through(cited)}, {verb(cited)} in {source} {_stop(rest)}"


def _initials(given: str) -> str:
    """The initials of given names: J.-Y. M. for Jean-Yves Marie."""
    return " ".join("-".join(f"{part[0].upper()}." for part in name.split("-") if part) for name in given.split())


def _apa_date(day: str | None) -> str:
    if not day:
        return "n.d."
    found = date.fromisoformat(day)
    return f"{found.year}, {found:%B} {found.day}"


def _stop(words: str) -> str:
    return words if not words or words.endswith((".", "?", "!")) else f"{words}."
