"""The page as one file, opened from disk in a real browser with no network: it answers what CPython answers."""

import base64
import json
import os
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

if "ZJ415X_SITE" not in os.environ:
    pytest.skip("browsers are started where ZJ415X_SITE names a built site", allow_module_level=True)

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

from serving.desk import answered
from zj415x.exchange import read_application, read_ranking
from zj415x.office import write_form_workbook, write_recommendations

from ..axe import faults, needs_axe
from ..builders import NOTICE
from ..test_site import _FLAGS, PATIENCE, complaints
from .test_answers import APPLICATION, RANKING
from .test_desk import LANGUAGES, questions

PAGE = Path(os.environ["ZJ415X_SITE"]) / "check.html"
if not PAGE.is_file():
    pytest.skip("no npm was at hand: the built site has no check.html", allow_module_level=True)

ASK = """
const [questions, language, done] = arguments;
(async () => {
  const answers = [];
  for (const [address, body] of questions) {
    const { status, body: answer } = await posed(address, Uint8Array.from(atob(body), (one) => one.charCodeAt(0)), language);
    answers.push([status, answer]);
  }
  done(JSON.stringify(answers));
})().catch((error) => done(String(error)));
"""


# Whom the browser itself asks, whatever page is open: for the time, and for news of its parts.
_OF_THE_BROWSER = (b".google.com", b".googleapis.com", b".gvt1.com")


class Proxy:
    """All that a browser may ask of the network arrives here, and is counted."""

    def __init__(self) -> None:
        self.asked: list[bytes] = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = "{}:{}".format(*self.socket.getsockname())
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:  # closed
                return
            with connection:
                _, _, rest = connection.recv(1000).partition(b" ")  # GET http://host/ or CONNECT host:443
                host = rest.removeprefix(b"http://").partition(b" ")[0].partition(b"/")[0].partition(b":")[0]
                if not host.endswith(_OF_THE_BROWSER):
                    self.asked.append(host)


@pytest.fixture(scope="module")
def proxy() -> Iterator[Proxy]:
    proxy = Proxy()
    yield proxy
    proxy.socket.close()


@pytest.fixture(scope="module")
def browser(proxy: Proxy) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    for flag in (*_FLAGS, f"--proxy-server=http://{proxy.address}", "--proxy-bypass-list=<-loopback>"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    driver.set_script_timeout(PATIENCE)
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def page(browser: webdriver.Chrome) -> webdriver.Chrome:
    """The page, once it has started."""
    browser.get(PAGE.as_uri())
    WebDriverWait(browser, PATIENCE).until(lambda _: started(browser))
    return browser


def started(browser: webdriver.Chrome) -> bool:
    words = "const line = document.getElementById('start'); return [line.hidden, document.getElementById('start-words').dataset.say]"
    hidden, said = browser.execute_script(words)
    assert said in (None, "starting"), said
    return bool(hidden) and bool(browser.execute_script("return document.querySelectorAll('#readings select').length"))


def test_browser_and_cpython_give_the_same_json(page: webdriver.Chrome, tmp_path: Path) -> None:
    write_form_workbook(tmp_path / "form.xlsx", NOTICE, read_application(APPLICATION, NOTICE))
    write_recommendations(tmp_path / "list.xlsx", NOTICE, read_ranking(RANKING, NOTICE), recommender="衢州市")
    books = [("workbooks", (tmp_path / name).read_bytes()) for name in ("form.xlsx", "list.xlsx")]
    sent = [*questions(), *books, ("workbooks", b"PK\x03\x04"), ("nowhere", b"")]
    for language in LANGUAGES:
        coded = [(address, base64.b64encode(body).decode()) for address, body in sent]
        text = page.execute_async_script(ASK, coded, language)
        assert text.startswith("["), text
        for (address, body), (status, answer) in zip(sent, json.loads(text), strict=True):
            expected, content = answered(address, body, language)
            assert (status, answer) == (expected, json.loads(content)), address


def test_the_form_is_drawn_from_the_very_schema(page: webdriver.Chrome) -> None:
    from zj415x.schema import KINDS, json_schema

    kinds = ("application", "product", "ranking", "readings")
    for language, locale in (("zh", "zh_Hans_CN"), ("en", "en")):
        text = page.execute_async_script(ASK, [(f"schemas/{kind}", "") for kind in kinds], language)
        drawn = [answer for _, answer in json.loads(text)]
        assert drawn == [json.loads(json.dumps(json_schema(KINDS[kind], locale))) for kind in kinds]


REFUSED = """
const done = arguments[arguments.length - 1];
const stopped = [];
document.addEventListener("securitypolicyviolation", (event) => stopped.push(event.effectiveDirective));
const tries = [
  () => fetch("http://example.invalid/"),
  () => new Promise((resolve, reject) => { const asked = new XMLHttpRequest(); asked.onerror = reject; asked.onload = resolve; asked.open("GET", "http://example.invalid/"); asked.send(); }),
  () => new Promise((resolve, reject) => { const image = new Image(); image.onload = resolve; image.onerror = reject; image.src = "http://example.invalid/x.png"; }),
  () => new Promise((resolve, reject) => { const script = document.createElement("script"); script.onload = resolve; script.onerror = reject; script.src = "http://example.invalid/x.js"; document.head.append(script); }),
  () => new Promise((resolve, reject) => { const socket = new WebSocket("ws://example.invalid/"); socket.onopen = resolve; socket.onerror = reject; }),
  async () => { if (!navigator.sendBeacon("http://example.invalid/", "x")) throw new Error("refused"); await new Promise((resolve) => setTimeout(resolve, 200)); throw new Error("the policy tells"); },
];
(async () => {
  let passed = 0;
  for (const one of tries) try { await one(); passed++; } catch { /* as it has to be */ }
  done([passed, stopped.length >= tries.length]);
})();
"""


def test_no_request_leaves_the_page(page: webdriver.Chrome, proxy: Proxy) -> None:
    assert proxy.asked == []
    assert complaints(page) == []
    assert page.execute_async_script(REFUSED) == [0, True]
    assert proxy.asked == []
    assert complaints(page)  # of each of these attempts
    kept = "return [document.cookie, location.search, location.hash]"
    assert page.execute_script(kept) == ["", "", ""]


def test_the_proxy_would_have_seen_it(browser: webdriver.Chrome, proxy: Proxy) -> None:
    before = len(proxy.asked)
    browser.switch_to.new_window("tab")
    try:
        browser.get("data:text/html,<img src='http://example.invalid/x.png'>")
        WebDriverWait(browser, PATIENCE).until(lambda _: len(proxy.asked) > before)
    finally:
        browser.close()
        browser.switch_to.window(browser.window_handles[0])
    proxy.asked.clear()


@pytest.mark.parametrize("missing", ["WebAssembly", "DecompressionStream", "Worker"])
def test_an_old_browser_is_told_in_a_sentence(browser: webdriver.Chrome, missing: str) -> None:
    browser.switch_to.new_window("tab")
    try:
        script = browser.execute_cdp_cmd(
            "Page.addScriptToEvaluateOnNewDocument", {"source": f"delete globalThis.{missing};"}
        )
        browser.get(PAGE.as_uri())
        WebDriverWait(browser, PATIENCE).until(
            lambda _: browser.execute_script("return document.getElementById('start-words').textContent")
        )
        shown = "const line = document.getElementById('start'); return [line.hidden, line.innerText.trim()]"
        hidden, text = browser.execute_script(shown)
        assert not hidden
        assert text.startswith("浏览器过旧")
        browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", {"identifier": script["identifier"]})
    finally:
        browser.close()
        browser.switch_to.window(browser.window_handles[0])


def test_a_browser_that_does_not_understand_the_page_is_told_as_well(browser: webdriver.Chrome, tmp_path: Path) -> None:
    before, script, after = PAGE.read_text(encoding="utf-8").rpartition("<script>")
    page = tmp_path / "check.html"
    # What lets no script of ours run but the first, as another language would.
    page.write_text(before + script + "?" + after, encoding="utf-8")
    browser.switch_to.new_window("tab")
    try:
        source = {"source": "delete globalThis.DecompressionStream;"}
        browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", source)
        browser.get(page.as_uri())
        line = browser.find_element("id", "start")
        assert line.is_displayed()
        assert line.text.startswith("浏览器过旧")
        assert "too old" in line.text
    finally:
        browser.close()
        browser.switch_to.window(browser.window_handles[0])


@needs_axe
def test_anybody_can_use_it_before_and_after_an_answer_in_the_light_and_in_the_dark(page: webdriver.Chrome) -> None:
    assert faults(page) == {"light": [], "dark": []}
    page.execute_script("document.getElementById('example').click()")
    filled = "return document.querySelector('#filled [data-path=\"$.applicant.name\"]')?.value"
    WebDriverWait(page, PATIENCE).until(lambda _: page.execute_script(filled))
    page.execute_script("document.getElementById('check').click()")
    answer = "return document.querySelectorAll('#report [data-clause]').length"
    WebDriverWait(page, PATIENCE).until(lambda _: page.execute_script(answer))
    assert faults(page) == {"light": [], "dark": []}
