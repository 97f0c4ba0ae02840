"""Which pronoun goes with a first name: makes quotes/people/census_forenames.txt of the United States census of 1990.

Run `python tests/make_forenames.py PATH` with a folder that holds `dist.male.first` and `dist.female.first`, which the
Census Bureau published (public domain; the library `names` carries them). A name goes with one pronoun where at least
19 of 20 bearers go by it, else with either.
"""

import sys
from pathlib import Path

WRITTEN = Path(__file__).parent.parent / "quotes" / "people" / "census_forenames.txt"
SURE = 19
"""So many bearers of one sex to one of the other leave no doubt."""


def read(path: Path) -> dict[str, float]:
    """The share of people, in percent, who bear each name."""
    rows = (line.split() for line in path.read_text("ascii").splitlines())
    return {row[0].lower(): float(row[1]) for row in rows}


def main() -> None:
    """Write the file: a line a pronoun, its names sorted."""
    folder = Path(sys.argv[1])
    he, she = read(folder / "dist.male.first"), read(folder / "dist.female.first")
    told = {
        "he": {name for name in he if he[name] >= SURE * she.get(name, 0)},
        "she": {name for name in she if she[name] >= SURE * he.get(name, 0)},
    }
    told["either"] = (he.keys() | she.keys()) - told["he"] - told["she"]
    head = "# Made by tests/make_forenames.py from lists of the United States census of 1990 (public domain)."
    lines = [f"{pronoun} {' '.join(sorted(names))}" for pronoun, names in told.items()]
    WRITTEN.write_text("\n".join([head, *lines, ""]), "utf-8")


if __name__ == "__main__":
    main()
