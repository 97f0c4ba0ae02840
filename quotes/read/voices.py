"""Who the voices of transcripts are, as a user knows: `--speakers names.csv`."""

from dataclasses import dataclass
from pathlib import Path, PurePath

from quotes.read.table import broken, table


@dataclass(frozen=True, slots=True)
class Voice:
    """The bearer of a label, in the documents whose path ends in `path`; in all where that is empty."""

    label: str
    name: str
    path: tuple[str, ...] = ()

    def is_in(self, path: str) -> bool:
        """Whether the row is about a document."""
        return not self.path or Path(path).absolute().parts[-len(self.path) :] == self.path


def read(path: str) -> tuple[Voice, ...]:
    """The rows of a CSV with the columns label and name, and perhaps path.

    Raises UnreadableError that names the file and the line.
    """
    voices: dict[tuple[tuple[str, ...], str], Voice] = {}
    for line, cells in table(path, "label", ("name", "path")):
        if "name" not in cells:
            raise broken(path, line, "has no name")
        voice = Voice(cells["label"], cells["name"], PurePath(cells.get("path", "")).parts)
        if (voice.path, voice.label) in voices:
            raise broken(path, line, f"says again who {voice.label} is")
        voices[voice.path, voice.label] = voice
    return tuple(voices.values())
