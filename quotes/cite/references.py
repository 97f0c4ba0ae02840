"""Citations that reference managers import: CSL-JSON, RIS, BibTeX."""

from datetime import date
from typing import Any

from quotes.cite.cited import Cited, authors, note


def csl(cited: Cited) -> dict[str, Any]:
    """The source as an item of CSL-JSON, which reference managers import."""
    item: dict[str, Any] = {
        "id": cited.uid,
        "type": "broadcast" if cited.transcript else "article-newspaper",
        "title": cited.title,
        "URL": cited.address,
        "note": note(cited),
    }
    if container := cited.program or cited.outlet:
        item["container-title"] = container
    if cited.outlet:
        item["publisher"] = cited.outlet
    if names := [{"family": family, "given": given} for family, given in authors(cited)]:
        item["author"] = names
    if cited.date:
        day = date.fromisoformat(cited.date)
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    return item


def ris(cited: Cited) -> str:
    """The source as a record of RIS, one tag a line; a broadcast is a sound recording."""
    tags = [
        ("TY", "SOUND" if cited.transcript else "NEWS"),
        ("ID", cited.uid),
        ("TI", cited.title),
        *(("AU", f"{family}, {given}" if given else family) for family, given in authors(cited)),
        ("T2", cited.program or cited.outlet),
        ("PB", cited.outlet),
        ("PY", cited.date and cited.date[:4]),
        ("DA", cited.date and cited.date.replace("-", "/")),
        ("UR", cited.address),
        ("N1", note(cited)),
        ("ER", ""),
    ]
    return "\n".join(f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value is not None)


NAMED = {"\\": "backslash", "~": "asciitilde", "^": "asciicircum", "{": "braceleft", "}": "braceright"}
LATEX = str.maketrans(
    {mark: f"\\{mark}" for mark in "&%$#_"} | {mark: f"\\text{name}{{}}" for mark, name in NAMED.items()}
)
"""Characters that LaTeX takes for its own; BibTeX counts braces, so that none may stand alone, escaped or not."""


def bibtex(cited: Cited) -> str:
    """The source as an entry of BibTeX, in UTF-8; braces keep the capitals of the title."""

    def plain(value: str) -> str:
        return " ".join(value.split()).translate(LATEX)

    names = " and ".join(
        f"{{{plain(family)}}}, {plain(given)}" if given else f"{{{plain(family)}}}" for family, given in authors(cited)
    )
    fields = [
        ("author", names or None),
        ("title", f"{{{plain(cited.title)}}}"),
        ("howpublished", plain(" · ".join(name for name in (cited.program, cited.outlet) if name)) or None),
        ("year", cited.date and cited.date[:4]),
        ("month", cited.date and str(int(cited.date[5:7]))),
        ("url", cited.address.replace("{", "%7B").replace("}", "%7D")),
        ("note", plain(note(cited))),
    ]
    inside = "".join(f"  {name} = {{{value}}},\n" for name, value in fields if value is not None)
    return f"@misc{{{cited.uid},\n{inside}}}"
