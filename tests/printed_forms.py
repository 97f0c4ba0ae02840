"""Pages of made-up talk in every printed form of `gold/forms.txt`, and who says what on them.

`python tests/printed_forms.py [WORD…]` scores them as ../shared/score/houses.py does: by the letters of speech given to
the right name and to a wrong one.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from transcript_cases import document

from quotes.parsing.parse import parse

FORMS = Path(__file__).parent / "gold" / "forms.txt"
BLOCK = re.compile(r"^= ([^\n]*)\n(.*?)(?=^= |\Z)", re.MULTILINE | re.DOTALL)
PART = re.compile(r"^@(\w+)[ \n](.*?)(?=^@|\Z)", re.MULTILINE | re.DOTALL)
CAST = (("Dana", "Whitlock"), ("Omar", "Fayed"), ("Priya", "Raman-Cole"))
JUNK = " -–—[]()<>*_:,"
PENS = ("0xRain7", "murch", "b10c")
ROLES = ("Chief Executive Officer", "Analyst", "Head of Research")
ORGS = ("Harbour Bank", "Rossi Capital", "Ferry Group")
SEATS = ("Leeds North", "North Ayr", "Port Bell")
LANDS = ("France", "Mali", "Peru")
TALK = (
    (0, "Good morning, and welcome to the program. Today we talk about the harbour. Omar, how are you?"),
    (1, "I'm well, thank you. It rained all night, so the ferry was late."),
    (0, "And Priya, you were there as well?"),
    (
        2,
        "I was. There are two things to say about it: it was loud, and it was cold.\n\nOne more thing: nobody told us.",
    ),
    (0, "Right."),
    (
        1,
        "They said it would leave at 10:30. (laughs) It did not.\n\nWhat I think is this. The (old) bridge is closed.",
    ),
    (0, "Why is that?"),
    (1, "Money. The council has none, it says, and the state says that it gave more than enough in 2019."),
    (2, "Yeah, I agree with that."),
    (0, "So what happens next? Who decides, and when will the people who live there know?"),
    (2, "The council does. [crosstalk 00:12:31] It meets on Monday."),
    (1, "If it meets. Last time, half of them stayed at home. Remember the old rule: no quorum, no vote."),
    (0, "Interesting. Thank you both very much for coming in today."),
    (1, "Thanks for having me."),
    (2, "Thank you, Dana."),
)


class Page(NamedTuple):
    """A page, and its speech: where it stands, and the best name for who says it, None for nobody."""

    title: str
    text: str
    spoken: list[tuple[int, int, str | None]]


def pages() -> Iterator[Page]:
    """A page in each form."""
    source = "\n".join(
        line for line in FORMS.read_text("utf-8").split("\n") if not line.startswith("# ") and line != "#"
    )
    for title, body in BLOCK.findall(source):
        yield rendered(title, {name: text.rstrip("\n") for name, text in PART.findall(body)})


def rendered(title: str, parts: dict[str, str]) -> Page:
    """The talk printed in one form."""
    text = parts["head"] + "\n\n" if "head" in parts else ""
    spoken, seen = [], set()
    for index, (who, words) in enumerate(TALK):
        known = facts(who, index)
        first = parts.get("first", "")
        form = (
            parts["host" if who == 0 else "guest"]
            if "host" in parts
            else first
            if who not in seen
            else parts.get("later", first)
        )
        seen.add(who)
        name = parts.get("hostname" if who == 0 else "guestname", parts.get("name", "{Given} {Surname}")).strip()
        before, after = form.split("{words}")
        text += before.format(**known)
        spoken.append((len(text), len(text) + len(words), None if name == "-" else name.format(**known)))
        text += words + after.format(**known) + "\n\n"
    return Page(title, text, spoken)


def facts(who: int, index: int) -> dict[str, object]:
    """What the labels are filled with."""
    given, surname = CAST[who]
    at = 3 + 41 * index
    later = at + 40
    return {
        "Given": given,
        "Surname": surname,
        "GIVEN": given.upper(),
        "SURNAME": surname.upper(),
        "given": given.lower(),
        "surname": surname.lower(),
        "i": given[0],
        "I": given[0] + surname[0],
        "t": f"{at // 60}:{at % 60:02}",
        "tt": f"{at // 60:02}:{at % 60:02}",
        "T": f"00:{at // 60:02}:{at % 60:02}",
        "U": f"00:{later // 60:02}:{later % 60:02}",
        "T24": f"14:{at // 60:02}",
        "s2": f"{at % 60:02}",
        "role": ROLES[who],
        "ROLE": ROLES[who].upper(),
        "org": ORGS[who],
        "seat": SEATS[who],
        "SEAT": SEATS[who].upper(),
        "land": LANDS[who],
        "n": who + 1,
        "L": "ABC"[who],
        "k": index + 1,
        "l": index % 25 + 1,
        "pen": PENS[who],
    }


def words(name: str | None) -> set[str]:
    return set(re.sub(r"[\W_]+", " ", (name or "").lower()).split())


class Score(NamedTuple):
    """Letters of speech: all that somebody can be named for, those given to the right name, to a wrong one."""

    all: int
    right: int
    wrong: int
    kind: str
    style: str | None


def score(page: Page) -> Score:
    """How a page is read."""
    found = parse(document(page.text))
    people = {person.id: person.name or person.description for person in found.people}
    who: list[str | None] = [None] * len(page.text)
    for turn in found.turns:
        who[turn.start : turn.end] = [people.get(turn.speaker or "")] * (turn.end - turn.start)
    total = right = wrong = 0
    for start, end, name in page.spoken:
        for at in range(start, end):
            if page.text[at].isalpha():
                total += 1
                good = (
                    words(name) <= words(who[at]) and who[at].strip(JUNK) == who[at]
                    if name and who[at]
                    else name is None and who[at] is None
                )
                right += good
                wrong += not good and who[at] is not None
    return Score(total, right, wrong, str(found.kind), found.style)


def shown(page: Page) -> str:
    """How a page is read, and each of its turns."""
    got = score(page)
    found = parse(document(page.text))
    people = {person.id: person.name or person.description for person in found.people}
    rows = [f"{page.title:55} right {got.right / got.all:.3f} wrong {got.wrong / got.all:.3f} {got.kind} {got.style}"]
    for turn in found.turns:
        printed = turn.label.of(page.text) if turn.label else None
        rows.append(f"    {printed} | {people.get(turn.speaker or '')} | {page.text[turn.start : turn.end][:60]!r}")
    return "\n".join(rows)


if __name__ == "__main__":
    for page in pages():
        got = score(page)
        if len(sys.argv) > 1 and all(word in page.title for word in sys.argv[1:]):
            print(shown(page))
        elif len(sys.argv) == 1 and (got.right < 0.985 * got.all or got.wrong > 0.003 * got.all):
            print(shown(page).split("\n", maxsplit=1)[0])
