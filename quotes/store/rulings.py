"""Who somebody in a document is: what users have decided, then what joins the names of one person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlite_utils import Database

from quotes.store.decisions import Decision, decisions, merged_into, trail
from quotes.store.identity import slug
from quotes.store.rows import Row, Rows, joint


class Rulings:
    """Decisions and joins arranged for look-up, so that thousands of them cost a load nothing.

    `joined` has the uid of each name that shares another's page, with the uid of that page.
    """

    def __init__(self, taken: Iterable[Decision] = (), joined: Mapping[str, str] | None = None) -> None:
        taken = list(taken)
        self.taken = taken
        self._joined = joined or {}
        self._merged = merged_into(taken)
        self._aliases = {slug(rule.target): rule.person for rule in taken if rule.verb == "alias"}
        self._splits = {(rule.person, rule.document): rule.target for rule in taken if rule.verb == "split"}
        self._rejected = {rule.person for rule in taken if rule.verb == "reject"}
        self.names = {rule.person: rule.target for rule in taken if rule.verb == "rename"}
        """The names under which people are to be shown, by slug."""
        self.made = {slug(name): name for name in self._splits.values()}
        """Those whom a split has made, by slug, with the name it gives them."""

    def decided(self, uid: str, known_as: str, document: str = "") -> str:
        """The uid of whom `document` means by alias, split and merge, in this order.

        `uid` is what the document's own name gives, `known_as` that name or else the description.
        """
        steps = self._steps(uid, known_as)
        other = self._split(uid, steps, document)
        return slug(other) if other else steps[-1]

    def who(self, uid: str, known_as: str, document: str = "") -> str | None:
        """As `decided`, then the uid of the page that the person's names share; None for somebody rejected."""
        found = self.decided(uid, known_as, document)
        page = self._joined.get(found, found)
        return None if self._rejected and self._rejected & {uid, slug(known_as), found, page} else page

    def applied(self, fresh: Rows) -> Rows:
        """The rows of one document with its people told apart, or together; `printed` keeps what it calls each."""
        uids = self._within(fresh)
        people: dict[str, Row] = {}
        for position, row in enumerate(fresh.people):
            uid = uids.get(row["uid"])
            if uid and (uid not in people or row["uid"] == uid):
                printed = {"position": position, "uid": row["uid"], "name": row["name"], "kind": row["kind"]}
                renamed = self._renamed(row, fresh.document["uid"])
                people[uid] = row | {"uid": uid, "printed": printed} | renamed

        def told(row: Row) -> Row:
            """A row with the uid of whom it means; of somebody rejected it knows neither speaker nor evidence."""
            uid = uids.get(row["speaker"]) if row["speaker"] else None
            if uid == row["speaker"]:
                return row
            return row | ({"speaker": uid} if uid else {"speaker": None, "evidence": None})

        quotes, together = _together(fresh, uids)
        labels = [row | {"person": uids[row["person"]]} for row in fresh.labels if row["person"] in uids]
        return replace(
            fresh,
            people=list(people.values()),
            labels=list({tuple(row.items()): row for row in labels}.values()),
            turns=[told(row) for row in fresh.turns],
            quotes=quotes,
            joint_speakers=together,
        )

    def _within(self, fresh: Rows) -> dict[str, str]:
        """Whom each uid of one document means. Two whose names are joined elsewhere are two where both appear."""
        document = fresh.document["uid"]
        known_as = {row["uid"]: row["name"] or row["description"] or "" for row in fresh.people}
        decided = {uid: self.decided(uid, form, document) for uid, form in known_as.items()}
        pages = Counter(self._joined.get(uid, uid) for uid in set(decided.values()))
        found = {uid: self.who(uid, form, document) for uid, form in known_as.items()}
        return {uid: decided[uid] if pages[page] > 1 else page for uid, page in found.items() if page}

    def _steps(self, uid: str, known_as: str) -> list[str]:
        """Whom an alias means, and all those they were merged into, one after the other."""
        return trail(self._merged, self._aliases.get(slug(known_as), uid) if self._aliases else uid)

    def _split(self, uid: str, steps: Sequence[str], document: str) -> str | None:
        """The name under which somebody goes in `document` by decision, whichever of their uids it names."""
        if not self._splits:
            return None
        known = (uid, *steps, self._joined.get(steps[-1], ""))
        return next((self._splits[one, document] for one in known if (one, document) in self._splits), None)

    def _renamed(self, row: Row, document: str) -> Row:
        """The name that a split gives to somebody."""
        steps = self._steps(row["uid"], row["name"] or row["description"] or "")
        other = self._split(row["uid"], steps, document)
        return {"name": other, "label": other} if other else {}


def _together(fresh: Rows, uids: Mapping[str, str]) -> tuple[list[Row], list[Row]]:
    """The quotations of one document, and who speaks them with others; in place of somebody rejected the next one."""
    others: dict[str, list[str]] = defaultdict(list)
    for row in fresh.joint_speakers:
        others[row["quote"]].append(row["person"])
    quotes, together = [], list[Row]()
    for row in fresh.quotes:
        speakers = [row["speaker"], *others[row["uid"]]] if row["speaker"] else []
        meant = list(dict.fromkeys(uids[uid] for uid in speakers if uid in uids))
        unknown = {} if meant or not speakers else {"evidence": None}
        quotes.append(row | unknown | {"speaker": meant[0] if meant else None})
        together += joint(row["uid"], meant[1:])
    return quotes, together


def rulings(db: Database) -> Rulings:
    """What holds in a database now."""
    joined = dict(db.execute("select joins.uid, people.uid from joins join people on people.id = person").fetchall())
    return Rulings(decisions(db), joined)
