"""What a user asks to be read, and as what: the arguments that several commands share."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from functools import wraps
from hashlib import sha256
from typing import Any, TypeVar

import click

from quotes.archive import rules
from quotes.archive.batches import Event, Work, events, losses
from quotes.archive.parallel import Pool
from quotes.article import cues
from quotes.grammars.building import style_source
from quotes.models import Document, Parsed
from quotes.people.roster import identified
from quotes.people.told import named
from quotes.read import metadata, roster, voices
from quotes.read.columns import Columns
from quotes.read.failure import Failure
from quotes.read.files import File, files
from quotes.read.formats import Reading
from quotes.read.limit import LARGEST, MEGABYTE
from quotes.read.metadata import KnownFacts
from quotes.read.roster import KnownPerson
from quotes.read.voices import Voice
from quotes.read.walk import documents

Command = Callable[..., Any]
T = TypeVar("T")

COLUMNS = [column.name for column in fields(Columns)]


@dataclass(frozen=True, slots=True)
class Request:
    """Paths to read, and what the user knows about what lies there."""

    paths: tuple[str, ...]
    kind: str = "auto"
    style: str = "auto"
    reading: Reading = field(default_factory=Reading)
    roster: tuple[KnownPerson, ...] = ()
    verbs: str = ""
    """What the user's own file of verbs says."""
    voices: tuple[Voice, ...] = ()

    def documents(self) -> Iterator[Document | Failure]:
        """Each document under the paths, in order; a Failure for what cannot be read."""
        return documents(self.paths, self.reading)

    def files(self) -> Iterator[File | Failure]:
        """Each file under the paths, in order; a Failure for what cannot be opened."""
        return files(self.paths, self.reading.known.path)

    def events(
        self, function: Callable[[Document], T], jobs: int | None, pool: Pool | None = None
    ) -> Iterator[Event[T]]:
        """What `function` makes of each document, in order.

        `jobs` processes work on it, None for one a core, or else a pool.
        """
        return events(Work(self.reading, function), self.files(), jobs, pool=pool)

    def rules(self, *options: object) -> str:
        """What names the version of the rules and of all options by which these documents are read."""
        known = tuple(sorted((parts, repr(facts)) for parts, facts in self.reading.known.rows.items()))
        told = (
            self.kind,
            self.style,
            self.reading.columns,
            known,
            self.roster,
            self.verbs,
            self.voices,
            style_source(self.style),
            options,
        )
        whole = (rules.version(), *told)
        return sha256(repr(whole).encode("utf-8", "surrogatepass")).hexdigest()[:12]

    def parse(self, document: Document) -> Parsed:
        """One document parsed as the user wants it. Raises UsageError for an unknown style."""
        from quotes.parsing.parse import parse  # takes a while, and what has not changed needs none

        cues.use(self.verbs)
        return identified(named(parse(document, kind=self.kind, style=self.style), self.voices), self.roster)


def reading(command: Command) -> Command:
    """Give a command PATH... and the options on how to read them; it gets them as one `Request`."""

    @wraps(command)
    def asked(
        paths: tuple[str, ...],
        kind: str,
        style: str,
        facts: str | None,
        people: str | None,
        speakers: str | None,
        verbs: str | None,
        largest: float,
        **rest: Any,  # noqa: ANN401
    ) -> Any:  # noqa: ANN401
        own = cues.own_file(verbs) if verbs else ""
        columns = Columns(**{name: rest.pop(f"{name}_column") for name in COLUMNS})
        limit = int(largest * MEGABYTE)
        how = Reading(columns, metadata.read(facts) if facts else KnownFacts(), limit)
        known = roster.read(people) if people else ()
        told = voices.read(speakers) if speakers else ()
        return command(Request(paths, kind, style, how, known, own, told), **rest)

    return _with_options(asked)


def _with_options(command: Command) -> Command:
    decorators = [
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
        click.option(
            "--kind",
            type=click.Choice(["auto", "transcript", "article"]),
            default="auto",
            help="What the documents are.",
        ),
        click.option(
            "--style",
            default="auto",
            help="The house style of transcripts: one of `quotes styles`, or a grammar of your own, my.lark.",
        ),
        click.option("--metadata", "facts", type=click.Path(), help="A CSV of facts you know: path, url, published, …"),
        click.option(
            "--people", type=click.Path(), help="A CSV of people you know: name, aliases, description, wikidata."
        ),
        click.option("--speakers", type=click.Path(), help="A CSV of who the voices are: label, name, perhaps path."),
        click.option(
            "--largest",
            type=click.FloatRange(0, min_open=True),
            default=LARGEST / MEGABYTE,
            show_default=True,
            metavar="MB",
            help="Megabytes of the largest document that is read; it takes 45 times as much memory.",
        ),
        click.option("--cues", "verbs", type=click.Path(), help="A TOML file of verbs of saying, laid over ours."),
        *(
            click.option(f"--{name}-column", metavar="NAME", help=f"The column of a corpus that holds the {name}.")
            for name in COLUMNS
        ),
    ]
    for decorate in reversed(decorators):
        command = decorate(command)
    return command


def read(request: Request) -> Iterator[Document]:
    """Each document; a bad file is named on standard error and costs the good ones nothing.

    Ends the command with status 1 after the last document if a file was bad, or was read with losses.
    """
    failed = False
    for document in request.documents():
        if isinstance(document, Failure):
            failed = True
            click.echo(f"quotes: {document}", err=True)
            continue
        for loss in losses(document):
            failed = True
            click.echo(f"quotes: {document.path}: {loss}", err=True)
        yield document
    tell_unmatched(request)
    if failed:
        raise click.exceptions.Exit(1)


def tell_unmatched(request: Request) -> None:
    """Name on standard error the rows of a facts file that were about none of the documents."""
    known = request.reading.known
    if missing := known.unmatched():
        others = f", nor {len(missing) - 1:,} more" if missing[1:] else ""
        click.echo(f"quotes: {known.path}: no document has the path {missing[0]}{others}", err=True)


def parsed(request: Request) -> Iterator[Parsed]:
    """Each document parsed, as `read` reads them."""
    for document in read(request):
        yield request.parse(document)
