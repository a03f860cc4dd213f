"""What a type checker knows of the public names: checked by mypy and pyright, never run.

A wrong call stands under both their comments, so that each has to refuse it.
"""

# pyright: reportUnusedExpression=false

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_type

from zj415x import (
    CHINA,
    Allocation,
    Alternative,
    Applicant,
    ApplicantKind,
    Apportionment,
    Blank,
    Change,
    Choice,
    ClusterApplication,
    Deadline,
    Difference,
    Dollars,
    Duplicate,
    Edit,
    Entry,
    Finding,
    Force,
    JingpinProduct,
    ListedProduct,
    Money,
    MountainIslandList,
    Nominee,
    OpenQuestion,
    Outcome,
    Party,
    Person,
    Project,
    ProvincialAllocation,
    Quota,
    Readings,
    Receipt,
    Remedies,
    Remedy,
    Replay,
    Report,
    Sensitivity,
    Shift,
    Threshold,
    Tier,
    Tilt,
    Topic,
    Track,
    Trend,
    Verdict,
    XTitle,
    difference,
    mountain_island_list,
    mountain_or_island,
    wan,
    yi,
)
from zj415x.apportion import Method, apportion
from zj415x.calendar import to_ics, working_days_left
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import JsonValue, dump, read_application, read_product, read_ranking
from zj415x.frames import allocation_to_frame, judge, judge_applications, judged_schema, reports_to_frame
from zj415x.office import (
    Roster,
    StaffMember,
    Task,
    read_form_workbook,
    read_recommendations,
    read_roster,
    write_form_document,
    write_plan,
    write_product_report,
)
from zj415x.printed.ledger import Collation, Segment
from zj415x.records import read_receipt, replay
from zj415x.rules.change import Stated
from zj415x.rules.judgement import Basis, Gap, Observed, Required
from zj415x.schema import json_schema
from zj415x.wording import say

assert_type(yi(350), Money)
assert_type(wan("0.5") + yi(Decimal(1)), Money)
assert_type(yi(1) / wan(3), Fraction)
assert_type(sum([yi(1), wan(3)], yi(0)), Money)
assert_type(Dollars(1) - Dollars(2), Dollars)
yi(1) / 2  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
yi(3.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
yi(1) * 1.5  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
yi(1) + 1  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]

track = NOTICE.clusters.track("人工智能")
assert_type(track, Track)
assert_type(track.threshold(Tier.CORE_ZONE, mountain_or_island=None), Threshold)
track.threshold(Tier.CORE_ZONE)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
track.threshold("核心区", mountain_or_island=True)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

applicant = Applicant(name="甲", kind=ApplicantKind.PARK)
Applicant("甲", ApplicantKind.PARK)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
application = ClusterApplication(applicant=applicant, tier=Tier.CORE_ZONE, track=track)
ClusterApplication(applicant=applicant, tier=Tier.CORE_ZONE)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
application.tier = Tier.NEW_STAR  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
XTitle("未来产业先导区", industry="人工智能")

report = application.validate(NOTICE.clusters, readings=Readings(A12="this-year-forecast"))
assert_type(report, Report)
assert_type(report.verdict, Verdict)
assert_type(report["scale"], Finding)
assert_type(list(report), list[Finding])
assert_type(report.keys(), tuple[str, ...])
assert_type(dict(report), dict[str, Finding])
assert_type(list(NOTICE.ledger), list[Segment])
assert_type(list(NOTICE.jingpin.quotas), list[Quota])
assert_type(report.verdict.word, str)
assert_type(report["scale"].outcome, Outcome)
assert_type(report["scale"].force, Force)
assert_type(report["scale"].observed, Observed)
assert_type(report["scale"].required, Required)
assert_type(report["scale"].gap, Gap)
assert_type(report["scale"].basis, Basis)
report["scale"].gap + wan(1)  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]
if isinstance(report["scale"].required, Deadline):
    assert_type(report["scale"].required.closes, datetime)
assert_type(NOTICE.clusters.clauses[0].bound, object)
assert_type([context.bound for context in NOTICE.clusters.by_default], list[object])
assert_type(Readings.of({"A12": "this-year-forecast"}), Readings)
assert_type(list(Readings()), list[tuple[str, str]])
assert_type(dict(Readings()), dict[str, str])
Readings(A12="nonsense")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Readings(A99="yes")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
Readings({"A12": "this-year-forecast"})  # type: ignore[arg-type, call-arg]  # pyright: ignore[reportCallIssue]
assert_type(report.of(Topic.TIMING), Report)
assert_type(report.sensitivity(), Sensitivity)
assert_type(report.receipt(document=b"{}", at=date(2026, 6, 20)), Receipt)
report.receipt(b"{}")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
assert_type(replay(b"{}", b"{}", readings=Readings(A12="this-year-forecast")), Replay)
assert_type(replay(b"{}", b"{}").now.outcomes, tuple[tuple[str, Outcome], ...])
assert_type(replay(b"{}", b"{}").changed[0].before, Outcome | None)
assert_type(read_receipt({}), Receipt)
assert_type(bytes(read_receipt({})), bytes)
assert_type(report.sensitivity().verdicts, dict[Verdict, tuple[Readings, ...]])
assert_type(report.sensitivity().under(Readings()), Verdict)
assert_type(report.remedies(Verdict.NEEDS_EXPLANATION), Remedies)
assert_type(report.remedies()[0], Remedy)
assert_type(report.remedies()[0].changes, tuple[Change, ...])
assert_type(report.remedies()[0].changes[0].to, Stated)
assert_type(report.remedies().choices, tuple[Choice, ...])
assert_type(report.remedies().choices[0].alternatives, tuple[tuple[Change, ...], ...])
assert_type(report.blanks, tuple[Blank, ...])
assert_type(difference(report, report), Difference)
assert_type(list(difference(report, report)), list[Shift])
assert_type(difference(report, report).of(Trend.WORSE)[0].explanations, tuple[tuple[Edit, ...], ...])
difference(report, application)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
assert_type(report.remedies()[0].changes[0].gap, int | Decimal | Money | timedelta | None)
assert_type(NOTICE.jingpin.validate_recommendation("衢州市", [], sealed=True), Report)
assert_type(report.unmet, tuple[Finding, ...])
assert_type(report.to_row(), dict[str, str])
assert_type(report.verdict < Verdict.INELIGIBLE, bool)
assert_type(report.sections, dict[str, Report])
assert_type(report.of(Topic.FORM).filled, tuple[int, int])
assert_type(report["scale-lines"].entries, tuple[Entry, ...])
assert_type(application.routes(NOTICE.clusters, tracks=["人工智能", track]), tuple[Alternative, ...])
application.routes(NOTICE.jingpin)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
assert_type(NOTICE.clusters.form_lines(track)[0].label, str)
assert_type(NOTICE.ledger.of_clause("clusters/scale"), tuple[Segment, ...])
assert_type(NOTICE.ledger.collate(""), Collation)
assert_type(NOTICE.ledger["附件1 三/1"].force, Force | None)
assert_type(NOTICE.clusters.validate_city("衢州市", [application], sent=None), Report)
NOTICE.clusters.validate_city("衢州市", ["开化县"])  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
Project(name="甲", total=yi(12), spent=Dollars.parse("1亿美元"))
Project(total="12亿元")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
Person("甲")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
application.validate(NOTICE.jingpin)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
application.validate(NOTICE)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

product = read_product(b"{}", NOTICE)
assert_type(product, JingpinProduct)
assert_type(product.mean_sales(), Money | None)
product.validate(NOTICE.clusters)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
assert_type(read_application({}, NOTICE), ClusterApplication)
write_form_document("form.docx", NOTICE, read_application("{}", NOTICE), annex=False)
write_form_document("form.docx", NOTICE, tier=Tier.CORE_ZONE, track="人工智能")
write_form_document("form.docx", NOTICE, product)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
write_form_document("form.docx", NOTICE, None, Tier.CORE_ZONE)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
write_plan("plan.docx", NOTICE, tier="核心区")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
write_product_report("report.docx", NOTICE, product, readings=Readings())
assert_type(dump(report), dict[str, JsonValue])
assert_type(dump(yi(1)), str)
assert_type(dump(Verdict.ELIGIBLE), str)
assert_type(dump((application, yi(1))), list[JsonValue])
assert_type(dump(Readings()), JsonValue)
assert_type(dump(report)["verdict"], JsonValue)
assert_type(json_schema(Report, "en"), dict[str, Any])
assert_type(say(report), str)

deadline = NOTICE.deadline("cluster-online")
assert_type(deadline, Deadline)
assert_type(deadline.remaining(datetime(2026, 6, 1, tzinfo=CHINA)), timedelta)
assert_type(to_ics(NOTICE, for_=Party.CITY, alarms=[3]), bytes)
to_ics(NOTICE, for_="设区市")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
to_ics(NOTICE, Party.CITY)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
assert_type(working_days_left(deadline, datetime(2026, 6, 1, tzinfo=CHINA)), int)
working_days_left("cluster-online", datetime(2026, 6, 1, tzinfo=CHINA))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
assert_type(NOTICE.jingpin.quotas.limit("杭州市"), int)
quotas = NOTICE.jingpin.quotas
assert_type(quotas.allocate("杭州市", ["甲"]), Allocation[str])
assert_type(quotas.allocate("杭州市", ["甲"]).tied, tuple[str, ...])
quotas.allocate("杭州市", ["甲"], score={"甲": 1}, tilt=Tilt.TIE_BREAK, in_zone=lambda one: None, decided=["甲"])
quotas.allocate("杭州市", ["甲"], score=len, in_zone=["甲"])
quotas.allocate("杭州市", ["甲"], in_zone=[3])  # type: ignore[list-item]  # pyright takes them for candidates of either kind
quotas.allocate("杭州市", [["甲"]])  # type: ignore[type-var]  # pyright: ignore[reportArgumentType]
quotas.allocate("杭州市", ["甲"], tilt="同分优先")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
quotas.allocate("杭州市", ["甲"], {"甲": 1})  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
nominee = Nominee(candidate=7, city="衢州市")
assert_type(quotas.allocate_province([nominee]), ProvincialAllocation[int])
assert_type(quotas.allocate_province([nominee]).ties[0].tied, tuple[int, ...])
assert_type(quotas.allocate_province([nominee]).of("衢州市"), tuple[int, ...])
quotas.allocate_province(["甲"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
split = quotas.apportion("衢州市", {"柯城区": 53, "江山市": Decimal("24.5")}, method=Method.HAMILTON)
assert_type(split, Apportionment[str])
assert_type(split.places, dict[str, int])
assert_type(split.steps[0].last, Fraction | None)
assert_type(apportion(9, {1: 2, 3: Fraction(1, 2)}, method=Method.D_HONDT), Apportionment[int])
apportion(9, {1: 2})  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
apportion(9, {1: "2"}, method=Method.D_HONDT)  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
ranked = read_ranking([], NOTICE)
assert_type(ranked, tuple[ListedProduct, ...])
assert_type(quotas.allocate("衢州市", ranked, score=lambda one: one.score), Allocation[ListedProduct])
assert_type(NOTICE.jingpin.duplicates({"衢州市": ranked, "杭州市": [product]}), tuple[Duplicate, ...])
ListedProduct(enterprise="甲", product="甲", score=97.5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

assert_type(NOTICE.open_questions, tuple[OpenQuestion, ...])
assert_type(mountain_island_list(on=date(2026, 5, 26)), MountainIslandList)
assert_type(mountain_or_island("开化县", on=date(2026, 5, 26)), bool)
mountain_or_island("开化县")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
mountain_island_list(date(2026, 5, 26))  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]

assert_type(read_recommendations("汇总表.xlsx", NOTICE, sheet="汇总表").products, tuple[ListedProduct, ...])
assert_type(read_form_workbook(b"", NOTICE), ClusterApplication)
assert_type(read_roster("汇总表.xlsx", NOTICE), Roster)
assert_type(Roster().of(Task.CLUSTERS), tuple[StaffMember, ...])
read_roster(NOTICE, "汇总表.xlsx")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

assert_type(judge([], NOTICE, readings=Readings(A47="mean-of-ratios"), why=True), Iterator[Any])
assert_type(judge_applications([], NOTICE, column="申报", locale="en"), Iterator[Any])
assert_type(judged_schema([], NOTICE, dictionary=True), Any)
assert_type(reports_to_frame([report], "polars"), Any)
assert_type(allocation_to_frame(quotas.allocate("衢州市", ranked), "pandas"), Any)
judge([], NOTICE, Readings())  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
reports_to_frame([report["scale"]], "polars")  # type: ignore[list-item]  # pyright: ignore[reportArgumentType]
allocation_to_frame(report, "polars")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
