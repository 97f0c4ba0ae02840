"""Which style a page is in, and whether it is a transcript at all."""

import pytest
from house_forms import FORMS
from transcript_cases import document

from quotes.errors import UsageError
from quotes.grammars.building import PAGE, grammar_dir
from quotes.grammars.styles import STYLES, UNNAMED, about
from quotes.kinds import DocumentKind
from quotes.parsing.detection import detect
from quotes.transcript.outline import outline

PAGES = {
    "npr": "LENA ROSSI, HOST:\n\nGood morning.\n\nPAUL WEBER, BYLINE: Hi.\n",
    "cnn": "THIS IS A RUSH TRANSCRIPT.\n\nANN LEE, CNN ANCHOR: Hi.\n\n(BEGIN VIDEO CLIP)\n\nLEE: Rain.\n",
    "whitehouse": "1:44 P.M. EDT\n\nMS. LEE:\xa0 Hi.\n\nQ\xa0 \xa0 Why?\n\nMS. LEE:\xa0 Rain.\n\n2:10 P.M. EDT\n",
    "congress": "The PRESIDING OFFICER. Hear.\n\nMr. WEBER of Ohio. I yield.\n\nMr. WEBER of Maine. I do not.\n",
    "markdown": "# Talk\n\n" + "".join(f"**Mary Lee:** Why {n}?\n\n**Omar Kaya:** Because {n}.\n\n" for n in range(4)),
    "timed": "".join(f"Mary Lee (00:0{n}):\nWhy?\n\nOmar Kaya (00:0{n}):\nBecause.\n\n" for n in range(4)),
    "numbered": "".join(f"Speaker 1: Why {n}?\n\nSpeaker 2: Because {n}.\n\n" for n in range(4)),
    "names": "".join(f"Mary Lee: Why {n}?\n\nOmar Kaya: Because {n}.\n\n" for n in range(4)),
    "transcript": "WEBER: Why?\n\nKAYA: Because.\n\nWEBER: Thanks.\n",
}
ARTICLES = [
    "The bridge is closed, the mayor said on Monday.\n\nHe spoke at noon. “It is old,” he said.\n",
    "By Ann Lee\n\nHere is why: it rains.\n\nWASHINGTON: The town said so.\n\n" + "It rained again today.\n\n" * 20,
    "",
]


@pytest.mark.parametrize("style", PAGES)
def test_a_page_is_taken_for_its_own_style(style: str) -> None:
    found = detect(document(PAGES[style]))
    assert (found.kind, found.style) == (DocumentKind.TRANSCRIPT, style)
    assert 0 < found.confidence <= 1


@pytest.mark.parametrize("text", ARTICLES)
def test_prose_is_an_article(text: str) -> None:
    found = detect(document(text))
    assert (found.kind, found.style) == (DocumentKind.ARTICLE, None)


def test_a_promised_transcript_is_one() -> None:
    assert detect(document("Bells\n\nTranscript\n\nCopyright 2004 NPR.\n")).kind is DocumentKind.TRANSCRIPT


def test_a_single_host_is_enough() -> None:
    assert detect(document("LENA ROSSI, HOST:\n\nA long essay.\n")).kind is DocumentKind.TRANSCRIPT


def test_kind_and_style_can_be_forced() -> None:
    assert detect(document("Rain."), kind="transcript").kind is DocumentKind.TRANSCRIPT
    assert detect(document(PAGES["npr"]), kind="article").kind is DocumentKind.ARTICLE
    assert detect(document("Rain."), style="cnn").style == "cnn"


def test_an_unknown_style_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="Unknown style 'bbc'; use one of: auto, court, assembly, hansard"):
        detect(document(""), style="bbc")


def test_a_style_is_one_file_and_one_entry() -> None:
    files = {path.stem for path in (grammar_dir() / "styles").glob("*.lark")}
    assert files | {PAGE} == set(STYLES)
    assert all(name == style.name for name, style in STYLES.items())


@pytest.mark.parametrize("style", FORMS)
def test_a_style_tells_what_it_is_with_an_example_that_it_reads(style: str) -> None:
    title, example = about(style)
    assert title.endswith(".")
    cut = outline(document(example), style)
    labels = [turn.label.of(example) for turn in cut.turns if turn.label]
    assert len(labels) > 1
    if style not in UNNAMED:
        assert all(name[0].isalpha() and name[-1] not in "*_<>[]{}%=" for name in labels), (
            f"marks around a name belong into _MARK of grammar/frame.lark: {labels}"
        )


def test_every_style_with_names_has_a_form_for_made_up_pages() -> None:
    assert set(FORMS) == set(STYLES) - UNNAMED, "add the form of its labels to FORMS in tests/house_forms.py"
