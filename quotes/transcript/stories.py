"""A page that lists several stories, cut into one document for each."""

import re
from dataclasses import replace

from quotes.models import Document

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?{_MONTH} \d{{1,2}}, \d{{4}}[ \t]*(?=\n)"
_TIME = r"\d{1,2}:\d\d ?[ap]\.?m\.?[ \t]*\n+"
_LINE = r"[^\s•][^\n]{1,150}\n"
DATELINE = re.compile(
    rf"^(?:(?!(?i:read more|pages|transcript)\b){_LINE})?{_TIME}{_DATE}"
    rf"|^{_LINE}[ \t]*\n{_DATE}",
    re.MULTILINE,
)
"""What a list prints over each story: "Around the Nation / 3:10 am / Fri May 3, 2013", or a title and a date."""
TRANSCRIPT = re.compile(r"^Transcript:?[ \t]*$|^[A-Z][A-Z .'’-]+, HOST:|^Copyright \d{4} ", re.MULTILINE)
"""What tells that stories of a list have transcripts."""


def split(document: Document) -> list[Document]:
    """The stories that a page lists, in order, as parts numbered from 1; the document itself where it lists none.

    What stands before the first story belongs to it. Offsets stay those of the whole text.
    """
    text = document.text
    starts = [match.start() for match in DATELINE.finditer(text, document.start, document.end)]
    if len(starts) < 2 or not TRANSCRIPT.search(text, document.start, document.end):  # noqa: PLR2004 - several
        return [document]
    bounds = [document.start, *starts[1:], document.end]
    return [
        replace(document, start=start, end=end, part=part)
        for part, (start, end) in enumerate(zip(bounds, bounds[1:], strict=False), 1)
    ]
