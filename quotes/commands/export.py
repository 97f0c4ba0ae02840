"""`quotes export`: whole tables as files."""

from pathlib import Path

import click
from tabulate import tabulate

from quotes.export import WRITERS
from quotes.export import export as write
from quotes.store.connect import explained, open_existing


@click.command()
@click.argument("database", type=click.Path(dir_okay=False))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(list(WRITERS)), default="csv", show_default=True, help="What to write."
)
@click.option("--table", "tables", multiple=True, help="Only this table; may be repeated.")
@click.option("--where", help="A condition in SQL; of the quotations, unless one --table is named.")
def export(database: str, folder: Path, form: str, tables: tuple[str, ...], where: str | None) -> None:
    """Write the tables of DATABASE into FOLDER, all rows of them, with a manifest of rows and hashes.

    Example:

        quotes export quotes.db out/ --format jsonl --where "kind <> 'indirect'"
    """
    db = open_existing(database)
    with explained(database):
        written = write(db, folder, form, tables or (("quotes",) if where else ()), where)
    rows = [(folder / table.file, f"{table.rows:,}", table.sha256[:12]) for table in written]
    click.echo(tabulate(rows, tablefmt="plain", colalign=("left", "right", "left")))
