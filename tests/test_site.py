"""The built site in a real browser: every page opens, search finds Chinese, tables can be read in the light and the dark."""

import os
import re
import shutil
import threading
import tomllib
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit
from xml.etree import ElementTree

import pytest

if "ZJ415X_SITE" not in os.environ:
    pytest.skip("no built site at hand: ZJ415X_SITE names none", allow_module_level=True)

import nbformat
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from zj415x.editions.y2026 import NOTICE

from .axe import needs_axe, serious_faults
from .test_notebooks import pages as notebook_pages

PATIENCE = 600
"""Seconds after which a page is given up that never shows what it ought to."""
SITE = Path(os.environ["ZJ415X_SITE"])
PAGES = [path.relative_to(SITE).as_posix() for path in sorted(SITE.rglob("*.html"))]
# check.html has tests of its own (tests/service/test_onefile.py).
READ = [page for page in PAGES if "_modules/" not in page and page != "check.html"]
# Each page that is written or made, and not what lists, searches or misses them.
WRITTEN = [page for page in READ if not re.fullmatch("(en/)?(_.*|404.html|genindex.html|search.html)", page)]
ADDRESS = os.environ.get("ZJ415X_URL", "")
"""Where the site was built for; empty: for nowhere in particular."""
ROOT = urlsplit(ADDRESS).path.rstrip("/") + "/"
DOORS = ("office.html", "enterprise.html", "service.html", "research.html")
# What is said of a search, once it is done.
_SUMMARY = (By.CSS_SELECTOR, "#search-results .search-summary")
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1280,1600",
)  # fmt: skip


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing of each request."""

    def translate_path(self, path: str) -> str:
        """Serve the site below the path of its address."""
        return super().translate_path("/" + path.removeprefix(ROOT))


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{ROOT}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    for flag in _FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield driver
    driver.quit()


def found(browser: webdriver.Chrome, address: str, words: str) -> list[str]:
    """The pages that the site's own search finds."""
    browser.get(f"{address}search.html?q={quote(words)}")
    WebDriverWait(browser, PATIENCE).until(lambda one: one.find_element(*_SUMMARY).text)
    links = browser.find_elements(By.CSS_SELECTOR, "#search-results ul.search a")
    return [unquote(urlsplit(one.get_attribute("href") or "").path.removeprefix(ROOT)) for one in links]


def led_to(page: str, link: str) -> str:
    """The file of the site that a link of a page leads to; a link of 404.html begins at the root."""
    path = unquote(urlsplit(link).path)
    folder = "" if path.startswith("/") else os.path.dirname(page)
    return os.path.normpath(os.path.join(folder, path.removeprefix(ROOT))) if path else page


def text_of(page: str) -> str:
    return (SITE / page).read_text(encoding="utf-8")


def complaints(browser: webdriver.Chrome) -> list[dict[str, Any]]:
    """What the browser complained of since it was last asked."""
    log: list[dict[str, Any]] = browser.get_log("browser")  # type: ignore[no-untyped-call]
    return [one for one in log if one["level"] == "SEVERE"]


@pytest.mark.parametrize("words", ["规模门槛", "山区海岛县", "推荐名额", "原则上", "Readings", "A12"])
def test_search_finds_it(browser: webdriver.Chrome, address: str, words: str) -> None:
    pages = found(browser, address, words)
    assert len(set(pages)) >= 3
    for page in set(pages):
        text = (SITE / page).read_text(encoding="utf-8")
        # Each pair of characters stands on the page, though not always side by side.
        pairs = [words] if words.isascii() else [words[place : place + 2] for place in range(len(words) - 1)]
        assert all(pair.lower() in text.lower() for pair in pairs), page


@pytest.mark.parametrize(("words", "page"), [("规模门槛", "readings"), ("山区海岛县", "tour"), ("前一秒", "deadlines")])
def test_search_finds_the_page_that_is_about_it(browser: webdriver.Chrome, address: str, words: str, page: str) -> None:
    assert f"{page}.html" in found(browser, address, words)


def test_search_finds_nothing_where_there_is_nothing(browser: webdriver.Chrome, address: str) -> None:
    assert found(browser, address, "鳜鱼豆腐") == []


def test_english_is_searched_as_well(browser: webdriver.Chrome, address: str) -> None:
    assert "tour.html" in [one.removeprefix("en/") for one in found(browser, address + "en/", "thresholds")]


@pytest.mark.parametrize("page", READ)
def test_a_page_opens_without_a_complaint_and_asks_nobody_else(
    browser: webdriver.Chrome, address: str, page: str
) -> None:
    complaints(browser)  # those of the pages before
    browser.get(address + page)
    assert complaints(browser) == []
    asked = browser.execute_script("return performance.getEntriesByType('resource').map(one => one.name)")
    assert [one for one in asked if not one.startswith((address, "data:"))] == []
    language = browser.find_element(By.TAG_NAME, "html").get_attribute("lang")
    assert language == ("en" if page.startswith("en/") else "zh-CN")


@pytest.mark.parametrize("page", [page for page in READ if not page.startswith("en/")])
def test_each_page_leads_to_itself_in_the_other_language(page: str) -> None:
    for here, there in ((page, f"en/{page}"), (f"en/{page}", page)):
        links = re.findall(r'<div class="sidebar-language">\s*<a href="([^"]+)"', text_of(here))
        assert [led_to(here, one) for one in links] == [there]
        assert (SITE / there).exists()


@pytest.mark.parametrize("page", READ)
def test_what_it_links_to_is_there(page: str) -> None:
    text = (SITE / page).read_text(encoding="utf-8")
    for link in re.findall(r'href="([^"]+)"', text):
        parts = urlsplit(link.replace("&amp;", "&"))
        if parts.scheme or parts.netloc:
            continue
        target = SITE / led_to(page, link.replace("&amp;", "&"))
        assert target.exists(), link
        if parts.fragment and target.suffix == ".html":
            assert re.search(rf'id="{re.escape(unquote(parts.fragment))}"', target.read_text("utf-8")), link


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_front_page_has_an_install_an_answer_a_picture_and_four_doors(
    browser: webdriver.Chrome, address: str, language: str
) -> None:
    browser.get(f"{address}{language}index.html")
    doors = browser.find_elements(By.CSS_SELECTOR, "ul.doors > li > p:first-child a")
    assert [urlsplit(door.get_attribute("href") or "").path for door in doors] == [
        f"{ROOT}{language}{one}" for one in DOORS
    ]
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    command = re.search("^python3 -m venv .*$", readme, re.MULTILINE)
    assert command is not None
    assert command[0] in [one.text for one in browser.find_elements(By.CSS_SELECTOR, ".highlight-sh pre")]
    printed = browser.find_element(By.CSS_SELECTOR, ".highlight .go")
    assert printed.text in readme if not language else printed.text.startswith("Annex 1, IV(i)1 (in principle): ")
    wide = "return document.documentElement.scrollWidth <= innerWidth && arguments[0].scrollWidth <= arguments[0].clientWidth"
    assert browser.execute_script(wide, printed.find_element(By.XPATH, ".."))
    pictures = browser.find_elements(By.CSS_SELECTOR, "article img")
    assert [(one.get_attribute("src") or "").rpartition("/")[2] for one in pictures] == [
        "report.en.png" if language else "report.png"
    ]
    assert all(one.get_attribute("alt") and one.get_property("naturalWidth") for one in pictures)


# What stands around a page: texts, and names of buttons that only a reader of screens hears.
_FURNITURE = """
const around = [...document.querySelectorAll('body *')].filter((one) => !one.closest('article, .toc-tree, script, style, noscript'));
const texts = around.flatMap((one) => [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()));
return [...texts, ...[...document.querySelectorAll('[aria-label]')].map((one) => one.ariaLabel), document.title].filter((one) => one);
"""


@pytest.mark.parametrize(
    "page", ["index.html", "tour.html", "reference.html", "examples/notebooks/province-overview.html", "404.html"]
)
def test_what_stands_around_a_chinese_page_is_chinese(browser: webdriver.Chrome, address: str, page: str) -> None:
    browser.get(address + page)
    said = browser.execute_script(_FURNITURE)
    assert "本页内容" in said or page == "404.html"
    names = {"zj415x", "English", "Furo"}
    assert [one for one in said if not re.search("[\u4e00-\u9fff]", one) and one not in names] == []


def test_what_stands_around_an_english_page_is_english(browser: webdriver.Chrome, address: str) -> None:
    browser.get(address + "en/tour.html")
    assert [one for one in browser.execute_script(_FURNITURE) if re.search("[\u4e00-\u9fff]", one)] == ["中文"]


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_term_of_the_glossary_is_explained_in_the_language_of_the_page(
    browser: webdriver.Chrome, address: str, language: str
) -> None:
    browser.get(f"{address}{language}glossary.html")
    read = (
        "return [...document.querySelectorAll('article tbody tr')].map(row => [...row.cells].map(one => one.innerText))"
    )
    rows = browser.execute_script(read)
    meanings = tomllib.loads((Path(__file__).parents[1] / "docs" / "glossary.toml").read_text(encoding="utf-8"))
    assert [row[0] for row in rows] == list(meanings)
    if language:
        assert [row[2] for row in rows if re.search("[\u4e00-\u9fff]", row[2])] == []
    else:
        assert [row[2] for row in rows] == list(meanings.values())


@pytest.mark.parametrize("language", ["", "en/"])
def test_code_is_copied_without_its_prompts_and_what_it_prints(
    browser: webdriver.Chrome, address: str, language: str
) -> None:
    browser.execute_cdp_cmd(
        "Browser.grantPermissions", {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    )
    browser.get(f"{address}{language}index.html")
    code = browser.find_element(By.XPATH, "//pre[span[@class='gp']]")
    button = code.find_element(By.XPATH, "following-sibling::button")
    assert button.get_attribute("data-tooltip") == ("Copy" if language else "复制")
    # A page copies only what somebody clicks on, and shows the button to who points at the code.
    ActionChains(browser).move_to_element(code).move_to_element(button).click().perform()
    copied = browser.execute_async_script("navigator.clipboard.readText().then(arguments[0])").splitlines()
    shown = [line for line in code.text.splitlines() if line.startswith((">>> ", "... "))]
    assert copied == [line[4:] for line in shown]


def test_what_a_cell_shows_has_no_button(browser: webdriver.Chrome, address: str) -> None:
    browser.get(address + "tour.html")
    assert browser.find_elements(By.CSS_SELECTOR, ".cell_input .copybtn")
    assert browser.find_elements(By.CSS_SELECTOR, ".cell_output .copybtn") == []


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_sitemap_has_the_address_of_each_page_where_there_is_one(language: str) -> None:
    written = [page.removeprefix(language) for page in WRITTEN if page.startswith("en/") == bool(language)]
    folder = ADDRESS.rstrip("/") + "/" + language
    file = SITE / language / "sitemap.xml"
    assert file.exists() == bool(ADDRESS)
    if ADDRESS:
        found = ElementTree.parse(file).findall("{*}url/{*}loc")
        assert sorted(one.text or "" for one in found) == sorted(folder + page for page in written)
    for page in written:
        canonical = re.findall('<link rel="canonical" href="([^"]+)"', text_of(language + page))
        assert canonical == ([folder + page] if ADDRESS else []), page


@pytest.mark.parametrize("language", ["", "en/"])
def test_what_is_not_there_is_told_in_both_languages_at_any_depth(
    browser: webdriver.Chrome, address: str, language: str
) -> None:
    text = text_of(language + "404.html")
    links = [one for one in re.findall(r'(?:href|src)="([^"]+)"', text) if not one.startswith(("#", "http"))]
    assert [one for one in links if not one.startswith(ROOT)] == []
    browser.get(f"{address}{language}404.html")
    said = browser.find_element(By.TAG_NAME, "article").text
    assert "没有这一页" in said
    assert "There is no such page" in said
    fronts = [one.get_attribute("href") for one in browser.find_elements(By.CSS_SELECTOR, "article p a")]
    assert fronts == [address + "index.html", address + "en/index.html"]


@pytest.mark.parametrize("page", WRITTEN)
def test_a_page_says_what_it_is_where_it_is_shared(page: str) -> None:
    said = dict(re.findall('<meta property="(og:[^"]+)" content="([^"]*)"', text_of(page)))
    assert said.keys() >= {"og:title", "og:type", "og:url", "og:site_name", "og:description", "og:image", "og:locale"}
    assert said["og:locale"] == ("en" if page.startswith("en/") else "zh_CN")
    if ADDRESS:
        picture = "en/_static/report.en.png" if page.startswith("en/") else "_static/report.png"
        assert (SITE / picture).exists()
        assert said["og:url"] == ADDRESS.rstrip("/") + "/" + page
        assert said["og:image"] == ADDRESS.rstrip("/") + "/" + picture


@pytest.mark.parametrize("language", ["", "en/"])
def test_each_page_is_there_as_markdown_and_llms_txt_lists_them(language: str) -> None:
    listed = text_of(language + "llms.txt")
    assert ("executable reading" if language else "可执行版本") in listed.partition("## Pages")[0]
    written = [page.removeprefix(language) for page in WRITTEN if page.startswith("en/") == bool(language)]
    assert sorted(re.findall(r"\]\(([^)]+)\.md\)", listed)) == written
    for page in written:
        twin = text_of(f"{language}{page}.md")
        assert re.search("^# .", twin, re.MULTILINE), page
        assert "sphinx-llm:" not in twin, page
        assert f'type="text/markdown" href="{Path(page).name}.md"' in text_of(language + page)


def test_markdown_has_what_a_notebook_shows() -> None:
    twin = text_of("tour.html.md")
    assert "<Verdict.NEEDS_EXPLANATION>" in twin
    assert "<td>申报对象：县（市、区）人民政府</td>" in twin
    assert not re.search("<style|class=", twin)


@pytest.mark.parametrize(("language", "words"), [("", "规模门槛"), ("", "山区海岛县"), ("en/", "threshold")])
def test_a_search_from_disk_shows_what_the_pages_say(browser: webdriver.Chrome, language: str, words: str) -> None:
    complaints(browser)
    folder = f"{SITE.resolve().as_uri()}/{language}"
    pages = found(browser, folder, words)
    assert len(pages) >= 3
    items = "#search-results li:not(.kind-object)"
    WebDriverWait(browser, PATIENCE).until(
        lambda one: (
            len(one.find_elements(By.CSS_SELECTOR, items))
            == len(one.find_elements(By.CSS_SELECTOR, f"{items} .context"))
        )
    )
    excerpts = [one.text for one in browser.find_elements(By.CSS_SELECTOR, f"{items} .context")]
    # Where all pairs of a word are on a page, its excerpt is about the last of them.
    assert all((words if words.isascii() else words[-2:]) in one.lower() for one in excerpts)
    assert browser.find_elements(By.CSS_SELECTOR, f"{items} .context .highlighted")
    assert complaints(browser) == []


def test_the_picture_of_the_ledger_has_a_square_for_each_passage(browser: webdriver.Chrome, address: str) -> None:
    browser.get(address + "coverage.html")
    squares = browser.find_elements(By.CSS_SELECTOR, ".ledger a")
    assert len(squares) == len(NOTICE.ledger.segments)
    target = squares[100].get_attribute("href") or ""
    squares[100].click()
    row = browser.find_element(By.ID, urlsplit(target).fragment)
    assert row.find_element(By.XPATH, "./ancestor::tr").text


_CONTRAST = """
const luminance = (colour) => {
  const [r, g, b] = colour.map((one) => { one /= 255; return one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4; });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const parsed = (text) => { const all = text.match(/[\\d.]+/g).map(Number); return [all.slice(0, 3), all[3] ?? 1]; };
const behind = (node) => {
  let layers = [];
  for (; node; node = node.parentElement) {
    const [colour, alpha] = parsed(getComputedStyle(node).backgroundColor);
    layers.push([colour, alpha]);
    if (alpha === 1) break;
  }
  return layers.reverse().reduce((under, [colour, alpha]) => colour.map((one, k) => one * alpha + under[k] * (1 - alpha)), [255, 255, 255]);
};
return [...document.querySelectorAll('.zj415x td, .zj415x th, .zj415x caption, .zj415x .mark')].map((node) => {
  const [text] = parsed(getComputedStyle(node).color);
  const [a, b] = [luminance(text), luminance(behind(node))].sort((x, y) => y - x);
  return (a + 0.05) / (b + 0.05);
});
"""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", ["tour.html", "en/tour.html", "deadlines.html"])
def test_tables_can_be_read_in_the_light_and_in_the_dark(
    browser: webdriver.Chrome, address: str, page: str, theme: str
) -> None:
    browser.get(address + page)
    browser.execute_script(f"document.body.dataset.theme = '{theme}'")
    contrasts = browser.execute_script(_CONTRAST)
    assert len(contrasts) > 20
    assert min(contrasts) >= 4.5


def test_on_paper_nothing_is_cut_off(browser: webdriver.Chrome, address: str) -> None:
    browser.get(address + "tour.html")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        styles = browser.execute_script(
            "return [...document.querySelectorAll('.zj415x')].map(one => getComputedStyle(one).overflowX)"
        )
        assert styles
        assert set(styles) == {"visible"}
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("page", [page for page in READ if 'class="notebook"' in (SITE / page).read_text("utf-8")])
def test_its_notebook_was_run_and_has_the_code_of_the_page(browser: webdriver.Chrome, address: str, page: str) -> None:
    browser.get(address + page)
    link = browser.find_element(By.CSS_SELECTOR, "p.notebook a")
    assert link.get_attribute("href") == (address + page).removesuffix("html") + "ipynb"
    notebook = nbformat.read((SITE / page).with_suffix(".ipynb"), 4)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    shown = [one.get_property("textContent") for one in browser.find_elements(By.CSS_SELECTOR, ".cell_input pre")]
    assert [cell.source for cell in cells] == [str(text).rstrip("\n") for text in shown]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert [one for cell in cells for one in cell.outputs if one.output_type == "error"] == []
    assert str(Path.cwd()) not in nbformat.writes(notebook)


def test_every_page_that_runs_code_offers_its_notebook() -> None:
    offered = {page for page in READ if 'class="notebook"' in (SITE / page).read_text("utf-8")}
    running = {page for page in READ if 'class="cell ' in (SITE / page).read_text("utf-8")}
    assert offered == running
    assert len(offered) == 2 * len(notebook_pages())


def pages_for_axe() -> list[str]:
    """Every page; of the sources, which are alike but for the code, those in which a kind of code stands first."""
    pages: list[str] = []
    seen: set[str] = set()
    for page in PAGES:
        kinds = set(re.findall(r'<span class="([a-z0-9 ]+)">', (SITE / page).read_text("utf-8")))
        if page in READ or page.endswith("_modules/index.html") or ("_modules/" in page and kinds - seen):
            pages.append(page)
            seen |= kinds if "_modules/" in page else set()
    return pages


@pytest.fixture(scope="module")
def shades() -> set[str]:
    """The colours, sizes and backgrounds in which text was shown so far."""
    return set()


@needs_axe
@pytest.mark.parametrize("page", pages_for_axe())
def test_anybody_can_use_a_page_in_the_light_and_in_the_dark(
    browser: webdriver.Chrome, address: str, shades: set[str], page: str
) -> None:
    browser.get(address + page)
    assert serious_faults(browser, shades) == {"light": [], "dark": []}


@needs_axe
def test_what_nobody_can_read_or_reach_would_be_found(browser: webdriver.Chrome, address: str) -> None:
    browser.get(address + "decisions/index.html")
    for theme, colour in (("light", "#ddd"), ("dark", "#333")):
        browser.execute_script("document.querySelector('article p').style.color = arguments[0]", colour)
        found = serious_faults(browser, set())
        assert found[theme][0].startswith("color-contrast: <p")
        assert [one for one in found if found[one]] == [theme]
    browser.execute_script("document.querySelector('article li a').textContent = ''")
    assert any(one.startswith("link-name: ") for one in serious_faults(browser, set())["light"])
