"""Words for single values in each language, and the modules they load."""

import subprocess
import sys
from datetime import date, datetime, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest

import zj415x.wording
from zj415x import (
    CHINA,
    Area,
    Category,
    Dollars,
    Force,
    InvalidTypeError,
    InvalidValueError,
    Money,
    Outcome,
    Readings,
    Standing,
    Tier,
    Topic,
    Verdict,
    yi,
)
from zj415x.errors import UnknownLocaleError
from zj415x.wording import LOCALES, say
from zj415x.wording.values import place_in
from zj415x.wording.voice import _HOMES, say_in, voice_of, words_for
from zj415x.words import Phrase

from ..builders import NOTICE

AT = datetime(2026, 6, 20, 10, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (3, "3"),
        (2025, "2025"),
        (1_234_567, "1,234,567"),
        (-12, "-12"),
        (Decimal("0.035"), "3.5%"),
        (Fraction(1, 3), "1/3 (about 0.3333)"),
        (Fraction(12345, 2), "6,172.5"),
        (True, "yes"),
        (False, "no"),
        (None, "not stated"),
        ((), "none"),
        (("甲", "乙", "丙"), "甲, 乙, and 丙"),
        (tuple("甲乙丙丁戊己庚辛壬癸子丑寅"), "甲, 乙, 丙, 丁, 戊, 己, 庚, 辛, 壬, 癸, 子, 丑 and others, 13 in all"),
        (date(2026, 6, 25), "June 25, 2026"),
        (AT, "June 20, 2026, 10:00 (Beijing time)"),
        (timedelta(days=1, hours=2, minutes=1), "1 day 2 hours 1 minute"),
        (timedelta(seconds=59), "less than a minute"),
        (timedelta(0), "0 minutes"),
        (Dollars.parse("1.2亿美元"), "120 million US dollars"),
        (Area.parse("1200.5亩"), "1,200.5 mu"),
        (Tier.CORE_ZONE, "core zone"),
        (Verdict.ELIGIBLE, "eligible"),
        (Outcome.MET, "met"),
        (Force.ADVISORY, "remark"),
        (Topic.ADVICE, "remarks"),
        (Standing.NONE, "none"),
        (Category.CONSUMER_SPECIALTY, "speciality (consumer goods)"),
        (NOTICE.clusters.track("人工智能"), "artificial intelligence"),
        (NOTICE.clusters.new_star_track("无人机", highland="高端装备"), "无人机"),
        (Phrase("{years}年销售收入合计", years=(2023, 2024)), "sales altogether, 2023, 2024"),
        ("某某机床有限公司", "某某机床有限公司"),
        ("a\u202eb", "a\\u202eb"),
    ],
)
def test_values_in_english(value: Any, words: str) -> None:
    assert say(value, "en") == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (timedelta(days=5, hours=14), "5 天 14 小时"),
        (timedelta(0), "0 分钟"),
        (timedelta(seconds=59), "不到 1 分钟"),
        (Area.parse("1200亩"), "1200 亩"),
        (1_234_567, "1234567"),
        (Phrase("{years}年销售收入合计", years=(2023, 2024)), "2023、2024年销售收入合计"),
    ],
)
def test_values_in_chinese(value: Any, words: str) -> None:
    assert say(value) == words


@pytest.mark.parametrize("locale", LOCALES)
def test_decimal_context_never_cuts_digits(locale: str) -> None:
    amounts = [yi("349.99"), Money(123_456_789_012_345), Area.parse("1234567.89亩"), Fraction(123_456, 1000), 1_234_567]
    said = [say(one, locale) for one in amounts]
    with localcontext(prec=3):
        assert [say(one, locale) for one in amounts] == said


@pytest.mark.parametrize("locale", ["fr", "zh", "EN", "", None, "zh_Hans_CN\u202e"])
def test_unknown_locale_error_lists_the_known_locales(locale: Any) -> None:
    with pytest.raises(UnknownLocaleError, match=r"；可选：zh_Hans_CN、en$") as caught:
        say(1, locale)
    assert caught.value.nearest == LOCALES
    assert say(caught.value, "en").endswith("there are: zh_Hans_CN, en")


@pytest.mark.parametrize("locale", ["zh_Hans_CN", "en"])
def test_missing_translation_raises(locale: str) -> None:
    assert say("", locale) == ""


def test_deadline_says_the_time_left_at_a_moment() -> None:
    deadline = NOTICE.deadline("jingpin-online")
    assert say(deadline, at=AT).endswith("：受理中，还有 20 天 14 小时")
    assert say(deadline, "en", at=AT) == (
        "online applications for premium products (enterprise): from 0:00 on May 26, 2026 until 24:00 on July 10, 2026 "
        "(“May 26 to July 10”, Annex 2, III.1): open, 20 days 14 hours left"
    )
    assert say(deadline, at=AT + timedelta(days=90)).endswith("：已截止")
    assert say(deadline, "en", at=AT - timedelta(days=90)).endswith(": not yet open")


def test_at_needs_a_deadline_and_a_time_zone() -> None:
    with pytest.raises(InvalidTypeError, match=r"^只有时限才问某一时刻"):
        say(yi(1), at=AT)
    with pytest.raises(InvalidValueError, match="没有时区"):
        say(NOTICE.deadline("jingpin-online"), at=datetime(2026, 6, 20))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("附件1 四（一）1", "Annex 1, IV(i)1"),
        ("附件1 二1；附1-1 注1", "Annex 1, II.1; Attachment 1-1, note 1"),
        ("附1-2 二（一）7-9、16", "Attachment 1-2, II(i)7-9, 16"),
        ("推荐名额表 第13、14行", "recommendation quota table, row 13, 14"),
        ("附件1 四（一）2；附1-3 第9项", "Annex 1, IV(i)2; Attachment 1-3, line 9"),
        ("正文；附件3 备注2", "main text; Annex 3, remark 2"),
        ("附件2 附件清单；附2-2、附2-3", "Annex 2, list of attachments; Attachment 2-2, Attachment 2-3"),
    ],
)
def test_place_is_cited_in_english(place: str, words: str) -> None:
    assert place_in(place, voice_of("en")) == words
    assert place_in(place, voice_of("zh_Hans_CN")) == place


def test_what_is_no_part_of_the_model_cannot_be_said() -> None:
    with pytest.raises(InvalidTypeError, match=r"^无法表述 object$"):
        say(object())


@pytest.mark.parametrize(("module", "home"), _HOMES.items())
def test_words_of_each_class_are_in_the_expected_module(module: str, home: str) -> None:
    source = import_module(module if module in sys.stdlib_module_names else f"zj415x.{module}")
    before = len(say_in.registry)
    import_module(f"zj415x.wording.{home}")
    assert len(say_in.registry) >= before
    spoken = [kind for kind in say_in.registry if kind.__module__ == source.__name__]
    assert spoken


def test_saying_an_amount_does_not_load_reports() -> None:
    script = (
        "from zj415x import yi\nfrom zj415x.wording import say\nsay(yi(1))\nimport sys\n"
        "print(*[name for name in sys.modules if name.startswith('zj415x')])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    loaded = set(done.stdout.split())
    assert "zj415x.wording.values" in loaded
    assert (
        loaded & {"zj415x.rules.report", "zj415x.wording.findings", "zj415x.cluster", "zj415x.editions.y2026"} == set()
    )


def test_reading_says_its_question_and_options() -> None:
    assert say(NOTICE.reading("A41")).splitlines() == [
        "A41 “某日前”含不含当日？（正文；附件1 五（二）；附件2 三3“前”；可问省经信厅）",
        "  inclusive：含当日（默认：通行理解含当日，至当日结束）",
        "  exclusive：不含当日",
    ]
    assert say(NOTICE.reading("A13"), "en").splitlines()[1].startswith("  at-least: ")
    assert say(Readings(A41="exclusive", A12="this-year-forecast")) == "A12=this-year-forecast，A41=exclusive"
    assert say(Readings(), "en") == "as read by default"


def test_every_class_that_has_words_is_said_in_a_fresh_process() -> None:
    """The module that says a class is loaded by the class's own module, whatever was said before."""
    for module in iter_modules(zj415x.wording.__path__):
        import_module(f"zj415x.wording.{module.name}")
    homes = {
        cls.__module__.removeprefix("zj415x."): words.__module__.rpartition(".")[2]
        for cls, words in say_in.registry.items()
    }
    unsaid = {module: home for module, home in homes.items() if _HOMES.get(module, "voice") != home}
    assert unsaid == {}


def test_the_words_of_a_class_are_those_of_the_nearest_class_that_has_any() -> None:
    class Mine(Area):
        """A class of somebody's own."""

    for kind in (*say_in.registry, Mine, Topic, bytes):
        assert words_for(kind) is say_in.dispatch(kind)
