"""What counts as a quotation, once for everything: the pages, the API, the counts and the views that readers query."""

from sqlite_utils import Database

OWN_WORDS = "{row}.kind <> 'indirect'"
"""Speech, direct and mixed quotations: a paraphrase is nobody's own words."""

ONCE = "{row}.copy_of is null"
"""Words in several copies of one story are one quotation."""

SPOKEN = f"{OWN_WORDS} and {ONCE}"

THEIRS = f"{SPOKEN} and {{row}}.certainty is not 'doubtful'"
"""What a person's page and count take in: not the quotations that may as well be somebody else's."""


def is_theirs(kind: str, certainty: str | None) -> bool:
    """The same of a new quotation, which is no copy yet."""
    return kind != "indirect" and certainty != "doubtful"


_TOGETHER = """(select group_concat(other.label, ', ') from joint_speakers
        join people as other on other.id = joint_speakers.person where joint_speakers.quote = quotes.id)"""
_BESIDE = """(select group_concat(other.label, ', ') from people as other where other.id <> people.id and (
        other.id = quotes.speaker or other.id in (select person from joint_speakers where quote = quotes.id)))"""
_DOCUMENT = "left join documents on documents.id = quotes.document"
_NAMED = f"{THEIRS.format(row='quotes')} and people.kind = 'person' and people.name is not null"


def _select(name: str, person: str, together: str) -> str:
    return f"""
select quotes.date, people.{name} as speaker, quotes.text, documents.label as document, quotes.outlet,
    quotes.program, quotes.kind, quotes.translated, quotes.evidence, quotes.certainty, quotes.role, quotes.words,
    quotes.uid, people.uid as speaker_uid, documents.uid as document_uid, quotes.id, {person} as person_id,
    quotes.document as document_id, {together} as together_with"""


VIEWS = {
    "spoken": f"""{_select("label", "quotes.speaker", _TOGETHER)}
from quotes left join people on people.id = quotes.speaker {_DOCUMENT}
where {SPOKEN.format(row="quotes")}""",
    "said_by_named_people": f"""{_select("name", "quotes.speaker", _TOGETHER)}
from quotes join people on people.id = quotes.speaker {_DOCUMENT}
where {_NAMED}
union all{_select("name", "joint_speakers.person", _BESIDE)}
from joint_speakers join quotes on quotes.id = joint_speakers.quote join people on people.id = joint_speakers.person
    {_DOCUMENT}
where {_NAMED}""",
}
"""Views by name. Outer joins on primary keys, since SQLite leaves out those of which nobody asks for a column."""


def set_up(db: Database) -> None:
    """Make the views that are missing or older than this program."""
    for name, sql in _wanted(db).items():
        db.execute(f"drop view if exists {name}")
        db.execute(sql)


def are_set_up(db: Database) -> bool:
    """Whether all views are those of this program."""
    return not _wanted(db)


def _wanted(db: Database) -> dict[str, str]:
    """What makes each view that is missing or older than this program."""
    stored = dict(db.execute("select name, sql from sqlite_master where type = 'view'").fetchall())
    made = {name: f"CREATE VIEW {name} as {sql}" for name, sql in VIEWS.items()}
    return {name: sql for name, sql in made.items() if stored.get(name) != sql}


def forget(db: Database) -> None:
    """Remove the views: SQLite refuses to alter a table while a view names what it has no more."""
    for name in VIEWS:
        db.execute(f"drop view if exists {name}")
