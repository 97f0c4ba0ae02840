"""The tokens of a sentence as patterns of word classes: what a noun phrase is, and a verb of saying.

Every row of `PHRASES` is one kind of token with its pattern and an example; tests/test_phrases.py reads each example,
and reads it again without the row, which must change what is found. A pattern is a regular expression in which the
names of word classes stand for words, so that `determiner (adjective|noun){0,3} person` is "the new prime minister".
`quotes.article.lexer` compiles them; `quotes.article.lexicon` says which word is of which class.
"""

import re
from typing import NamedTuple

CLASSES = {
    "noun": "w",
    "adjective": "a",
    "past": "l",
    "third_person": "L",
    "name": "N",
    "names_own": "D",
    "number": "n",
    "person": "h",
    "people": "H",
    "determiner": "d",
    "pronoun": "P",
    "object": "o",
    "who": "r",
    "that": "t",
    "to": "T",
    "by": "y",
    "of": "O",
    "preposition": "i",
    "conjunction": "k",
    "and": "&",
    "be": "B",
    "adverb": "x",
    "according": "A",
    "first_of_two": "2",
    "said": "s",
    "say": "f",
    "saying": "g",
    "told": "v",
    "said_or_noun": "m",
    "say_or_noun": "e",
    "saying_or_noun": "j",
    "quoted": "q",
    "comma": ",",
    "colon": ":",
    "semicolon": ";",
    "dash": "-",
    "stop": "[.]",
    "open": "[(]",
    "close": "[)]",
}
"""The letter of each class of words; `lexicon` gives it to a word."""

PARTS = {
    # A word of plain matter, whatever its form.
    "word": "(noun|adjective|past|third_person)",
    # The first mayor, Obama's three former aides, three officials.
    "described": "(determiner? (noun|number|name|adjective|person|people){0,4} names_own | determiner)*"
    " (adverb? (noun|number|name|adjective|person|people)"
    " | (?<= (determiner|names_own|adjective|number)) adverb? past){0,8}",
    # … and her aide, … or Tom Poe: two who speak together.
    "joined": "(and ((determiner|names_own) described | name+ names_own described | (person|people)* name"
    " (name|people|number|person)* | (noun|number){0,2} (person|people)* people))?",
    "verb": "first_of_two? (said|say|said_or_noun|say_or_noun|told)",
    "soon": "(?= adverb* (first_of_two? (said | say) | first_of_two? said_or_noun that))",
    "by_somebody": "by (?= (pronoun|determiner|names_own|name|person|people))",
    # Where a clause begins: at the start, behind a point, "but" or "who".
    "opens": r"((?<= (stop|comma|semicolon|colon|dash|open|conjunction|who) . ) | (?<! [\s\S] . ))",
    "brackets": "open [^()q]{0,30} close",
    "speaks": "(?= brackets? adverb* verb)",
    # A noun that no people follow: the house of the senators.
    "thing": "word (?! (noun|number|adjective|past)? (person|people))",
    "water": "(thing | (number|object|conjunction))*",
    "plain": "thing*",
    "named": "(name|person|people|number)*",
    # A noun behind a preposition, up to a name that is about to speak.
    "oblique": "(name* names_own | determiner)*"
    " ((noun|adjective|past|number|object|person) | people (?! adverb* verb))*"
    " ((?! name+ speaks) name+)?",
}
"""Patterns that others are made of."""

ASIDE = (
    "(adverb+ | comma {apposition}{{1,40}}? comma (?= adverb* verb) | dash [^q.;:-]{{1,40}}? dash (?= adverb* verb)"
    " | brackets (comma (?= adverb* verb))?"
    " | adjective? (preposition|of|by|to)"
    " (name* names_own | determiner | (noun|number|name|person|people|adverb|object|of)"
    " | and (?! adverb* verb)){{1,8}}"
    " | (who|saying|saying_or_noun) [^qk&,.;:]{{0,15}}?"
    " (?= adverb* (said|told|said_or_noun (that|comma|colon))))*"
)
"""What may hang on a noun phrase before its verb: adverbs, an apposition, brackets, a place, a relative clause."""

PARTS |= {
    # No apposition, but somebody else: they cheered, and Obama said.
    # Nor what somebody else said: CNN, Cruz said, called it so.
    "aside": ASIDE.format(apposition="(?! and | (name|pronoun)+ said comma ) [^q.;:]"),
    # After she did, Obama said.
    "aside_of_pronoun": ASIDE.format(apposition="(?! (and|name) ) [^q.;:]"),
}


class Phrase(NamedTuple):
    """A kind of token: its name, of which the part before "_" is the token of the grammar, its pattern, an example.

    The token ends where `aside` begins, which only passes over what hangs on it. A `WATER` row is no token.
    """

    name: str
    pattern: str
    example: str
    aside: str = ""


PHRASES = (
    Phrase("QUOTED", "quoted", "“No,” he said"),
    Phrase("PRON", "pronoun joined", "he said", "aside_of_pronoun"),
    Phrase("DESC", "(determiner|names_own) described joined", "the new mayor said", "aside"),
    # Names
    Phrase("DESC_AFTER_NAME", "name opens (noun|number|and){0,3} noun soon", "Pentagon papers said that", "aside"),
    Phrase("DESC_OF_NAME", "name name* names_own described joined", "Donald Trump's campaign said", "aside"),
    Phrase(
        "NAME_OF_PAPER",
        "name (?<= (said|quoted) name) name* noun{1,2} (person|people)+ name named",
        "It was late, said Fox station manager Ann Hill",
        "aside",
    ),
    Phrase(
        "NAME_BEHIND_WORDS",
        "name (?<= quoted name) (name|noun|number|person|people){0,6} (noun|number)"
        " (name|noun|number|person|people){0,3} (name|person|people)"
        " (?= ((preposition|of) (determiner|name|noun|number|person|people){1,4})? adverb* verb)",
        "“No,” Ohio 3rd grade teacher Ann Hill said",
        "aside",
    ),
    Phrase("NAME", "name named joined", "Ann Hill said", "aside"),
    Phrase(
        "NAME_WITH_TITLE",
        "(person|people)+ (and (person|people)+)? name named joined",
        "“No,” says poet and critic Ed Hill",
        "aside",
    ),
    Phrase(
        "DESC_OF_PEOPLE", "(person|people) ((person|people)* people | (?<= people)) joined", "officials said", "aside"
    ),
    # Nouns without an article
    Phrase(
        "DESC_OPENING",
        "(noun|number) ((?<= quoted .) | opens) ((noun|number|and){0,2} noun | (?<= noun)) soon",
        "“No,” tax filings said",
        "aside",
    ),
    Phrase(
        "NAME_BEHIND_TRADE",
        "(noun|number|adjective|past) (?<= quoted .) (noun|number|adjective|past){0,2} (noun|adjective|past)"
        " (person|people)+ name named",
        "“No,” ice rink manager Ann Hill said",
        "aside",
    ),
    Phrase(
        "NAME_WITH_TRADE",
        "(noun|number|adjective|past) (?<= (noun|adjective|past)) (person|people)+ name named",
        "yoga teacher Ann Hill said",
        "aside",
    ),
    Phrase(
        "NAME_WITH_AGE",
        "number ((?<= quoted .) | opens) name named",
        "“No,” 38-year-old Ann Hill said",
        "aside",
    ),
    Phrase(
        "NAME_AFTER_TRADE",
        "(noun|number) (?<= (said|quoted) noun) noun{0,2} (of noun)? name named",
        "It was late, said glazier Ann Hill",
        "aside",
    ),
    Phrase(
        "DESC_OF_MANY", "(noun|number) (noun|number)? person* people joined", "Yesterday city officials said", "aside"
    ),
    Phrase(
        "DESC_OF_SOURCE",
        "(noun|number|adjective|past) (?<= according to .)"
        " ((noun|number|adjective|past|name|person|people){0,4} (noun|people))?",
        "according to new Ohio state figures",
        "aside",
    ),
    Phrase(
        "WATER_OF_NOUNS", "(word|number) ((?<= number) | (?! (noun|number|adjective|past)? (person|people))) water", ""
    ),
    Phrase("DESC_JOINED", "and opens (noun|number|and){0,2} noun soon", "It was late; and papers said that", "aside"),
    # Verbs of saying
    Phrase("ALSO", "and adverb* verb", "He left and said"),
    Phrase("SOURCE_BY", "(said|said_or_noun|told|saying|saying_or_noun) by_somebody", "a report issued by the bank"),
    Phrase("CUE", "(said|say|said_or_noun|say_or_noun)", "Obama said"),
    Phrase("TELL", "told", "he told them"),
    Phrase("SAYING", "(saying|saying_or_noun)", "He left, saying"),
    Phrase("CUE_OF_TWO", "first_of_two (said|say|said_or_noun|say_or_noun)", "Obama pointed out"),
    Phrase("SAYING_OF_TWO", "first_of_two (saying|saying_or_noun)", "He left, pointing out"),
    Phrase(
        "SOURCE_LATER_BY",
        "adverb adverb* (said|said_or_noun|told|saying|saying_or_noun) by_somebody",
        "as later told by the mayor",
    ),
    Phrase("WATER_OF_ADVERBS", "adverb adverb* plain", ""),
    Phrase(
        "SOURCE_BEING",
        "be adverb* (said|said_or_noun|told|saying|saying_or_noun) by_somebody",
        "It was said by the mayor",
    ),
    Phrase(
        "CUE_QUOTED_AS",
        "be adverb* ((said|said_or_noun) conjunction? saying | (saying|saying_or_noun))",
        "Obama was quoted as saying",
    ),
    Phrase("WATER_BEING_SAID", "be adverb* (said|said_or_noun|told)", ""),
    Phrase("WATER_BEING", "be adverb* plain", ""),
    Phrase(
        "SOURCE",
        "according to (?= (pronoun|determiner|names_own|name|person|people|noun|number|adjective|past))",
        "according to Hill",
    ),
    Phrase(
        "WHO", "who adverb* (first_of_two (said|say) | (said|said_or_noun|told|say|say_or_noun))", "In Ohio who said"
    ),
    Phrase("WATER_WHO", "who plain", ""),
    Phrase("WHO_THAT", "that adverb* first_of_two? said", "the letter that said"),
    Phrase("WATER_THAT", "that plain", ""),
    Phrase("ALSO_TO", "to first_of_two? (say|say_or_noun)", "He went on to say"),
    # Nouns that no verb can claim
    Phrase("OBLIQUE", "[iOyT]++", "in the house of the senator, who"),
    Phrase("WATER_IN_BRACKETS", "brackets", ""),
    Phrase("WATER_OF_POINTS", "[,;:()-]+", ""),
    Phrase("WATER", "(object|conjunction) water", ""),
    Phrase("WATER_OF_ANY", "[\\s\\S]", ""),
)


_ATOM = re.compile(r"\[[^\]]*\]|\(\?(?:<?[=!])|\\.|(?P<word>[a-z_]+)|(?P<open>\()|\s+|.", re.DOTALL)
_ONE_OF = re.compile(r"\(\?:(\[?[^()\[\]|]\]?(?:\|\[?[^()\[\]|]\]?)+)\)")


def compiled(pattern: str) -> str:
    """A pattern of classes as a regular expression over their letters. Raises KeyError for a name that is neither."""

    def atom(hit: re.Match[str]) -> str:
        if word := hit["word"]:
            return CLASSES[word] if word in CLASSES else f"(?:{compiled(PARTS[word])})"
        if hit["open"]:
            return "(?:"
        return "" if hit.group().isspace() else hit.group()

    return _ONE_OF.sub(_one_of, _ATOM.sub(atom, pattern))


def _one_of(hit: re.Match[str]) -> str:
    """[ab] for (?:a|b), which is faster."""
    return "[" + hit[1].replace("|", "").replace("[", "").replace("]", "") + "]"


def tokens(phrases: tuple[Phrase, ...] = PHRASES) -> re.Pattern[str]:
    """One expression of all rows in their order; the group that ends a token tells which row it is."""
    rows = []
    for phrase in phrases:
        name, pattern = phrase.name, compiled(phrase.pattern)
        if name == "OBLIQUE":
            rows.append(f"{pattern}(?P<OBLIQUE>{compiled(PARTS['oblique'])})")
        elif name.startswith("WATER"):
            rows.append(pattern)
        else:
            rows.append(f"{pattern}(?P<{name}>)" + (compiled(PARTS[phrase.aside]) if phrase.aside else ""))
    return re.compile("|".join(rows))
