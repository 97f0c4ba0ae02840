"""A person's row: what several documents know together, and when nobody needs it any more."""

from collections.abc import Mapping

from sqlite_utils import Database

from quotes.store.identity import slug
from quotes.store.rows import Row


def richer(old: Row, new: Row) -> Row:
    """Of two names the person's own, with capitals and accents, of two descriptions the longer: whatever came first."""

    def case(name: str | None) -> tuple[bool, bool, bool, int, str]:
        name = name or ""
        own = slug(name) == old["uid"]  # else it is the name of somebody merged into this person
        cased = not (name.isupper() or name.islower())
        return bool(name), own, cased, sum(not char.isascii() for char in name), name

    name = max(old["name"], new["name"], key=case)
    description = max(old["description"] or "", new["description"] or "", key=lambda words: (len(words), words))
    label = name or max(old["label"], new["label"])
    wikidata = new["wikidata"] or old["wikidata"]
    return {
        "uid": old["uid"],
        "label": label,
        "name": name,
        "description": description or None,
        "wikidata": wikidata,
    }


def renamed(row: Row, names: Mapping[str, str]) -> Row:
    """A person under the name that a user has decided on."""
    name = names.get(row["uid"])
    return row | {"name": name, "label": name} if name else row


def forget_unmentioned(db: Database) -> None:
    """Remove people who appear in no document, and whom no turn and no quotation means."""
    nowhere = (
        "documents = 0 and not exists (select 1 from turns where speaker = people.id)"
        " and not exists (select 1 from quotes where speaker = people.id)"
        " and not exists (select 1 from joint_speakers where person = people.id)"
    )
    db.execute(f"delete from joins where person in (select id from people where {nowhere})")
    db.execute(f"delete from people where {nowhere}")
