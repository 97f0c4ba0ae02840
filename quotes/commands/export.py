"""`quotes export`: whole tables as files, or documents and quotations in the formats of others."""

from pathlib import Path

import click
from tabulate import tabulate

from quotes.archive.export import WRITERS
from quotes.archive.export import export as write
from quotes.commands.quiet import say
from quotes.commands.waiting import counted
from quotes.errors import UsageError
from quotes.formats.export import FORMATS, sizes
from quotes.formats.export import export as write_in
from quotes.store.connect import Database, explained, open_existing
from quotes.store.describe import TABLES

SHOWN = 10
"""Files that are listed; the manifest lists all."""


@click.command()
@click.argument("database", type=click.Path(dir_okay=False))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice([*WRITERS, *FORMATS]),
    default="csv",
    show_default=True,
    help="csv, jsonl and parquet write tables; docs/formats.md explains the others.",
)
@click.option("--table", "tables", multiple=True, help="Only this table; may be repeated.")
@click.option(
    "--where",
    help="A condition in SQL; applies to quotations unless --table is given, in formats of documents to documents.",
)
@click.option("--base-url", "base", metavar="URL", help="The address of a site, on which references have their pages.")
def export(
    database: str, folder: Path, form: str, tables: tuple[str, ...], where: str | None, base: str | None
) -> None:
    """Write DATABASE into FOLDER, with a manifest of hashes: its tables, or a file for each document or quotation.

    Example:

        quotes export quotes.db out/ --format jsonl --where "kind <> 'indirect'"

        quotes export quotes.db tei/ --format tei --where "outlet = 'NPR'"
    """
    db = open_existing(database)
    with explained(database):
        if form in WRITERS:
            _tables(db, folder, form, tables or (("quotes",) if where else ()), where)
            return
        if tables:
            raise UsageError(f"--table goes with {', '.join(WRITERS)}; {form} writes no tables")
        with counted("Exporting", lambda: sizes(db, form, where)) as step:
            written = write_in(db, folder, form, where, base, step)
    rows = [(folder / file.name, file.sha256[:12]) for file in written[:SHOWN]]
    say(tabulate(rows, tablefmt="plain"))
    if len(written) > SHOWN:
        say(f"and {len(written) - SHOWN:,} more files, all in {folder / 'manifest.json'}")
    if not written:
        click.echo(f"quotes: {database}: no document can be written as {form}", err=True)


def _tables(db: Database, folder: Path, form: str, tables: tuple[str, ...], where: str | None) -> None:
    with counted("Exporting", lambda: sum(db[table].count for table in tables or TABLES)) as step:
        written = write(db, folder, form, tables, where, step)
    rows = [(folder / table.file, f"{table.rows:,}", table.sha256[:12]) for table in written]
    say(tabulate(rows, tablefmt="plain", colalign=("left", "right", "left")))
