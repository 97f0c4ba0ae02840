"""What the site says about kinds, evidence and what is missing, in plain words."""

import datetime as dt
from json import loads

from quotes.kinds import Certainty, Evidence, PersonKind, QuoteKind, Role
from quotes.models import FACTS as STATED
from quotes.people.namesakes import Form
from quotes.store.queries.run import Row
from quotes.words.language import name

EVIDENCE = {
    Evidence.FULL_LABEL: "the transcript prints the full name before these words",
    Evidence.SURNAME_OF_LABEL: "the transcript prints the surname; the full name stands before an earlier turn",
    Evidence.INTRODUCES_SELF: "the speaker says their own name in this document",
    Evidence.SIGNS_OFF: "the speaker signs off with their name",
    Evidence.NAMED_IN_TEXT: "the label is a surname; the text names one person with it in full",
    Evidence.NAMED_BESIDE: "the name stands beside the quotation",
    Evidence.SURNAME_OF_NAME: "the surname stands beside the quotation; the full name stands elsewhere in the text",
    Evidence.ADDRESSED: "another speaker addresses them by name",
    Evidence.OFFICE: "an office or title stands beside the quotation; the text says who holds it",
    Evidence.ROSTER: "a list of people given when it was loaded has this name",
    Evidence.OTHER_COPY: "another copy of the same story prints who speaks here",
    Evidence.ONLY_LABEL: "only the label is known; nothing in the document says more",
    Evidence.DESCRIPTION: "the source describes the speaker and gives no name",
    Evidence.PRONOUN: "a pronoun stands beside the quotation; it points to the person named before",
    Evidence.CONTINUES: "carried on from the quotation before, in the same passage",
    Evidence.CORRECTION: "whoever publishes this has corrected it; the reason stands under Corrections",
    Evidence.ANNOTATION: "whoever annotated the source, in TEI or brat, says who speaks here",
}
"""How a speaker is known, as the end of "We know because …"."""

INFERRED = frozenset(
    {
        Evidence.SIGNS_OFF,
        Evidence.ADDRESSED,
        Evidence.OFFICE,
        Evidence.PRONOUN,
        Evidence.CONTINUES,
        Evidence.NAMED_IN_TEXT,
        Evidence.ROSTER,
        Evidence.OTHER_COPY,
    }
)
"""Evidence that is a conclusion from the text, not a name printed at the words."""

FORMS = {
    Form.SPELLING: "spelt another way",
    Form.TITLE: "with a title",
    Form.INITIAL: "an initial more or less",
    Form.NICKNAME: "the name has the nickname in it",
    Form.SHORT: "the first name is short for the other",
    Form.MIDDLE: "a middle name more or less",
    Form.SUFFIX: "a “Jr.” more or less",
    "decided": "whoever keeps this collection has decided that it is the same person",
}
"""In what a name differs from that of the person whose page it shares."""

CERTAINTIES = {
    Certainty.SURE: "sure",
    Certainty.LIKELY: "probable",
    Certainty.DOUBTFUL: "doubtful",
}
CERTAINTIES_AT_LENGTH = {
    Certainty.SURE: "the source leaves hardly a doubt whose words these are",
    Certainty.LIKELY: "probably theirs: the source points to them, and another reading is possible",
    Certainty.DOUBTFUL: "perhaps theirs: the source can be read in another way",
}
"""How sure a speaker is, as the end of "This is sure because …"."""

UNSURE = {Certainty.LIKELY: "probably", Certainty.DOUBTFUL: "perhaps"}
"""What stands before a name that is not sure."""

KINDS = {
    QuoteKind.SPEECH: "spoken",
    QuoteKind.DIRECT: "quoted",
    QuoteKind.MIXED: "quoted in part",
    QuoteKind.INDIRECT: "paraphrase",
}
KINDS_AT_LENGTH = {
    QuoteKind.SPEECH: "spoken, as a transcript has it",
    QuoteKind.DIRECT: "printed in quotation marks",
    QuoteKind.MIXED: "a phrase in quotation marks inside a report",
    QuoteKind.INDIRECT: "a paraphrase, not their words",
}
ROLES = {
    Role.HOST: "host",
    Role.REPORTER: "reporter",
    Role.GUEST: "guest",
    Role.CALLER: "caller",
    Role.RECORDED: "on a recording",
}
PEOPLE = {
    PersonKind.PERSON: "person",
    PersonKind.UNNAMED: "unnamed source",
    PersonKind.GROUP: "group",
    PersonKind.ORGANISATION: "organisation",
    PersonKind.DOCUMENT: "report or other document",
}
NO_DATE = "the source gives no date"
NO_SPEAKER = "nobody can tell who"
FACTS = {name: known.title for name, known in STATED.items()}
ORIGINS = {
    "text": "stated in the text",
    "markup": "from the saved page’s metadata",
    "user": "given when it was loaded",
    "guess": "guessed by the words",
}


def considered(told: str | None) -> str:
    """What else a document may be, from what is stored of it: "names (12 labels), article"."""
    others = loads(told) if told else []
    return ", ".join(
        f"{one['style']} ({count(one['labels'], 'label')})" if one["style"] else one["kind"] for one in others
    )


def fact(row: Row) -> str:
    """A fact as people read it: the name of a language instead of its code."""
    return name(row["value"]) if row["name"] == "language" else str(row["value"])


def joined(row: Row) -> str:
    """Why a name shares a person's page."""
    told = ", ".join(FORMS[form] for form in row["evidence"].split(", "))
    return f"{told}; of both it is said: {row['shared']}" if row["shared"] else told


def day(iso: str | None) -> str:
    """An ISO day as people write it, or that there is none."""
    if not iso:
        return NO_DATE
    found = dt.date.fromisoformat(iso)
    return f"{found.day} {found:%B} {found.year}"


def is_cut(quote: Row) -> bool:
    """Whether the publisher shows the beginning of a quotation only."""
    return len(quote["text"].split()) < (quote.get("words") or 0)


def warnings(quote: Row) -> list[tuple[str, str]]:
    """What must be said beside words before anybody repeats them: a heading and a sentence each."""
    told = []
    if quote["translated"] == "yes":
        told.append(
            (
                "A translator’s words",
                "The source has them through a translator; the speaker’s own words are not on record here.",
            )
        )
    if quote["kind"] == QuoteKind.INDIRECT:
        told.append(
            (
                "A paraphrase, not their words",
                "The source reports what was said without quoting it. Do not put it in quotation marks.",
            )
        )
    if is_cut(quote):
        shown = count(len(quote["text"].split()), "word")
        told.append(("Cut", f"The publisher shows the first {shown} of {quote['words']:,}."))
    if quote.get("speaker_kind") == PersonKind.UNNAMED:
        told.append(("Unnamed source", "The source gives no name; the description is all there is."))
    if quote["speaker_uid"] is None:
        told.append(
            ("Speaker unknown", "The source does not let a careful reader say who this is, so nobody is named.")
        )
    return told


CORRECTED = {
    "merge": "{person} and {target} are one person.",
    "split": "{person} is somebody else in one document: {target}.",
    "rename": "The name that is shown is now {target}.",
    "alias": "“{target}” means {person}.",
    "apart": "{person} and {target} are two people.",
    "reject": "“{person}” is no person, and no words are theirs.",
    "accept": "{person} is a person.",
    "speaker": "These words are {target}’s{was}.",
    "nobody": "Nobody can tell whose words these are{was}.",
    "not a quotation": "These words are no quotation{was}.",
}


def corrected(row: Row) -> str:
    """What a decision says, as a sentence."""
    was = f"; they were taken for {row['was']}’s" if row["was"] else ""
    person, target = row["person_label"] or row["person"], row["target_label"] or row["target"]
    return CORRECTED[row["verb"]].format(person=person, target=target, was=was)


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 quotation", "2,000 quotations"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def short(text: str, most: int = 240) -> str:
    """A name or title that a page can hold; the data have all of it."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
