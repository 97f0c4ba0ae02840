"""Numbers written as words or digits, as one and the same digits."""

from collections.abc import Sequence
from fractions import Fraction

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {name: number for number, name in enumerate(f"{_UNITS} eighteen nineteen".split())}
SMALL |= {name: 10 * number for number, name in enumerate(_TENS.split(), start=2)}
"""Words for numbers below a hundred."""

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
"""Words that multiply what stands before them; "hundred" goes on to be multiplied itself."""

HUNDRED, TEN, TWENTY = 100, 10, 20
LONGEST = 30
"""Digits of a number that is read as one; longer ones are taken as printed."""


def value(forms: Sequence[str]) -> tuple[str, int]:
    """The digits of the number at the beginning of `forms`, and how many of them it takes; 0 where there is none.

    "two hundred and fifty thousand" is ("250000", 5), "2.5 million" ("2500000", 2), "twenty five" ("25", 2). Numbers
    that only follow each other ("nineteen ninety", "two, three") stay several.
    """
    total, taken = Fraction(0), 0
    group: Fraction | None = None
    spelled = not forms[0][0].isdigit()
    for index, form in enumerate(forms):
        small = _small(form)
        if small is not None and (index == 0 or (spelled and form in SMALL and _continues(group, small))):
            group = (group or 0) + small
        elif form == "hundred" and (group is None or group < TWENTY) and (group is not None or not taken):
            group = (Fraction(1) if group is None else group) * HUNDRED
        elif form in SCALES and (group is not None or not taken):
            total, group = total + (1 if group is None else group) * SCALES[form], None
        elif form == "and" and group and group % HUNDRED == 0 and index + 1 < len(forms) and forms[index + 1] in SMALL:
            continue
        else:
            break
        taken = index + 1
    return (_digits(total + (group or 0)), taken) if taken else ("", 0)


def is_number(form: str) -> bool:
    """Whether a word's form is a number."""
    return form[:1].isdigit()


def _small(form: str) -> Fraction | None:
    if form in SMALL:
        return Fraction(SMALL[form])
    digits = form.replace(",", "")
    if len(digits) > LONGEST or not (digits.isascii() and digits.replace(".", "", 1).isdecimal()):
        return None
    return Fraction(digits)


def _continues(group: Fraction | None, small: Fraction) -> bool:
    """Whether "five" goes on after "twenty", or "fifty" after "two hundred" or "one thousand"."""
    if group is None or group % HUNDRED == 0:
        return small > 0
    return small < TEN and small > 0 and group % TEN == 0 and group % HUNDRED >= TWENTY


def _digits(number: Fraction) -> str:
    if number.denominator == 1:
        return str(number.numerator)
    return f"{float(number):.6f}".rstrip("0").rstrip(".")
