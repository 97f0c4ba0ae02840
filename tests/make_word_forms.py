"""Which words are only adjectives or only verbs: makes quotes/article/word_forms.txt of the library lemminflect.

Run `python tests/make_word_forms.py PATH` with the path of its `resources/infl_lu.csv.gz`. A word is kept where it can
be told from its form alone: an adjective that is no noun and no verb ("medical"), a past form that is no noun and no
base ("turned"), a third person that is no plural ("improves").
"""

import gzip
import sys
from pathlib import Path

WRITTEN = Path(__file__).parent.parent / "quotes" / "article" / "word_forms.txt"
LEAST = 3
"""Letters of the shortest word that is kept."""

Forms = dict[str, set[str]]


def read(path: str) -> Forms:
    """Every form by its part of speech; of verbs the base, the past forms and the third person apart."""
    found: Forms = {name: set() for name in ("noun", "adj", "adv", "verb", "past", "third")}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            word, part, *forms = line.rstrip("\n").split(",")
            spelt = [set(filter(None, form.split("/"))) for form in forms]
            found.setdefault(part, set()).add(word)
            if part == "verb":
                found["past"] |= set().union(*spelt[:2])
                found["third"] |= set().union(*spelt[3:])
            else:
                found[part] |= set().union(*spelt)
    return found


def told(found: Forms) -> Forms:
    """The words whose form alone tells what they are."""
    other = found["noun"] | found["verb"]
    kept = {
        "adjective": found["adj"] - other - found["past"],
        "past": found["past"] - other,
        "third": found["third"] - other - found["past"],
    }
    return {
        name: {word for word in words if word.isalpha() and word.islower() and len(word) >= LEAST}
        for name, words in kept.items()
    }


def main() -> None:
    """Write the file: a line a form, its words sorted."""
    words = told(read(sys.argv[1]))
    head = "# Made by tests/make_word_forms.py from lemminflect (MIT, see word_forms.LICENSE)."
    lines = [f"{name} {' '.join(sorted(words[name]))}" for name in sorted(words)]
    WRITTEN.write_text("\n".join([head, *lines, ""]), "utf-8")


if __name__ == "__main__":
    main()
