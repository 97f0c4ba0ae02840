"""How far a command is with the files that it reads."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from quotes.commands.request import Request
from quotes.commands.waiting import counted
from quotes.read.files import File


@contextmanager
def progress(request: Request, label: str = "Loading") -> Iterator[Callable[[File], None]]:
    """A bar over the bytes of the files that are asked for; call what it gives with each file that is through."""

    def total() -> int:
        return sum(file.size or 0 for file in request.files() if isinstance(file, File))

    with counted(label, total) as step:
        yield lambda file: step(file.size or 0)


def ahead(request: Request) -> AbstractContextManager[Callable[[File], None]]:
    """The same for a command that prints as it goes on; no bar where the terminal shows what it prints."""
    return nullcontext(lambda _: None) if sys.stdout.isatty() else progress(request, "Parsing")
