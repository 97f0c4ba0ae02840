"""Transcripts in other languages: turns and annotations like any other, and translators' words flagged."""

from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.kinds import AnnotationKind, PersonKind
from quotes.models import Document, Parsed
from quotes.parsing.parse import parse
from quotes.read import html
from quotes.transcript.annotations import kind_of
from quotes.transcript.labels import Who, read_abroad, read_label

CASES = sorted((Path(__file__).parent / "cases" / "languages").glob("*.txt"))
SEPARATOR = "=====\n"
WIDTH = 40
PAGES = 6
LANGUAGES = ("fr", "es", "de", "pt")


def parsed(text: str) -> Parsed:
    return parse(Document("page.txt", "", text, 0, len(text)))


def render(found: Parsed) -> str:
    """The language, then a line for each turn: `label | speaker | role, evidence | annotations | words`.

    A translator's words begin with "~"; annotations between turns begin with "(".
    """
    text = found.document.text
    people = {person.id: person for person in found.people}
    spoken = {quote.turn: quote for quote in found.quotes}
    rows = [(-1, f"{found.facts.language.value} {found.kind}")]
    for number, turn in enumerate(found.turns):
        person = people[turn.speaker] if turn.speaker else None
        who = (person.name or f"<{person.description}>") if person else "-"
        facts = ", ".join(str(fact) for fact in (turn.role, turn.evidence, turn.recording) if fact) or "-"
        notes = " ".join(f"{note.kind}:{text[note.start : note.end]}" for note in turn.annotations) or "-"
        words = text[turn.start : turn.end]
        shown = words if len(words) <= WIDTH else f"{words[: WIDTH // 2]}…{words[-WIDTH // 2 :]}"
        said = spoken.get(number)
        flag = "nobody's words " if said is None else "~" if said.translated else ""
        label = turn.label.of(text) if turn.label else "-"
        rows.append((turn.start, f"{label} | {who} | {facts} | {notes} | {flag}{shown!r}"))
    rows += [(note.start, f"({note.kind}:{text[note.start : note.end]}") for note in found.annotations]
    rows += [(quote.start, f"! {quote.kind}") for quote in found.quotes if quote.turn is None]
    return "".join(f"{row}\n" for _, row in sorted(rows))


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_a_page_reads_as_expected(path: Path) -> None:
    page, expected = path.read_text("utf-8").split(SEPARATOR)

    assert render(parsed(page)) == expected


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_a_saved_web_page_loses_no_turn(path: Path) -> None:
    page = path.read_text("utf-8").split(SEPARATOR)[0]
    paragraphs = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in page.split("\n\n"))
    (document,) = html.read("x.html", f"<body><nav>Menu</nav><article>{paragraphs}</article></body>".encode())
    found = parse(document)

    assert [(turn.label.of(document.text), document.text[turn.start : turn.end]) for turn in found.turns] == [
        (turn.label.of(page), page[turn.start : turn.end]) for turn in parsed(page).turns
    ]


def test_there_are_pages_enough_of_each_language() -> None:
    told = [path.read_text("utf-8").split(SEPARATOR)[1].split()[0] for path in CASES]

    assert {language: told.count(language) for language in LANGUAGES} == dict.fromkeys(LANGUAGES, PAGES)


SAID = {
    "fr": ["Je ne sais pas encore ce que nous ferons demain.", "Personne ne nous a prévenus, et c'était trop tard !"],
    "es": ["No sé todavía qué haremos mañana por la mañana.", "Nadie nos avisó, ¡y ya era demasiado tarde para todos!"],
    "de": ["Ich weiß noch nicht, was wir morgen machen werden.", "Niemand hat uns gewarnt, und es war schon zu spät!"],
    "pt": ["Ainda não sei o que vamos fazer amanhã de manhã.", "Ninguém nos avisou, e já era tarde demais para todos!"],
}
CALLED = {
    "fr": ["CLAIRE DUVAL", "Mme ANNE ROUX", "MARC L'HERMITE, envoyé spécial", "UN HOMME", "LA PRÉSIDENTE", "LE GALL"],
    "es": ["LUCÍA MORENO", "DON JOSÉ DE LA CRUZ", "PEDRO SALAS, enviado especial", "UNA MUJER", "PREGUNTA", "PEÑA"],
    "de": ["HANNAH BECK", "Frau ANNA VON STEIN", "JONAS WEIDE, Reporter", "EINE FRAU", "FRAGE", "GROSS"],
    "pt": ["RITA VASCONCELOS", "A SRA. MARTA NUNES", "TIAGO PIRES, repórter", "UM HOMEM", "PERGUNTA", "CÂMARA"],
}


@given(
    st.sampled_from(LANGUAGES)
    .flatmap(
        lambda code: st.tuples(
            st.just(code),
            st.lists(st.tuples(st.sampled_from(CALLED[code]), st.sampled_from(SAID[code])), min_size=6, max_size=9),
            st.sampled_from([":", " :", "\xa0:", "\u202f:"]),
        )
    )
    .filter(lambda page: len({label for label, _ in page[1]}) > 1)
)
def test_any_page_gives_its_turns_back(page: tuple[str, list[tuple[str, str]], str]) -> None:
    code, turns, colon = page
    text = "\n\n".join(f"{label}{colon} {words}" for label, words in turns)
    found = parsed(text)

    assert found.facts.language.value == code
    assert [(turn.label.of(text), text[turn.start : turn.end]) for turn in found.turns] == turns
    assert all(
        person.name is None or person.name.split()[0].lower() not in {"un", "una", "eine", "um"}
        for person in found.people
    )


TRANSLATOR = """(par interprète) (Par l'interprète) (par l’intermédiaire d'un interprète) (via un interprète)
(avec interprète) (interprète) (Interprète) (traduction) (Traduction simultanée) (en traduction) (traduit de l'arabe)
(traduite du russe) (propos traduits) (Voix de l'interprète) [voix du traducteur] (Traduit par la rédaction)
(a través de un intérprete) (a través de intérprete) (mediante intérprete) (por medio de una traductora)
(con intérprete) (traducción) (Traducción simultánea) (traducido del árabe) (traducida) (en interpretación)
(voz del intérprete) [Voz de la traductora] (intérprete) (traductora)
(über Dolmetscher) (über eine Dolmetscherin) (durch einen Dolmetscher) (mit Dolmetscher) (via Dolmetscher) (Dolmetscher)
(Dolmetscherin) (gedolmetscht) (Übersetzung) (übersetzt) (Übersetzt aus dem Russischen) (Simultanübersetzung)
(Simultandolmetscherin) (Verdolmetschung) (aus dem Arabischen übersetzt) (Stimme der Dolmetscherin) (durch Übersetzer)
(através de intérprete) (através de uma intérprete) (por meio de intérprete) (por intermédio de tradutor)
(com intérprete) (tradução) (Tradução simultânea) (traduzido do inglês) (traduzida) (voz do intérprete)
[Voz da tradutora] (tradutor) (tramite interprete) (Traduzione) (via tolk) (vertaald)"""
KINDS = {
    AnnotationKind.TRANSLATOR: TRANSLATOR,
    AnnotationKind.LAUGHTER: """(Rires) (rire) (Il rit) (Elle rit.) (Éclats de rire) (Risas) (risa) (Ríe) (se ríe)
(Carcajadas) (Lacht) (lachen) (Gelächter) (Heiterkeit bei der Opposition) (Risos) (riso) (Ri) (Gargalhadas)""",
    AnnotationKind.APPLAUSE: """(Applaudissements) (Vifs applaudissements) (Aplausos) (aplauso) (Ovación) (Beifall)
(Beifall bei der CDU) (Applaus) (Palmas) (Aplausos do PS)""",
    AnnotationKind.CROSSTALK: """(Brouhaha) (Ils parlent en même temps) (Hablan a la vez)
(Stimmengewirr) (Sprechen durcheinander) (Falam ao mesmo tempo)""",
    AnnotationKind.MUSIC: """(Musique) (musique classique) (Música) (Suena la música) (Musik)
(Blasmusik) (Toca a música)""",
    AnnotationKind.LANGUAGE: """(en anglais) (Parle en arabe) (Propos en russe) (En inglés) (Habla en francés)
(auf Englisch) (spricht Russisch) (em inglês) (Fala em francês)""",
    AnnotationKind.SINGING: "(Chantant) (Il chante) (Cantando) (Canta) (Singt) (Gesang) (Cantam)",
    AnnotationKind.READING: "(lisant une lettre) (Leyendo) (liest vor) (Lendo)",
    AnnotationKind.SOUNDBITE: """(Extrait de l'émission) (Extrait sonore) (Début de l'enregistrement)
(Fragmento de audio) (Grabación) (Inicio del vídeo) (Einspieler) (O-Ton)
(Beginn der Einspielung) (Excerto de reportagem) (Gravação)""",
    AnnotationKind.UNINTELLIGIBLE: """(Inaudible) (inintelligible) (hors micro) (Ininteligible) (no se entiende)
(unverständlich) (Akustisch unverständlich) (nicht zu verstehen) (inaudível) (Ininteligível) (imperceptível)""",
    AnnotationKind.OTHER: """(Silence) (Pause) (Bruit de moteur) (Soupir) (Elle pleure) (Huées) (Silencio) (Pausa)
(Suspira) (Llora) (Sonido de campanas) (Stille) (Seufzt) (Weint) (Zurufe) (Glocken)
(Silêncio) (Chora) (Som de sinos) (Vaias)""",
}
"""The annotations of each kind as pages print them, their brackets included."""
PRINTED = [
    (f"{opening}{words}", kind)
    for kind, listed in KINDS.items()
    for line in listed.replace(")\n", ") ").replace("]\n", "] ").replace(") ", ")|").replace("] ", "]|").split("|")
    for opening, words in [(line[0], line[1:])]
]


@pytest.mark.parametrize(("printed", "kind"), PRINTED, ids=[printed for printed, _ in PRINTED])
def test_an_annotation_has_a_kind(printed: str, kind: AnnotationKind) -> None:
    assert kind_of(printed) is kind


@pytest.mark.parametrize(
    "printed",
    [
        "(D-RI)",
        "(RI)",
        "(Par 4)",
        "(con artists)",
        "(via Rome)",
        "(son of Ann)",
        "(die Welt)",
        "(en route)",
        "(Lee)",
        "(Rita)",
        "(pauses the tape)",
        "(a través del río)",
        "(über alles)",
        "(par exemple)",
    ],
)
def test_an_authors_own_parenthesis_is_no_annotation(printed: str) -> None:
    assert kind_of(printed) is None


@pytest.mark.parametrize("printed", sorted({printed for printed, kind in PRINTED if kind is AnnotationKind.TRANSLATOR}))
@pytest.mark.parametrize("place", ["{label} {note}: {words}", "{label}: {note} {words}"])
def test_a_translators_words_are_never_the_speakers_own(printed: str, place: str) -> None:
    words = "Nous avons attendu toute la nuit, et personne n'est venu nous chercher avant le matin."
    page = "".join(
        place.format(label=label, note=printed, words=words) + "\n\n" + f"CLAIRE DUVAL : {words}\n\n"
        for label in ("SAMIR HADDAD", "ANNE ROUX")
    )
    found = parsed(page)

    assert [quote.translated for quote in found.quotes] == [True, False, True, False]
    assert [person.name for person in found.people] == ["Samir Haddad", "Claire Duval", "Anne Roux"]
    assert [person.description for person in found.people] == [None] * 3


UNNAMED = """UN HOMME|UNE FEMME|L'INTERPRÈTE|JOURNALISTE|PRÉSENTATRICE|VOIX OFF|HOMME NON IDENTIFIÉ|LA PRÉSIDENTE
LE MAIRE|UN HOMBRE|MUJER 2|PERIODISTA|ENTREVISTADORA|VOZ EN OFF|HOMBRE NO IDENTIFICADO|EL SEÑOR PRESIDENTE|PORTAVOZ
INTERPRETE|EIN MANN|EINE FRAU|REPORTERIN|MODERATOR|SPRECHER|UNBEKANNTER MANN|STIMME AUS DEM OFF|PRÄSIDENTIN|DOLMETSCHER
UM HOMEM|MULHER 1|JORNALISTA|APRESENTADOR|LOCUTORA|HOMEM NÃO IDENTIFICADO|O SR. PRESIDENTE|PORTA-VOZ|VOZ EM OFF"""
GROUPS = "PUBLIC|TOUS|CHŒUR|QUESTION|PÚBLICO|TODOS|CORO|PREGUNTA|PUBLIKUM|ALLE|KINDER|FRAGE|ZUSATZFRAGE|VOZES|PERGUNTA"


@pytest.mark.parametrize("printed", UNNAMED.replace("\n", "|").split("|"))
def test_who_has_no_name_gets_none(printed: str) -> None:
    assert read_abroad(printed).who is Who.UNNAMED


@pytest.mark.parametrize("printed", GROUPS.split("|"))
def test_many_who_speak_are_a_group(printed: str) -> None:
    assert read_abroad(printed).who is Who.GROUP


@pytest.mark.parametrize(
    "printed", ["ANNE ROUX", "M. JEAN MOREL", "FRAU BECK", "Mme ROUX", "ÁLVARO NEVES", "SALAS", "WEIDE"]
)
def test_a_name_is_a_name(printed: str) -> None:
    assert read_abroad(printed).who is Who.PERSON


@pytest.mark.parametrize("printed", ["SPRECHER", "MAIRE", "MANN", "CORO", "ALLE"])
def test_in_an_english_transcript_these_are_surnames(printed: str) -> None:
    assert read_label(printed).who is Who.PERSON


def test_both_surnames_and_no_given_name_are_no_full_name() -> None:
    page = (Path(__file__).parent / "cases" / "languages" / "spanish-assembly.txt").read_text("utf-8")
    (named,) = (person for person in parsed(page.split(SEPARATOR)[0]).people if person.kind is PersonKind.PERSON)

    assert (named.name, named.labels) == ("Ferrer Molina", ("LA SEÑORA FERRER MOLINA",))
