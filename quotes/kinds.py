"""What documents, pieces, annotations, quotations, people and evidence can be: an enumeration each."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document is read as."""

    TRANSCRIPT = "transcript"
    ARTICLE = "article"


class PieceKind(StrEnum):
    """What a stretch of a document is; pieces tile the text end to end."""

    FURNITURE = "furniture"
    TITLE = "title"
    HEADING = "heading"
    TURN = "turn"
    PROSE = "prose"
    ANNOTATION = "annotation"
    GAP = "gap"
    TRAILER = "trailer"
    AFTERWORD = "afterword"


class AnnotationKind(StrEnum):
    """What a transcriber's parenthesis tells."""

    TRANSLATOR = "translator"
    SOUNDBITE = "soundbite"
    LAUGHTER = "laughter"
    APPLAUSE = "applause"
    CROSSTALK = "crosstalk"
    MUSIC = "music"
    LANGUAGE = "language"
    READING = "reading"
    SINGING = "singing"
    CHARACTER = "character"
    PHONETIC = "phonetic"
    UNINTELLIGIBLE = "unintelligible"
    SIC = "sic"
    OTHER = "other"


class QuoteKind(StrEnum):
    """How the words came to be on the page; `INDIRECT` is a paraphrase and nobody's own words."""

    SPEECH = "speech"
    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class PersonKind(StrEnum):
    """Who can speak."""

    PERSON = "person"
    UNNAMED = "unnamed"
    GROUP = "group"
    ORGANISATION = "organisation"
    DOCUMENT = "document"


class Role(StrEnum):
    """What a speaker is to the programme, where the source tells."""

    HOST = "host"
    REPORTER = "reporter"
    GUEST = "guest"
    CALLER = "caller"
    RECORDED = "recorded"


class Evidence(StrEnum):
    """How a speaker is known, strongest first."""

    FULL_LABEL = "full label"
    SURNAME_OF_LABEL = "surname of a full label"
    INTRODUCES_SELF = "introduces self"
    SIGNS_OFF = "signs off"
    NAMED_IN_TEXT = "named in text"
    NAMED_BESIDE = "named beside the quotation"
    SURNAME_OF_NAME = "surname of a name in the text"
    ADDRESSED = "addressed by name"
    OFFICE = "office"
    ROSTER = "roster"
    OTHER_COPY = "another copy"
    ONLY_LABEL = "only the label"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"
    CONTINUES = "continues"
    CORRECTION = "correction"
    ANNOTATION = "annotation"


class Certainty(StrEnum):
    """How sure it is that a speaker is the right one, judged from evidence alone, surest first."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"
