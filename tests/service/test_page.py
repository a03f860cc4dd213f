"""The page of the service in a real browser: a clerk pastes a case or fills it in, and sees its report."""

import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

import pytest

if "ZJ415X_SITE" not in os.environ:
    pytest.skip("browsers are started where ZJ415X_SITE names a built site", allow_module_level=True)

from attrs import evolve
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from zj415x import CHINA, Outcome, Readings, Verdict
from zj415x.exchange import dump, read_application, read_product, read_ranking
from zj415x.office import write_form_workbook, write_recommendations
from zj415x.wording import say, why

from ..builders import CLUSTERS, JINGPIN, NOTICE
from ..test_site import _CONTRAST, _FLAGS, PATIENCE, complaints
from .running import Running
from .strange import NAME, NUMBER
from .test_answers import APPLICATION, PRODUCT, RANKING

HOSTILE = '<script>document.title="broken into"</script><img src=x onerror="document.title=\'broken into\'">'


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    for flag in _FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield driver
    driver.quit()


class Page:
    """The page, as a clerk uses it."""

    def __init__(self, browser: webdriver.Chrome, address: str) -> None:
        self.browser = browser
        self.address = address
        self.open()
        self.click("input[name=way][value=paste]")

    def open(self) -> None:
        """Open the page anew: it begins with the form."""
        self.browser.get(f"{self.address}/")
        self.until(lambda: self.all("#recommender option"))
        self.until(lambda: self.all("#filled input"))

    def until(self, seen: Callable[[], Any]) -> Any:
        return WebDriverWait(self.browser, PATIENCE, ignored_exceptions=[StaleElementReferenceException]).until(
            lambda _: seen()
        )

    def one(self, css: str) -> WebElement:
        return self.browser.find_element(By.CSS_SELECTOR, css)

    def all(self, css: str) -> list[WebElement]:
        return self.browser.find_elements(By.CSS_SELECTOR, css)

    def click(self, css: str) -> None:
        node = self.one(css)
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", node)
        node.click()

    def example(self) -> None:
        self.click("#example")
        self.until(lambda: self.text() or self.all("#filled input"))

    def text(self) -> str:
        return str(self.one("#text").get_property("value"))

    def paste(self, text: str) -> None:
        self.browser.execute_script("document.getElementById('text').value = arguments[0]", text)

    def fill(self) -> None:
        self.click("input[name=way][value=fill]")
        self.until(lambda: self.all("#filled input"))

    def field(self, path: str) -> WebElement:
        return self.one(f"#filled [data-path='{path}']:is(input, select, textarea)")

    def check(self) -> None:
        """Have it checked, and wait for what comes of it."""
        self.browser.execute_script("document.getElementById('report').replaceChildren()")
        self.click("#check")
        self.until(lambda: self.all("#report .verdict"))

    def sentences(self) -> list[str]:
        script = "return [...document.querySelectorAll('#report [data-clause] .sentence, #report .problems .sentence')].map(one => one.textContent)"
        return list(self.browser.execute_script(script))

    def problems(self) -> dict[str, str]:
        script = """return [...document.querySelectorAll('#report .problems li')].map(
            one => [one.querySelector('.head')?.dataset.path ?? '', one.querySelector('.sentence').textContent])"""
        return dict(self.browser.execute_script(script))

    def verdict(self) -> str:
        return self.one("#report .verdict").text


@pytest.fixture
def page(browser: webdriver.Chrome, service: Running) -> Page:
    return Page(browser, service.address)


def test_the_example_is_loaded_and_checked(page: Page) -> None:
    page.example()
    page.check()
    report = read_application(APPLICATION, NOTICE).validate(CLUSTERS)
    assert say(report.verdict) in page.verdict()
    assert sorted(page.sentences()) == sorted(say(one) for one in report.findings)
    scale = page.one("[data-clause=scale]").text
    assert all(word in scale for word in ("不符合", "附件1 四（一）1", "原则上", "A12", "差 0.1 亿元"))


def test_a_product_is_checked_as_well(page: Page) -> None:
    page.click("input[name=kind][value=product]")
    page.example()
    page.check()
    report = read_product(PRODUCT, NOTICE).validate(JINGPIN)
    assert sorted(page.sentences()) == sorted(say(one) for one in report.findings)


def test_what_the_form_takes_over_says_the_same(page: Page) -> None:
    page.example()
    before = json.loads(page.text())
    page.fill()
    assert not page.one("#notice").is_displayed()
    page.click("input[name=way][value=paste]")
    page.until(page.text)
    after = page.text().encode()
    assert read_application(after, NOTICE) == read_application(APPLICATION, NOTICE)
    assert "null" not in after.decode()
    assert json.loads(after) == without_blanks({key: one for key, one in before.items() if key != "$comment"})


def without_blanks(value: Any) -> Any:
    """What is blank stays away."""
    if isinstance(value, dict):
        return {key: without_blanks(one) for key, one in value.items() if one is not None}
    return [without_blanks(one) for one in value] if isinstance(value, list) else value


def test_a_case_is_filled_in_by_hand(page: Page) -> None:
    page.fill()
    page.field("$.applicant.name").send_keys("仙居县人民政府")
    Select(page.field("$.applicant.kind")).select_by_visible_text("县（市、区）人民政府")
    Select(page.field("$.applicant.mountain_or_island")).select_by_visible_text("是")
    Select(page.field("$.tier")).select_by_visible_text("协同区")
    Select(page.field("$.track")).select_by_visible_text("人工智能")
    page.click("#filled details[data-path='$.scale'] > summary")
    page.field("$.scale.revenue").send_keys("24.6亿元")
    page.field("$.scale.chain_leaders").send_keys("0")
    page.click("#filled details[data-path='$.titles'] > summary")
    page.click("#filled details[data-path='$.titles'] button:last-of-type")
    Select(page.field("$.titles[0].scheme")).select_by_visible_text("未来产业先导区")
    page.click("#filled details[data-path='$.x_types'] > summary")
    page.click("#filled details[data-path='$.x_types'] .boxes input")
    page.check()
    page.click("input[name=way][value=paste]")
    page.until(page.text)
    assert json.loads(page.text()) == {
        "applicant": {"name": "仙居县人民政府", "kind": "县（市、区）人民政府", "mountain_or_island": True},
        "tier": "协同区",
        "track": "人工智能",
        "titles": [{"scheme": "未来产业先导区"}],
        "x_types": ["未来产业先导区"],
        "scale": {"revenue": "24.6亿元", "chain_leaders": 0},
    }
    report = read_application(page.text(), NOTICE).validate(CLUSTERS)
    assert say(report["scale"]) in page.sentences()


def test_what_is_wrong_stands_beside_its_field(page: Page) -> None:
    page.fill()
    page.check()
    assert page.problems() == dict.fromkeys(("$.applicant", "$.tier", "$.track"), "缺少必填字段")
    page.field("$.applicant.name").send_keys("甲")
    page.click("#filled details[data-path='$.scale'] > summary")
    page.field("$.scale.revenue").send_keys("42000")
    page.check()
    problems = page.problems()
    assert problems["$.scale.revenue"] == "无法判断是 42000万元 还是 42000亿元，请填写单位"
    assert page.one("#report .problems li:last-child button").text == "规模实力 · 2025年集群规上企业营业收入"
    revenue = page.field("$.scale.revenue")
    assert revenue.get_attribute("aria-invalid") == "true"
    assert page.one(f"#{revenue.get_attribute('aria-errormessage')}").text == problems["$.scale.revenue"]
    page.click("#report .problems li:last-child button")
    assert page.browser.switch_to.active_element == revenue


def test_what_is_typed_as_in_the_workbook_is_understood_and_shown(page: Page) -> None:
    page.fill()
    page.field("$.applicant.name").send_keys("甲")
    for path in ("$.applicant.kind", "$.tier", "$.track"):
        Select(page.field(path)).select_by_index(1)
    page.click("#filled details[data-path='$.scale'] > summary")
    page.field("$.scale.revenue").send_keys("１,234.5")
    page.field("$.scale.revenue_growth").send_keys("12.5")
    page.check()
    assert page.problems() == {}
    assert page.one("#report .subject").text.startswith("甲 · ")
    typed = {"$.scale.revenue": "1234.5亿元", "$.scale.revenue_growth": "12.5%"}
    assert {path: page.field(path).get_attribute("value") for path in typed} == typed


def test_a_row_that_is_removed_is_gone_and_none_is_not_blank(page: Page) -> None:
    page.fill()
    titles = "#filled details[data-path='$.titles']"
    page.click(f"{titles} > summary")
    for _ in range(2):
        page.click(f"{titles} > button")
    page.field("$.titles[1].industry").send_keys("乙")
    page.click(f"{titles} .item button")
    assert page.field("$.titles[0].industry").get_property("value") == "乙"
    page.click(f"{titles} .item button")
    page.click(f"{titles} > .tick input")
    page.click("input[name=way][value=paste]")
    page.until(page.text)
    assert json.loads(page.text()) == {"titles": []}


def test_what_has_no_room_in_the_form_is_told(page: Page) -> None:
    page.paste(
        '{"$comment": "x", "tier": "核心", "产品": 1, "scale": {"revenue": [1], "revenue_growth": "3%"}, "titles": 3}'
    )
    page.fill()
    told = page.one("#notice").text
    revenue = "规模实力 · 2025年集群规上企业营业收入"
    assert told == f"表中无法容纳，未予带入：产品、申报类型、所持“X”体系称号、{revenue}"
    assert page.field("$.scale.revenue_growth").get_property("value") == "3%"
    page.click("input[name=way][value=paste]")
    page.paste("{")
    page.fill()
    assert "不是 JSON" in page.one("#notice").text


@pytest.mark.parametrize("text", ['{"tier": "核心区",}', '[{"tier": "核心区"}]'])
def test_what_could_not_be_taken_into_the_form_is_still_there_afterwards(page: Page, text: str) -> None:
    page.paste(text)
    page.fill()
    assert page.one("#notice").is_displayed()
    page.click("input[name=way][value=paste]")
    page.until(lambda: page.one("#pasted").is_displayed())
    assert page.text() == text


def test_nothing_becomes_a_line_of_text_that_is_none(page: Page) -> None:
    page.paste('{"industrial_platforms": [{"representatives": ["甲", null, {"name": "乙"}, 3]}], "constructor": 1}')
    page.fill()
    assert page.field("$.industrial_platforms[0].representatives").get_property("value") == "甲"
    told = page.one("#notice").text
    assert all(f"重点产业平台 · 第 1 行 · 代表企业 · 第 {row} 行" in told for row in (2, 3, 4))
    assert "constructor" in told


def test_what_the_form_takes_over_is_not_changed_in_silence(page: Page) -> None:
    page.paste('{"segment": "甲\\n乙\\": \\"", "scale": {"revenue": true}}')
    page.fill()
    assert page.field("$.segment").get_property("value") == '甲\n乙": "'
    assert page.one("#notice").text == "表中无法容纳，未予带入：规模实力 · 2025年集群规上企业营业收入"
    page.click("input[name=way][value=paste]")
    page.paste('{"tier": "核心区", "titles": [{"scheme" : "x", "scheme": "未来产业先导区"}]}')
    page.fill()
    assert page.one("#notice").text == "有的键在同一对象里写了不止一次，带过来的是最后一个。"


def test_a_wrong_file_takes_nothing_away(page: Page, tmp_path: Path) -> None:
    wrong = tmp_path / "申报表.docx"
    wrong.write_bytes(b"PK\x03\x04\xff\xfe")
    page.paste("{}")
    page.one("#file").send_keys(str(wrong))
    page.until(lambda: page.one("#notice").text.startswith("没有打开"))
    assert page.text() == "{}"
    page.fill()
    page.field("$.applicant.name").send_keys("甲")
    page.one("#file").send_keys(str(wrong))
    page.until(lambda: page.one("#notice").text.startswith("没有打开"))
    assert page.field("$.applicant.name").get_property("value") == "甲"


def test_another_kind_takes_nothing_away(page: Page) -> None:
    page.paste("{}")
    page.click("input[name=kind][value=product]")
    assert page.text() == "{}"
    page.fill()
    page.until(lambda: page.all("#filled [data-path='$.enterprise']"))
    page.field("$.name").send_keys("某机")
    page.click("input[name=kind][value=application]")
    page.until(lambda: page.all("#filled [data-path='$.applicant']"))
    page.click("input[name=kind][value=product]")
    page.until(lambda: page.all("#filled [data-path='$.enterprise']"))
    assert page.field("$.name").get_property("value") == "某机"
    page.click("#clear")
    page.until(lambda: page.field("$.name").get_property("value") == "")


def test_a_service_that_is_away_is_told(page: Page) -> None:
    page.browser.execute_cdp_cmd("Network.enable", {})
    page.browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["*/examples/*"]})
    try:
        page.click("#example")
        page.until(lambda: page.one("#notice").text == "没有连上服务，请稍后再试。")
    finally:
        page.browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": []})


@pytest.mark.parametrize("way", ["paste", "fill"])
def test_no_name_becomes_markup(page: Page, way: str) -> None:
    document = json.loads(APPLICATION)
    document["applicant"]["name"] = document["segment"] = document["titles"][0]["industry"] = HOSTILE
    document["leading_enterprises"][0]["name"] = HOSTILE
    page.paste(json.dumps(document, ensure_ascii=False))
    if way == "fill":
        page.fill()
        assert page.field("$.segment").get_property("value") == HOSTILE
    page.check()
    assert any("<script>" in one for one in page.sentences())
    if way == "fill":
        page.click("input[name=way][value=paste]")
        page.until(page.text)
    page.paste(json.dumps({HOSTILE: 1, "tier": HOSTILE}))
    page.check()
    assert any("<script>" in path for path in page.problems())
    page.fill()
    assert "<script>" in page.one("#notice").text
    assert page.all("main script, main img, header script") == []
    assert page.browser.title == "申报核对"


def test_it_speaks_english(page: Page) -> None:
    page.example()
    Select(page.one("#language")).select_by_value("en")
    page.until(lambda: page.one("#check").text.lower() == "check")
    page.check()
    report = read_application(APPLICATION, NOTICE).validate(CLUSTERS)
    assert sorted(page.sentences()) == sorted(say(one, "en") for one in report.findings)
    assert say(report.verdict, "en") in page.verdict()
    heads = page.browser.execute_script(
        "return [...document.querySelectorAll('#report .head')].map(one => one.textContent).join()"
    )
    assert heads.isascii()
    assert page.one(".why").text.splitlines()[0] == why(report, NOTICE, "en").splitlines()[0]
    page.fill()
    assert page.one("#filled summary").text == "Applicant"
    Select(page.one("#language")).select_by_value("zh")
    page.until(lambda: page.one("#filled summary").text == "申报单位")
    page.until(lambda: say(report["scale"]) in page.sentences())
    assert page.field("$.applicant.name").get_property("value") == "开化县人民政府"


def test_how_it_is_read_is_chosen(page: Page) -> None:
    page.example()
    page.click("#how > summary")
    a12 = Select(page.one("#readings [data-path='.A12']"))
    assert [one.text for one in a12.options] == ["默认：按2025年实绩", "按2025年实绩", "按2026年预计"]
    a12.select_by_index(2)
    page.check()
    assert "符合" in page.verdict()
    assert "需作说明" not in page.verdict()
    page.browser.execute_script("document.getElementById('on').value = '2026-06-21'")
    page.check()
    report = read_application(APPLICATION, NOTICE)
    late = evolve(report, submitted=datetime(2026, 6, 21, tzinfo=CHINA)).validate(
        CLUSTERS, readings=Readings(A12="this-year-forecast")
    )
    assert sorted(page.sentences()) == sorted(say(one) for one in late.findings)


def test_it_can_be_used_with_the_keyboard_alone(page: Page) -> None:
    def pressed(*keys: str) -> WebElement:
        webdriver.ActionChains(page.browser).send_keys(*keys).perform()
        return page.browser.switch_to.active_element

    page.open()
    seen = [pressed(Keys.TAB) for _ in range(3)]
    assert [one.get_attribute("id") or one.get_attribute("name") for one in seen] == ["language", "kind", "way"]
    pressed(Keys.ARROW_DOWN)
    page.until(lambda: page.one("#pasted").is_displayed())
    assert pressed(Keys.TAB).get_attribute("id") == "example"
    pressed(Keys.ENTER)
    page.until(page.text)
    order = [pressed(Keys.TAB).get_attribute("id") for _ in range(4)]
    assert order[:3] == ["clear", "file", "text"]
    while page.browser.switch_to.active_element.get_attribute("id") != "check":
        pressed(Keys.TAB)
    pressed(Keys.ENTER)
    page.until(lambda: page.all("#report .sentence"))
    assert page.browser.switch_to.active_element.get_attribute("id") == "result-title"


def test_every_field_has_a_label(page: Page) -> None:
    page.example()
    page.fill()
    unlabelled = page.browser.execute_script(
        "return [...document.querySelectorAll('input, select, textarea')]"
        ".filter(one => !one.labels.length || ![...one.labels].some(label => label.textContent.trim())).map(one => one.outerHTML)"
    )
    assert unlabelled == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_can_be_read_in_the_light_and_in_the_dark(page: Page, theme: str) -> None:
    script = _CONTRAST.replace(
        "'.zj415x td, .zj415x th, .zj415x caption, .zj415x .mark'",
        "'h1, h2, h3, p, label, legend, summary, span, button, input, select, textarea, li, code, .sentence, .mark, .why'",
    )
    assert "'h1, " in script
    feature = [{"name": "prefers-color-scheme", "value": theme}]
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": feature})
    try:
        page.example()
        page.check()
        page.fill()
        contrasts = page.browser.execute_script(script)
        page.click("#clear")
        page.check()
        contrasts += page.browser.execute_script(script)
    finally:
        page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert len(contrasts) > 300
    assert min(contrasts) >= 4.5


def test_it_fits_a_telephone(page: Page) -> None:
    narrow = {"width": 360, "height": 800, "deviceScaleFactor": 2, "mobile": True}
    page.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", narrow)
    try:
        page.example()
        page.check()
        page.fill()
        assert page.browser.execute_script("return document.documentElement.scrollWidth") <= 360
        small = page.browser.execute_script(
            "return [...document.querySelectorAll('p, label, .sentence, input, button')]"
            ".filter(one => parseFloat(getComputedStyle(one).fontSize) < 12).length"
        )
        assert small == 0
    finally:
        page.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_it_asks_nobody_else_and_keeps_nothing(page: Page, service: Running) -> None:
    document = json.loads(APPLICATION) | {"head": {"name": NAME, "mobile": NUMBER}}
    complaints(page.browser)  # those of the pages before
    page.paste(json.dumps(document, ensure_ascii=False))
    page.check()
    page.fill()
    assert complaints(page.browser) == []
    asked = page.browser.execute_script("return performance.getEntriesByType('resource').map(one => one.name)")
    assert asked
    assert [one for one in asked if not one.startswith((f"{service.address}/", "data:"))] == []
    kept = "return [localStorage.length, sessionStorage.length, document.cookie, location.search, location.hash]"
    assert page.browser.execute_script(kept) == [0, 0, "", "", ""]
    page.open()
    assert page.text() == ""
    assert NAME not in page.browser.page_source
    assert NAME not in service.logged()
    assert NUMBER not in service.logged()


def test_a_filled_in_workbook_is_opened(page: Page, tmp_path: Path) -> None:
    form, sheet = tmp_path / "申报信息表.xlsx", tmp_path / "推荐汇总表.xlsx"
    write_form_workbook(form, NOTICE, read_application(APPLICATION, NOTICE))
    write_recommendations(sheet, NOTICE, read_ranking(RANKING, NOTICE), recommender="衢州市")
    page.open()
    page.one("#file").send_keys(str(form))
    page.until(lambda: page.field("$.applicant.name").get_property("value"))
    page.check()
    report = read_application(APPLICATION, NOTICE).validate(CLUSTERS)
    assert sorted(page.sentences()) == sorted(say(one) for one in report.findings)
    page.one("#file").send_keys(str(sheet))
    page.until(lambda: page.all("#filled [data-path='$.ranked[0].product']"))
    page.until(lambda: Select(page.one("#recommender")).first_selected_option.text == "衢州市")
    assert page.one("#cutting").is_displayed()
    (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04")
    page.one("#file").send_keys(str(tmp_path / "x.xlsx"))
    page.until(lambda: page.all("#report .problems"))
    assert page.field("$.ranked[0].product").get_property("value")


def test_people_decide_among_those_tied(page: Page) -> None:
    page.open()
    page.click("input[name=kind][value=ranking]")
    page.until(lambda: page.all("#filled [data-path='$.ranked']"))
    page.click("#example")
    page.until(lambda: page.all("#filled [data-path='$.ranked[0].product']"))
    Select(page.one("#recommender")).select_by_value("衢州市")
    page.check()
    assert "推荐 18" in page.verdict()
    for place in (1, 2):
        page.click(f"#tied label:nth-child({place}) input")
    page.click("#tied + button")
    page.until(lambda: "推荐 20" in page.verdict())
    assert not page.all("#tied")


def test_a_code_opens_its_question_and_other_routes_are_told(page: Page) -> None:
    page.example()
    page.check()
    page.click("[data-clause=scale] .code")
    assert page.browser.switch_to.active_element.get_attribute("data-path") == ".A12"
    routes = read_application(APPLICATION, NOTICE).routes(CLUSTERS)
    told = "return [...document.querySelectorAll('#report > details:last-child .sentence')].map(one => one.textContent)"
    assert page.browser.execute_script(told) == [say(one) for one in routes]


def test_a_moment_is_typed_in_beijing_time(page: Page) -> None:
    page.paste('{"submitted": "2026-06-20T10:00:00+08:00"}')
    page.fill()
    assert page.field("$.submitted").get_property("value") == "2026-06-20 10:00"
    page.click("input[name=way][value=paste]")
    page.until(page.text)
    assert json.loads(page.text()) == {"submitted": "2026-06-20T10:00:00+08:00"}
    page.paste('{"submitted": "2026-06-20T02:00:00Z"}')
    page.fill()
    assert page.field("$.submitted").get_property("value") == "2026-06-20T02:00:00Z"


def test_a_pasted_moment_is_understood_or_left_as_it_is(page: Page) -> None:
    read = {
        "2026年6月20日 10:00": "2026-06-20T10:00:00+08:00",
        "２０２６年６月２０日１０：００": "2026-06-20T10:00:00+08:00",
        "2026/6/20 10点": "2026-06-20T10:00:00+08:00",
        "2026.6.20 10时05分30秒": "2026-06-20T10:05:30+08:00",
        "2026-06-25 24:00": "2026-06-25T24:00:00+08:00",
        "2026年6月20日": "2026年6月20日",  # a day has no time: the library reads its midnight
        "2026年6月": "2026年6月",
        "2026-06-20 10:": "2026-06-20 10:",
        "2026-06-20 25:00": "2026-06-20 25:00",
    }
    assert page.browser.execute_script("return arguments[0].map(momentOf)", [*read]) == [*read.values()]


def test_a_half_filled_moment_is_refused_in_a_sentence(page: Page) -> None:
    page.example()
    page.fill()
    box = page.field("$.submitted")
    box.clear()
    box.send_keys("2026年6月")
    page.check()
    assert page.problems() == {"$.submitted": "“2026年6月”不是时刻；写成 2026-06-20T10:00:00+08:00 的样子"}
    box = page.field("$.submitted")
    box.clear()
    box.send_keys("2026年6月20日 10:00")
    page.check()
    assert page.problems() == {}
    assert any("提交时间 2026年6月20日10:00" in sentence for sentence in page.sentences())


def test_the_day_of_the_check_is_typed_as_people_write_it(page: Page) -> None:
    page.example()
    page.click("#how > summary")
    page.one("#on").send_keys("2026年6月26日")
    page.check()
    assert any("2026年6月26日" in sentence and "提交时间" in sentence for sentence in page.sentences())
    page.one("#on").clear()
    page.one("#on").send_keys("2026年6月")
    page.check()
    assert page.problems() == {"?on": "“2026年6月”不是日期；写成 2026-06-20 的样子"}
    assert page.one("#report .problems button").text == "按哪一天提交来核对"
    assert page.one("#on").get_attribute("aria-invalid") == "true"


def test_deadlines_are_told_as_of_a_moment_that_is_typed(page: Page) -> None:
    page.click("#dues > summary")
    page.until(lambda: page.all("#due li"))
    page.one("#at").send_keys("2026年6月", Keys.TAB)
    page.until(lambda: page.all("#dues .wrong"))
    assert page.one("#dues .wrong").text.startswith("“2026年6月”不是时刻")
    assert page.all("#due li") == []
    page.one("#at").send_keys("20日 10:00", Keys.TAB)
    at = datetime(2026, 6, 20, 10, tzinfo=CHINA)
    expected = [say(one, at=at) for one in NOTICE.deadlines]
    page.until(lambda: [one.text for one in page.all("#due li")] == expected)
    assert page.all("#dues .wrong") == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_box_has_the_unit_of_the_form_beside_it_until_one_is_typed(page: Page, language: str) -> None:
    page.fill()
    Select(page.one("#language")).select_by_value(language)
    locale = {"zh": "zh_Hans_CN", "en": "en"}[language]
    first = say(NOTICE.clusters.indicators[0].unit, locale)
    page.until(lambda: page.one("#filled .unit").get_property("textContent") == first)
    for line in NOTICE.clusters.indicators:
        box = f"#filled .measured:has(> [data-path='$.{line.field}'])"
        assert page.one(f"{box} > .unit").get_property("textContent") == say(line.unit, locale)
    page.click("#filled details[data-path='$.scale'] > summary")
    unit = page.one("#filled .measured:has(> [data-path='$.scale.revenue']) > .unit")
    page.field("$.scale.revenue").send_keys("4200")
    assert unit.is_displayed()
    page.field("$.scale.revenue").send_keys("万元")
    assert not unit.is_displayed()


NEARLY_BLANK = json.dumps(
    {
        "applicant": {"name": "仙居县人民政府", "kind": "县（市、区）人民政府", "mountain_or_island": True},
        "tier": "协同区",
        "track": "人工智能",
        "scale": {"revenue": "24.6亿元"},
    },
    ensure_ascii=False,
)


@pytest.mark.parametrize("way", ["paste", "fill"])
def test_what_is_only_to_be_filled_in_is_counted_and_folded(page: Page, way: str) -> None:
    page.paste(NEARLY_BLANK)
    if way == "fill":
        page.fill()
    page.check()
    report = read_application(NEARLY_BLANK, NOTICE).validate(CLUSTERS)
    incomplete = [blank for blank in report.blanks if blank.effect is Verdict.INCOMPLETE]
    sections = Counter(blank.section for blank in incomplete)
    summaries = [summary.text for summary in page.all("#report .why summary")]
    assert summaries == [f"只须补全（{section}）：{count} 处" for section, count in sections.items()]
    assert not any(details.get_property("open") for details in page.all("#report .why details"))
    listed = "return [...document.querySelectorAll('#report .why details li')].map(item => item.textContent)"
    assert page.browser.execute_script(listed) == [say(blank.entry) for blank in incomplete]
    assert len(page.one("#report .why").text) < 1000
    if way == "fill":
        page.click("#report .why summary")
        page.click("#report .why details button.link")
        assert page.browser.switch_to.active_element.get_attribute("data-path") or page.all("#filled :focus")


def test_a_path_is_told_to_programs_alone(page: Page) -> None:
    page.paste(NEARLY_BLANK)
    page.fill()
    page.check()
    shown = "return document.getElementById('report').textContent"
    assert "$." in why(read_application(NEARLY_BLANK, NOTICE).validate(CLUSTERS), NOTICE)
    assert "$." not in page.browser.execute_script(shown)
    assert page.one("#report .why [title='$.segment']").text == "细分赛道"
    assert "$." not in re.sub(r"<style>.*</style>", "", page.browser.execute_script("return asPage()"), flags=re.DOTALL)
    page.paste('{"tier": "核心", "产品": 1}')
    page.click("input[name=way][value=paste]")
    page.paste('{"tier": "核心", "产品": 1}')
    page.check()
    assert set(page.problems()) == {"$.applicant", "$.tier", "$.track", "$.产品"}
    assert "$." not in page.browser.execute_script(shown)


def test_the_scale_is_always_shown(page: Page) -> None:
    document = json.loads(APPLICATION)
    for revenue in ("41.9亿元", "43亿元", None):
        document["scale"]["revenue"] = revenue
        page.paste(json.dumps(document, ensure_ascii=False))
        page.check()
        report = read_application(json.dumps(document), NOTICE).validate(CLUSTERS)
        assert page.one("#report [data-clause=scale]").is_displayed()
        assert say(report["scale"]) in page.one("#report [data-clause=scale]").text


def test_the_verdict_of_each_topic_and_the_counts_stand_beside_the_badge(page: Page) -> None:
    page.example()
    page.check()
    report = read_application(APPLICATION, NOTICE).validate(CLUSTERS)
    head = say(report).splitlines()[1]
    assert head == f"结论：{say(report.verdict)}（{page.one('#report .topics').text}）"
    outcomes = Counter(finding.outcome for finding in report.findings)
    count = page.one("#report .verdict + p").text
    assert count.startswith(f"共 {len(report.findings)} 条：")
    assert f"不符合 {outcomes[Outcome.UNMET]}" in count


def test_no_finding_is_torn_apart_on_paper_nor_parted_from_its_heading(page: Page) -> None:
    page.paste(NEARLY_BLANK)
    page.fill()
    page.check()
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        page.browser.execute_script("window.dispatchEvent(new Event('beforeprint'))")
        kept = "return [...document.querySelectorAll(arguments[0])].map(part => getComputedStyle(part)[arguments[1]])"
        for nodes, property in (
            ("#report .findings > li", "breakInside"),
            ("#report .why li", "breakInside"),
            ("#report h3, #report summary", "breakAfter"),
            ("#report .section, #report .section > summary, #report .why ul", "breakBefore"),
        ):
            assert set(page.browser.execute_script(kept, nodes, property)) == {"avoid"}, nodes
        assert not any(entry.is_displayed() for entry in page.all("#report .entries, #report .why details li"))
        assert "$." not in page.one("body").text
    finally:
        page.browser.execute_script("window.dispatchEvent(new Event('afterprint'))")
        page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_a_result_is_saved_as_a_page_and_as_json(page: Page) -> None:
    page.example()
    page.check()
    saved = page.browser.execute_script("return [asPage(), JSON.stringify(shown.body)]")
    report = read_application(APPLICATION, NOTICE).validate(CLUSTERS)
    assert json.loads(saved[1])["report"] == json.loads(json.dumps(dump(report)))
    assert all(escape(say(one), quote=False) in saved[0] for one in report.findings)
    assert not re.search(r"<(script|button|input|link)|(src|href)=", saved[0])


def test_on_paper_all_of_a_result_is_open_but_what_is_only_counted(page: Page) -> None:
    page.paste(NEARLY_BLANK)
    page.check()
    open_ones = "return [...document.querySelectorAll('#report details')].map(one => one.open)"
    counted = "return [...document.querySelectorAll('#report details')].map(details => !details.matches('.section:not(.aside)'))"
    before = page.browser.execute_script(open_ones)
    page.browser.execute_script("window.dispatchEvent(new Event('beforeprint'))")
    closed = [not opened for opened in page.browser.execute_script(open_ones)]
    assert closed == page.browser.execute_script(counted)
    assert {True, False} == set(closed)
    page.browser.execute_script("window.dispatchEvent(new Event('afterprint'))")
    assert page.browser.execute_script(open_ones) == before
    assert not any(before)
