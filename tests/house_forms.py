"""How each house prints a speaker, at first and later: for conversations made up in tests."""

from typing import NamedTuple


class Form(NamedTuple):
    """Labels of a house; `{given}`, `{surname}`, their capitals `{GIVEN}`, `{SURNAME}`, and `{m}`, a minute."""

    first: str
    later: str
    host: str | None = None


FORMS = {
    "npr": Form("{GIVEN} {SURNAME}, BYLINE: ", "{SURNAME}: ", "{GIVEN} {SURNAME}, HOST: "),
    "cnn": Form("{GIVEN} {SURNAME}, CNN ANCHOR: ", "{SURNAME} (voice-over): "),
    "whitehouse": Form("MS. {GIVEN} {SURNAME}:\xa0 ", "MS. {SURNAME}:\xa0 "),
    "congress": Form("Ms. {GIVEN} {SURNAME}. ", "Ms. {SURNAME}. "),
    "markdown": Form("**{given} {surname}:** ", "**{given} {surname}**: "),
    "timed": Form("{given} {surname} (00:0{m}:00):\n", "{given} {surname}: 00:0{m}:30\n\n"),
    "numbered": Form("{given} {surname}: ", "{given} {surname}: "),
    "names": Form("{given} {surname}: ", "{given} {surname}: "),
    "court": Form("MS. {GIVEN} {SURNAME}:  ", "MS. {SURNAME}:  "),
    "assembly": Form("Ms. {given} {surname} (Mali) (spoke in French): ", "Ms. {surname}: "),
    "hansard": Form("{given} {surname} (Leeds North) (Con): ", "{surname}: "),
    "newshour": Form("{GIVEN} {SURNAME}, Mayor of Springfield: ", "{GIVEN} {SURNAME} (through interpreter): "),
    "democracynow": Form("{GIVEN} {SURNAME}: ", "{SURNAME}: "),
    "captions": Form(">> {GIVEN} {SURNAME}: ", ">> {SURNAME}: "),
    "separated": Form("{given} {surname} | ", "{given} {surname} | "),
    "lines": Form("{given} {surname}, Chief Executive\n", "{given} {surname}\n\n"),
    "abroad": Form("{GIVEN} {SURNAME} : ", "{SURNAME} : "),
    "transcript": Form("{GIVEN} {SURNAME}: ", "{SURNAME}: "),
}


def label(style: str, person: tuple[str, str], *, first: bool, host: bool, minute: int = 0) -> str:
    """A label with what parts it from the words."""
    given, surname = person
    form = FORMS[style]
    printed = (form.host or form.first) if first and host else form.first if first else form.later
    return printed.format(
        given=given, surname=surname, GIVEN=given.upper(), SURNAME=surname.upper(), m=minute % 10, n=minute
    )
