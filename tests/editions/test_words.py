"""Every number of the 2026 edition with its operator word: what is done just below it, at it, and just above it."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from attrs import evolve, frozen

from zj415x import (
    CHINA,
    Category,
    ClusterApplication,
    Deadline,
    Dollars,
    Finding,
    Money,
    Outcome,
    Potential,
    Project,
    ProjectLists,
    Tier,
    wan,
    yi,
)
from zj415x.cluster.clauses.projects import Size
from zj415x.printed.transcript import transcribe
from zj415x.rules.outcome import Comparison
from zj415x.values.number import as_percent

from ..builders import (
    CLUSTERS,
    FEN,
    JINGPIN,
    NOTICE,
    applicant,
    application,
    enterprise,
    judged,
    known,
    new_star,
    product,
    sales,
    software,
    years,
)
from ..copy_of_notice import copy_of_the_notice
from ..operator_word import COMPARISONS, grades, operator_words

YEARS = ("y2026",)

MET, UNMET = Outcome.MET, Outcome.UNMET
AT_LEAST, AT_MOST, WITHIN, BEFORE, ONE_OF, ANY, COUNTED = (
    Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.WITHIN, Comparison.BEFORE, Comparison.ONE_OF, Comparison.ANY,
    Comparison.COUNTED,
)  # fmt: skip
FROM_IT_UP, UP_TO_IT = (UNMET, MET, MET), (MET, MET, UNMET)
NINE = datetime(2026, 1, 1, 9, tzinfo=CHINA)
# What is changed is told by name, which no type checker follows.
changed: Any = evolve
Step = Callable[[int], Finding]


def floor(track: str, tier: Tier, amount: int, relieved: bool = False) -> Step:
    """The finding about a revenue so many fen above the floor."""
    return lambda step: judged(
        application(track, tier=tier, mountain_or_island=relieved, revenue=yi(amount) + FEN * step)
        if tier is not Tier.NEW_STAR
        else new_star(track, mountain_or_island=relieved, revenue=yi(amount) + FEN * step)
    )["scale"]


def rows(field: str) -> Step:
    """The finding about a table of three rows, more or less."""
    return lambda step: judged(changed(application(), **{field: getattr(application(), field)[:1] * (3 + step)}))[
        field.replace("_", "-")
    ]


def segments(step: int) -> Finding:
    made = application()
    return judged(evolve(made, segment="、".join(made.track.segments[: 1 + step]) or None))["one-choice"]


def length(step: int, made: Callable[[str], ClusterApplication], limit: int) -> Finding:
    return judged(made("字" * (limit + step)))["text-lengths"]


def advantages(text: str) -> ClusterApplication:
    return evolve(application(), advantages=text)


def honoured(text: str) -> ClusterApplication:
    made = application()
    return evolve(made, leading_enterprises=tuple(evolve(one, product=text) for one in made.leading_enterprises or ()))


def counted(line: str, amount: Any, made: Callable[[], ClusterApplication] = application) -> Step:
    """The finding about one project of so much, on one line, of no programme and with no output."""

    def find(step: int) -> Finding:
        total = type(amount)(_smallest(amount) + step)
        one = Project(name="甲", total=total, designated=False, annual_output=yi(0))
        return judged(_listing(line, one, made()))["project-counts"]

    return find


def output(step: int) -> Finding:
    one = Project(name="甲", total=wan(1), annual_output=yi(1) + FEN * step)
    return judged(_listing("attracted_projects", one, software()))["project-counts"]


def _smallest(amount: Money | Dollars) -> int:
    return amount.fen if isinstance(amount, Money) else amount.cents


def _listing(line: str, one: Project, made: ClusterApplication) -> ClusterApplication:
    lines = {"major_projects": 0, "medium_projects": 0, "attracted_projects": 0} | {line: 1}
    lists = {name: (one,) if name == line else () for name in lines}
    return evolve(made, growth=Potential(**lines), project_lists=ProjectLists(**lists))


def stars(step: int) -> Finding:
    listed = [evolve(new_star(), applicant=applicant(name=f"第{place}县人民政府")) for place in range(3 + step)]
    return CLUSTERS.validate_city("衢州市", listed)["new-star-cap"]


def letter(step: int) -> Finding:
    sent = NINE.replace(month=7, day=3) + timedelta(days=step)
    return CLUSTERS.validate_city("衢州市", [new_star()], sent=sent)["recommended-in-time"]


def submitted(month: int, day: int, made: Any) -> Step:
    at = NINE.replace(month=month, day=day)
    return lambda step: judged(made(submitted=at + timedelta(days=step)))["in-time"]


def spent(step: int) -> Finding:
    figures = years((300, 10_000), (300, 10_000), (300, 10_000))
    first = evolve(figures[0], rd_expense=wan(300) + FEN * step)
    return judged(product(enterprise=enterprise(years=(first, *figures[1:]))))["rd-share"]


def launched(day: date) -> Step:
    return lambda step: judged(product(launched=day + timedelta(days=step)))["launched-in-window"]


def proofs(step: int) -> Finding:
    return judged(product(launch_evidence=JINGPIN.evidence[: 1 + step]))["launch-evidence"]


def sold(category: Category, amount: int, relieved: bool = False) -> Step:
    def find(step: int) -> Finding:
        made = product(
            category=category,
            enterprise=enterprise(mountain_or_island=relieved),
            sales=sales(wan(amount) + FEN * step, wan(amount), wan(amount)),
        )
        return judged(made)["mean-sales"]

    return find


@frozen
class Row:
    """A number of the notice: the clause, the word and the number as printed, and how it is held."""

    clause: str
    word: str
    printed: str
    comparison: Comparison
    step: Step
    outcomes: tuple[Outcome, ...]

    def __str__(self) -> str:
        return f"{self.clause} {self.word} {self.printed}"


CORE, COORDINATED, STAR = Tier
MILLIONS = Dollars.parse("1亿美元")
# fmt: off
TABLE = (
    #   条款                               原词       数                    怎样比        恰在其下、其上一步             含本数
    Row("clusters/scale",                  "规模门槛", "60亿元",            AT_LEAST, floor("低空经济与商业航天", CORE, 60),        FROM_IT_UP),
    Row("clusters/scale",                  "规模门槛", "30亿元",            AT_LEAST, floor("低空经济与商业航天", COORDINATED, 30), FROM_IT_UP),
    Row("clusters/scale",                  "规模门槛", "10亿元",            AT_LEAST, floor("文体用品", STAR, 10),                  FROM_IT_UP),
    Row("clusters/scale",                  "规模门槛", "下调30%，42亿元",   AT_LEAST, floor("低空经济与商业航天", CORE, 42, True),  FROM_IT_UP),
    Row("clusters/chain-leader",           "至少",     "1家",   AT_LEAST, lambda step: judged(application(chain_leaders=1 + step))["chain-leader"], FROM_IT_UP),
    # Two 至少 with 或 between them.
    Row("clusters/innovation-base",        "至少",     "1家",   ANY, lambda step: judged(application(innovation_platforms=1 + step, research_institutes=0))["innovation-base"], FROM_IT_UP),
    Row("clusters/innovation-base",        "至少",     "3家",   ANY, lambda step: judged(application(innovation_platforms=0, research_institutes=3 + step))["innovation-base"], FROM_IT_UP),
    Row("clusters/in-time",                "截止时间", "2026年6月25日24:00", BEFORE, submitted(6, 25, application),   UP_TO_IT),
    Row("clusters/one-choice",             "限选",     "1个",   AT_MOST, lambda step: segments(max(step, 0)),         UP_TO_IT),
    Row("clusters/leading-enterprises",    "列举",     "3家",   AT_MOST, rows("leading_enterprises"),                 UP_TO_IT),
    Row("clusters/supporting-enterprises", "列举",     "3家",   AT_MOST, rows("supporting_enterprises"),              UP_TO_IT),
    Row("clusters/key-innovation-platforms", "列举",   "3家",   AT_MOST, rows("key_innovation_platforms"),            UP_TO_IT),
    Row("clusters/industrial-platforms",   "不超过",   "3个",   AT_MOST, rows("industrial_platforms"),                UP_TO_IT),
    Row("clusters/service-platforms",      "不超过",   "3个",   AT_MOST, rows("service_platforms"),                   UP_TO_IT),
    Row("clusters/text-lengths",           "以内",     "300字", AT_MOST, lambda step: length(step, advantages, 300),  UP_TO_IT),
    Row("clusters/text-lengths",           "以内",     "100字", AT_MOST, lambda step: length(step, honoured, 100),    UP_TO_IT),
    # Each project is held against the size, and the line counts those that reach it. A28: 10亿 and 5000万 are on two lines.
    Row("clusters/project-counts",         "以上",     "10亿元",   COUNTED, counted("major_projects", yi(10)),                FROM_IT_UP),
    Row("clusters/project-counts",         "以上",     "5000万元", COUNTED, counted("major_projects", wan(5000), made=software), FROM_IT_UP),
    Row("clusters/project-counts",         "-",        "1亿元",    COUNTED, counted("medium_projects", yi(1)),                FROM_IT_UP),
    Row("clusters/project-counts",         "-",        "10亿元",   COUNTED, counted("medium_projects", yi(10)),               UP_TO_IT),
    Row("clusters/project-counts",         "-",        "2000万元", COUNTED, counted("medium_projects", wan(2000), made=software), FROM_IT_UP),
    Row("clusters/project-counts",         "-",        "5000万元", COUNTED, counted("medium_projects", wan(5000), made=software), UP_TO_IT),
    Row("clusters/project-counts",         "以上",     "10亿元",   COUNTED, counted("attracted_projects", yi(10)),            FROM_IT_UP),
    Row("clusters/project-counts",         "以上",     "1亿美元",  COUNTED, counted("attracted_projects", MILLIONS),          FROM_IT_UP),
    Row("clusters/project-counts",         "以上",     "5000万",   COUNTED, counted("attracted_projects", wan(5000), made=software), FROM_IT_UP),
    Row("clusters/project-counts",         "不少于",   "1亿元",    COUNTED, output,                                           FROM_IT_UP),
    Row("city/new-star-cap",               "不超过",   "3个",      AT_MOST, stars,                                            UP_TO_IT),
    Row("city/recommended-in-time",        "前",       "2026年7月3日", BEFORE, letter,                                        UP_TO_IT),
    Row("jingpin/rd-share",                "不低于",   "3%",       AT_LEAST, spent,                                           FROM_IT_UP),
    Row("jingpin/launched-in-window",      "期间",     "2023年1月1日",   WITHIN, launched(date(2023, 1, 1)),                  FROM_IT_UP),
    Row("jingpin/launched-in-window",      "期间",     "2024年12月31日", WITHIN, launched(date(2024, 12, 31)),                UP_TO_IT),
    Row("jingpin/launch-evidence",         "任一",     "",         ONE_OF, proofs,                                            FROM_IT_UP),
    Row("jingpin/mean-sales",              "不低于",   "800万元",  AT_LEAST, sold(Category.ADVANCED_MANUFACTURING, 800),      FROM_IT_UP),
    Row("jingpin/mean-sales",              "不低于",   "600万元",  AT_LEAST, sold(Category.DIGITAL_INTEGRATION, 600),         FROM_IT_UP),
    Row("jingpin/mean-sales",              "不低于",   "600万元",  AT_LEAST, sold(Category.CONSUMER_SPECIALTY, 600),          FROM_IT_UP),
    Row("jingpin/mean-sales",              "不低于",   "500万元",  AT_LEAST, sold(Category.ADVANCED_MANUFACTURING, 500, True), FROM_IT_UP),
    Row("jingpin/mean-sales",              "不低于",   "300万元",  AT_LEAST, sold(Category.DIGITAL_INTEGRATION, 300, True),   FROM_IT_UP),
    Row("jingpin/mean-sales",              "不低于",   "300万元",  AT_LEAST, sold(Category.CONSUMER_SPECIALTY, 300, True),    FROM_IT_UP),
    Row("jingpin/in-time",                 "至",       "5月26日",  BEFORE, submitted(5, 26, product),                         FROM_IT_UP),
    Row("jingpin/in-time",                 "至",       "7月10日",  BEFORE, submitted(7, 10, product),                         UP_TO_IT),
)
#    时限                       原词       最后一日
DAYS = (
    ("staff-roster",           "前",       date(2026, 6, 5)),
    ("cluster-online",         "24:00",    date(2026, 6, 25)),
    ("cluster-recommendation", "前",       date(2026, 7, 3)),
    ("jingpin-online",         "至",       date(2026, 7, 10)),
    ("jingpin-recommendation", "前",       date(2026, 7, 20)),
)
# fmt: on
CLAUSES = {
    f"{call}/{clause.name}": clause
    for call, clauses in (
        ("clusters", CLUSTERS.clauses),
        ("city", CLUSTERS.city_clauses),
        ("jingpin", JINGPIN.clauses),
    )
    for clause in clauses
}


@pytest.mark.parametrize("row", TABLE, ids=str)
class TestANumber:
    def test_is_held_as_its_word_says(self, row: Row) -> None:
        found = [row.step(step) for step in (-1, 0, 1)]
        assert tuple(one.outcome for one in found) == row.outcomes
        assert found[row.outcomes.index(UNMET)].comparison is row.comparison

    def test_has_a_word_that_compares_so(self, row: Row) -> None:
        # Joined by 或, or counted project by project; else the word itself is the comparison.
        if row.comparison not in (ANY, COUNTED):
            assert COMPARISONS[row.word] is row.comparison
        # A size within a line of projects has words of its own.
        assert CLAUSES[row.clause].word == ("以上" if row.comparison is COUNTED else row.word)


def test_every_clause_with_such_a_word_is_in_the_table() -> None:
    with_a_number = {name for name, clause in CLAUSES.items() if clause.word in COMPARISONS}
    assert with_a_number == {row.clause for row in TABLE}
    others = {clause.word for clause in CLAUSES.values()} - COMPARISONS.keys()
    assert others == {
        "", "支持", "不再申报", "当前应属于", "不开放申报", "须", "要增加", "应", "和", "重点推荐",
    }  # fmt: skip


@pytest.mark.parametrize(("name", "word", "last"), DAYS)
def test_a_deadline_holds_until_its_day_is_over(name: str, word: str, last: date) -> None:
    deadline = NOTICE.deadline(name)
    assert word in deadline.printed
    noon = datetime(last.year, last.month, last.day, 12, tzinfo=CHINA)
    assert [deadline.is_open(noon + timedelta(days=step)) for step in (-1, 0, 1)] == [True, True, False]
    assert deadline.before is (word == "前")
    assert [one.name for one in NOTICE.deadlines] == [name for name, _, _ in DAYS]


def test_a_quota_is_a_most_whether_it_is_printed_with_its_sign_or_not() -> None:
    assert [row.number for row in JINGPIN.quotas.rows if row.at_most] == [13, 14]
    for row in JINGPIN.quotas.rows:
        left_out = [len(JINGPIN.quotas.allocate(row.name, range(row.places + step)).left_out) for step in (-1, 0, 1)]
        assert left_out == [0, 0, 1], row.name


def declared() -> Iterator[tuple[str, str]]:
    """Word and number of all that the edition holds."""
    for clause in ("chain-leader", "innovation-base"):
        bound = known(CLAUSES[f"clusters/{clause}"].bound)
        yield from (("至少", f"{one.least}家") for one in (bound.leaders, bound.platforms, bound.institutes))
    yield "不超过", f"{CLAUSES['city/new-star-cap'].bound}个"
    yield "限选", "1个"  # of the type and the segment: one by their making
    for table in CLUSTERS.tables:
        if table.most is not None:
            yield ("不超过", f"{table.most}个") if table.asked is None else ("列举", f"{table.asked}家")
        yield from (("列举", f"{cell.asked}家") for cell in table.cells if cell.asked is not None)
        yield from (("以内", f"{cell.limit}字") for cell in table.cells if cell.limit is not None)
    yield from (("以内", f"{cell.limit}字") for cell in CLUSTERS.blanks if cell.limit is not None)
    for line in known(CLAUSES["clusters/project-counts"].bound):
        for size in (line.size, line.software):
            yield from sizes(size)
    yield "不低于", as_percent(known(CLAUSES["jingpin/rd-share"].bound).share)
    for standard in known(CLAUSES["jingpin/mean-sales"].bound).table:
        yield from (("不低于", str(amount)) for amount in (standard.amount, standard.relieved))
    for day in known(CLAUSES["jingpin/launched-in-window"].bound):
        yield "期间", f"{day.year}年{day.month}月{day.day}日"
    yield from (("≤", str(row.places)) for row in JINGPIN.quotas.rows if row.at_most)
    for deadline in NOTICE.deadlines:
        yield from days(deadline)


def sizes(size: Size) -> Iterator[tuple[str, str]]:
    if size.most is not None:
        yield from (("-", str(amount)) for amount in (size.least, size.most))
    else:
        yield "以上", str(size.least)
    if size.dollars is not None:
        yield "以上", str(size.dollars)
    if size.output is not None:
        yield "不少于", str(size.output)


def days(deadline: Deadline) -> Iterator[tuple[str, str]]:
    found = [(one.word, one.amount) for one in operator_words(deadline.printed)]
    yield from found or [("截止时间", deadline.printed)]


DECLARED = set(declared())
# 5000万以上 is printed without 元 (A30).
SHORT = {("以上", "5000万"): ("以上", "5000万元")}


def test_what_the_edition_declares_is_what_the_table_holds() -> None:
    held = {(row.word, row.printed) for row in TABLE if row.word not in ("规模门槛", "任一")}
    held = {SHORT.get(one, one) for one in held}
    # Two deadlines have no clause yet, and a quota none at all.
    assert held == DECLARED - {("前", "6月5日"), ("前", "7月20日"), ("≤", "5"), ("≤", "10")}


class TestCopy:
    def test_every_number_with_a_word_is_one_that_the_edition_declares(self) -> None:
        found = set()
        for passage, segment in zip(transcribe(copy_of_the_notice()), NOTICE.ledger.segments, strict=True):
            for one in operator_words(passage.text):
                said = SHORT.get((one.word, one.amount), (one.word, one.amount))
                assert said in DECLARED, segment.id
                assert segment.clauses or segment.lines or segment.items, segment.id
                found.add(said)
        assert found == DECLARED

    def test_no_grade_is_taken_for_a_number_and_no_number_for_a_grade(self) -> None:
        for passage in transcribe(copy_of_the_notice()):
            phrases = {one.amount for one in operator_words(passage.text) if one.word == "以上"}
            above = len(grades(passage.text)) + len(phrases - {"1亿美元"})  # 10亿元或1亿美元以上 is one phrase
            assert passage.text.count("以上") == above, passage.beginning

    def test_every_word_of_the_table_is_printed_where_its_clause_rests(self) -> None:
        passages = dict(zip([one.id for one in NOTICE.ledger.segments], transcribe(copy_of_the_notice()), strict=True))
        for row in TABLE:
            texts = [passages[segment.id].text for segment in NOTICE.ledger.of_clause(row.clause)]
            assert any(row.word in text for text in texts), row
            if row.word not in ("规模门槛", "任一"):
                words = {(one.word, one.amount) for text in texts for one in operator_words(text)}
                assert (row.word, row.printed) in words, row
