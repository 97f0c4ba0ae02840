"""A real browser walks the site: links, copying, accessibility, themes, narrow screens."""

import gzip
import os
import shutil
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from datasette.version import __version__
from made_up import article, transcript
from served import DOCUMENTS, collection, server

CHROMIUM = next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM and not os.environ.get("CI"), reason="no Chromium on this machine"),
    # Chromium's helpers may still hold a pipe when the driver has gone.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
LONG = transcript(
    [("TOM OKAFOR, HOST", f"Question {number}. What will the harbour do?") for number in range(30)]
    + [("ÅSA BRÄNNSTRÖM", "Wait for the very last word of this long evening.")],
    path="evening.txt",
    title="A Long Evening",
    published="2022-11-05",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("browser") / "words.db"
    with server(
        collection(path, *DOCUMENTS, LONG, article("spring.txt", "“In spring,”", published="2020-03-01")),
        *("--contact", "desk@example.org", "--licence", "CC BY 4.0", "--colour", "#7a1f5c"),
    ) as found:
        yield found


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, address):
    context = chromium.new_context(base_url=address, permissions=["clipboard-read", "clipboard-write"])
    found = context.new_page()
    complaints: list[str] = []
    found.on("console", lambda message: complaints.append(message.text))
    found.on("pageerror", lambda error: complaints.append(str(error)))
    yield found
    assert complaints == [], "the console stays silent"
    context.close()


def test_a_mistake_is_reported_with_the_quotation_filled_in(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/search?q=promise")
    page.get_by_role("link", name="“Bread is a promise,”").click()
    link = page.get_by_role("link", name="Report a mistake")
    link.wait_for()
    report = unquote(link.get_attribute("href"))

    assert report.startswith("mailto:desk@example.org?subject=Mistake in quotation ")
    assert page.url in report
    assert "“Bread is a promise,”" in report
    page.get_by_role("link", name="Corrections").click()
    page.get_by_text("None so far.").wait_for()


def test_a_fact_checker_walks_from_a_search_to_a_citation_and_back(page):
    page.goto("/")
    page.get_by_label("Search quotations").fill("promise")
    page.get_by_label("Search quotations").press("Enter")
    assert page.locator("mark").all_inner_texts() == ["promise"]

    page.get_by_role("link", name="“Bread is a promise,”").click()
    assert page.locator("#words").inner_text() == "“Bread is a promise,”"
    assert page.get_by_text("the name stands beside the quotation").is_visible()

    page.get_by_role("link", name="Read the whole document").click()
    assert page.locator(".q:target").inner_text() == "“Bread is a promise,”"
    page.go_back()

    page.locator(".speaker").get_by_role("link", name="Åsa Brännström").click()
    page.get_by_role("heading", name="Åsa Brännström").wait_for()
    page.go_back()

    page.get_by_role("link", name="Cite", exact=True).click()
    assert page.get_by_text("Lind, E. (2023, May 4). Bakery To Reopen.").is_visible()
    page.go_back()
    page.go_back()
    assert page.locator("mark").all_inner_texts() == ["promise"]


def test_the_words_and_citations_can_be_copied(page):
    page.goto("/search?q=promise")
    page.get_by_role("link", name="“Bread is a promise,”").click()
    page.get_by_role("button", name="Copy the words").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "“Bread is a promise,”"

    page.get_by_role("button", name="Copy the link").click()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_a_text_fragment_scrolls_to_the_words(page):
    from quotes.cite.linked import deep_link

    page.goto("/search?q=evening")
    page.get_by_role("link", name="A Long Evening").first.click()
    there = page.url
    assert page.evaluate("scrollY") == 0
    page.goto("about:blank")
    page.goto(deep_link(there, "Wait for the very last word of this long evening."))
    page.wait_for_function("scrollY > 0")


PATHS = [
    "/",
    "/search",
    "/search?q=ice&by=nobody",
    "/search?kind=indirect",
    "/search?q=nothingofthekind",
    "/people",
    "/person/asa-brannstrom",
    "/person/asa-brannstrom?kind=indirect",
    "/about",
    "/corrections",
    "/about/remarks",
    "/quote/nothing",
    "translated",
    "indirect",
    "unnamed",
    "transcript",
    "article",
    "searched",
    "embed",
    "/check",
    "/check?claim=Nobody+owns+a+ferry+that+never+walks.&speaker=Tom+Okafor",
    "/check?claim=The+ice+decides,+not+the+council.",
    "/check?claim=Purple+elephants+dance+on+Tuesday+nights.&speaker=Brannstrom",
]


TABLES = ["/words", "/words/quotes?_sort=date", "/words/people/1", "/words/quotations_by_a_person?person=Br"]
TABLES = TABLES if __version__.startswith("0.") else []
"""Datasette's own pages of our tables; in those of the next Datasette, with its shadow roots, this axe-core fails."""


def found(page, path: str) -> str:
    """The address that a name in PATHS stands for."""
    wheres = {"translated": "translated=yes", "indirect": "kind=indirect", "unnamed": "q=salt", "embed": "q=promise"}
    if path in wheres:
        quote = page.request.get(f"/api/v1/search.json?{wheres[path]}").json()["quotes"][0]["page"]
        return f"{quote}/embed" if path == "embed" else quote
    if path in {"transcript", "article", "searched"}:
        kind = "article" if path == "article" else "transcript"
        quotes = page.request.get("/api/v1/search.json").json()["quotes"]
        document = next(quote["document"]["page"] for quote in quotes if quote["document"]["kind"] == kind)
        return f"{document}?q=evening" if path == "searched" else document
    return path


@pytest.fixture(scope="module")
def bare(chromium, address):
    """A page into which axe can be put from outside, which the site's policy forbids."""
    context = chromium.new_context(base_url=address, bypass_csp=True)
    yield context.new_page()
    context.close()


LOOKS = [
    ("light", 768, ["target-size", "scrollable-region-focusable"]),
    ("dark", 320, ["target-size", "scrollable-region-focusable", "color-contrast", "link-in-text-block"]),
]
"""What of axe's rules may come out differently in another theme, and at another width."""


NARROWEST = """Math.min(...[...document.querySelectorAll('main input[type=search], main input[type=text]')]
    .map(field => field.getBoundingClientRect().width).filter(width => width), 1000)"""


def violations(page, rules=None) -> str:
    """What axe-core objects to, one line an element; the script is put into the page once."""
    from axe_playwright_python.base import AXE_SCRIPT

    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    found = page.evaluate(
        "options => axe.run(document, options)",
        {"resultTypes": ["violations"]} | ({"runOnly": rules} if rules else {}),
    )
    return "\n".join(f"{rule['id']}: {node['html']}" for rule in found["violations"] for node in rule["nodes"])


@pytest.mark.parametrize("path", PATHS + TABLES)
def test_pages_are_accessible_in_both_themes_and_at_three_widths(bare, path):
    bare.emulate_media(color_scheme="light")
    bare.set_viewport_size({"width": 1440, "height": 800})
    bare.goto(found(bare, path))
    bare.wait_for_function("document.documentElement.lang")
    bare.evaluate("for (const hidden of document.querySelectorAll('details')) hidden.open = true")
    assert violations(bare) == ""
    for theme, width, rules in LOOKS:
        bare.emulate_media(color_scheme=theme)
        bare.set_viewport_size({"width": width, "height": 800})
        assert violations(bare, rules) == "", (theme, width)
        assert bare.evaluate("document.documentElement.scrollWidth") <= width, "nothing sticks out"
        assert bare.evaluate(NARROWEST) >= 100, "there is room for what is typed"


HEAVIEST = 60_000
"""Bytes of a page with its style sheet and its script, compressed."""


@pytest.mark.parametrize("path", [path for path in PATHS if path != "/quote/nothing"])
def test_pages_are_light_and_nothing_moves_after_it_is_drawn(page, path):
    bodies: list[bytes] = []
    page.on("response", lambda response: bodies.append(response.body()))
    page.goto(found(page, path))  # until everything that the page names has come

    assert len(bodies) <= 3, "a page, a style sheet and a script"
    assert sum(len(gzip.compress(body)) for body in bodies) <= HEAVIEST
    assert page.evaluate(SHIFT) == 0


SHIFT = """() => new Promise(done => {
    let total = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => total += entry.value))
        .observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => done(total)));
})"""


def test_pages_work_without_javascript(chromium, address):
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/search?q=promise")
    page.get_by_role("link", name="“Bread is a promise,”").click()

    assert page.locator("#words").inner_text() == "“Bread is a promise,”"
    assert not page.get_by_role("button", name="Copy the words").is_visible()
    context.close()


@pytest.mark.parametrize("start", ["/", "/search?q=ferry"])
def test_a_claim_is_checked_by_keyboard_from_the_box_on_a_phone(page, start):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(start)
    box = page.get_by_label("Was it really said?")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    box.fill("Nobody owns a ferry that never walks.")
    box.press("Enter")
    page.get_by_role("heading", name="altered").wait_for()
    assert page.get_by_text("“never” is added (negation)").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

    page.get_by_label("Who is said to have said it").fill("Tom Okafor")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="said by someone else").wait_for()
    page.get_by_role("button", name="Copy this sentence").press("Enter")
    page.get_by_role("button", name="Copied").wait_for()
    assert "not from Tom Okafor" in page.evaluate("navigator.clipboard.readText()")


def test_a_document_is_read_by_keyboard(page):
    page.goto("/search?q=evening")
    page.get_by_role("link", name="A Long Evening").first.click()
    page.wait_for_url("**/document/*")
    page.wait_for_load_state("load")  # its script listens from then on
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == "Quote turn 2"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.textContent") == "Quote turn 1"

    page.keyboard.press("?")
    assert page.get_by_role("heading", name="Keys").is_visible()
    page.get_by_role("button", name="Turn these keys off").click()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") != "Quote turn 2"
    page.evaluate("localStorage.clear()")

    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"


@pytest.mark.parametrize(("width", "beside"), [(1440, True), (768, True), (390, False), (320, False)])
def test_names_stand_in_the_margin_or_above_the_words(page, width, beside):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/search?q=promise")
    page.get_by_role("link", name="Bakery To Reopen").first.click()
    name, words = page.locator(".voice").first.bounding_box(), page.locator(".q").first.bounding_box()

    assert (name["x"] + name["width"] <= words["x"]) == beside
    assert (name["y"] + name["height"] <= words["y"] + 4) != beside
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_pointing_at_words_tells_how_the_speaker_is_known(page):
    page.goto("/search?q=promise")
    page.get_by_role("link", name="Bakery To Reopen").first.click()
    tip = page.locator(".tip").first
    assert not tip.is_visible()
    page.locator(".q").first.hover()
    assert tip.is_visible()
    assert "Words of saying: said" in tip.inner_text()


def test_the_keyboard_reaches_the_content_first(page):
    page.goto("/about")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
