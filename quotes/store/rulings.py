"""Decisions applied to a document on its way into the database."""

from collections.abc import Iterable
from dataclasses import replace

from quotes.store.decisions import Decision, merged_into, trail
from quotes.store.identity import slug
from quotes.store.rows import Row, Rows


class Rulings:
    """Decisions arranged for look-up, so that thousands of them cost a load nothing."""

    def __init__(self, taken: Iterable[Decision] = ()) -> None:
        taken = list(taken)
        self._merged = merged_into(taken)
        self._aliases = {slug(rule.target): rule.person for rule in taken if rule.verb == "alias"}
        self._splits = {(rule.person, rule.document): rule.target for rule in taken if rule.verb == "split"}
        self.names = {rule.person: rule.target for rule in taken if rule.verb == "rename"}
        """The names under which people are to be shown, by slug."""

    def applied(self, fresh: Rows) -> Rows:
        """The rows of one document with its people told apart, or together, as decided."""
        people = {row["uid"]: self._person(row, fresh.document["uid"]) for row in fresh.people}
        uids = {old: row["uid"] for old, row in people.items()}

        def told(found: list[Row], column: str) -> list[Row]:
            return [row | {column: uids.get(row[column])} for row in found]

        return replace(
            fresh,
            people=list({row["uid"]: row for row in people.values()}.values()),
            labels=list({tuple(row.items()): row for row in told(fresh.labels, "person")}.values()),
            turns=told(fresh.turns, "speaker"),
            quotes=told(fresh.quotes, "speaker"),
        )

    def _person(self, row: Row, document: str) -> Row:
        """One person after alias, split and merge, in this order."""
        known_as = slug(row["name"] or row["description"] or "")
        uid: str = self._aliases[known_as] if known_as in self._aliases else row["uid"]
        if other := self._splits.get((uid, document)):
            return row | {"uid": slug(other), "name": other, "label": other}
        return row | {"uid": trail(self._merged, uid)[-1]}
