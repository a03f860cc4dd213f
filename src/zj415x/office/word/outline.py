"""Outline: the texts to write, 建设实施方案 (附1-3) and 精品报告书 (附2-1), as Word documents with their headings."""

import os
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, cast

from ...cluster.application import ClusterApplication
from ...cluster.call import ClusterCall
from ...cluster.form import TargetYear
from ...hooks import frozen
from ...jingpin.clauses import SalesStandards
from ...jingpin.product import JingpinProduct
from ...notice import Notice
from ...printed.form import Section
from ...printed.track import Tier, Track
from ...rules.outcome import Note
from ...rules.reading import Readings
from ...rules.report import Report
from ...values.check import check_of
from ...values.number import EXACT
from ..files import Filing
from .paper import NOT_ASKED, NUMERALS, SCOPE, Box, Paper, Row, figure, label, line, numbers, texts, together
from .style import CAPTION, CHAPTER, ENTRY, FIGURE, HEAD, LABEL, NOTE, PROMPT, SECTION, SMALL, SUBTITLE, TITLE, box

_TITLE = "浙江省先进制造业集群建设实施方案"
_TASKS = ("主要任务", "重点项目", "责任分工", "进度安排")
_TASK_WIDTHS, _TASK_ROWS = (46, 46, 32, 32), 5
_NUMBER, _YEAR, _WIDTH = 12, 20, 156


def write_plan(
    path: str | os.PathLike[str],
    notice: Notice,
    application: ClusterApplication | None = None,
    *,
    tier: Tier | None = None,
    track: Track | str | None = None,
) -> None:
    """Write the skeleton of the plan of 附1-3 as a Word document: ``write_plan("方案.docx", NOTICE, ours)``.

    It is in Chinese: the chapters of the outline, each with its place in the notice; the table of targets, filled in,
    with the lines marked that the track need not fill; and the chapter that the outline adds for the tier (none for a
    New Star, both for an unknown tier). The text itself is left to the applicant.

    Raises:
        MissingExtraError, InvalidTypeError, InvalidValueError, UnknownTrackError, UnknownNameError, OSError: as
            :func:`~zj415x.office.write_form_document`.
    """
    filing, call = Filing.of(notice, application, tier, track), notice.clusters
    places = {clause.name: clause.place for clause in call.clauses}
    paper = Paper(_TITLE)
    paper.say(_TITLE, TITLE)
    paper.say(_about(filing), SUBTITLE)
    for numeral, heading in zip(NUMERALS, call.outline, strict=False):
        place = f"附1-3 {numeral}"
        paper.say(f"{numeral}、{heading.title}", CHAPTER)
        drawn = place in (places.get("targets"), places.get("plan-tier-chapter"))
        paper.say(f"〔待写：要点见{place}〕", PROMPT, keep=drawn)
        if place == places.get("targets"):
            _targets(paper, filing, call)
        parts = [(title, f"要点见{place}") for title in heading.sections]
        if place == places.get("plan-tier-chapter"):
            blank = [Row((Box(),) * len(_TASKS), height=12)] * _TASK_ROWS
            paper.draw(_TASK_WIDTHS, together([_heads(_TASKS), *blank]))
            parts += _of_the_tier(filing, call)
        for part, (title, hint) in zip(NUMERALS, parts, strict=False):
            paper.say(f"（{part}）{title}", SECTION)
            paper.say(f"〔待写：{hint}〕", PROMPT)
    paper.save(path)


def _about(filing: Filing) -> str:
    """Name the applicant, the tier and the track."""
    known = (filing.value("applicant.name"), filing.track, filing.tier)
    return "　".join(str(part) for part in known if part is not None)


def _heads(names: tuple[str, ...]) -> Row:
    return Row(tuple(Box(name, HEAD) for name in names), head=True)


def _of_the_tier(filing: Filing, call: ClusterCall) -> list[tuple[str, str]]:
    """Find the chapter that the outline adds for the tier (附1-3 三)."""
    (clause,) = (clause for clause in call.clauses if clause.name == "plan-tier-chapter")
    chapters = cast(tuple[tuple[Tier, str], ...], clause.bound)
    return [
        (said.removeprefix("方案有"), f"申报{tier}的写这一节，要点见{clause.place}")
        for tier, said in chapters
        if filing.tier in (tier, None)
    ]


def _targets(paper: Paper, filing: Filing, call: ClusterCall) -> None:
    """Draw the table of targets (附1-3 二), one column a year, years beyond the printed ones included."""
    columns = {target.year: target for target in filing.value("targets") or ()}
    printed = call.target_years
    years = [*printed, *sorted(columns.keys() - {*printed})]
    paper.say(f"{printed[0]}-{printed[-1]}年{Section.TARGETS}表", CAPTION)
    for index in range(0, len(years), len(printed)):
        _columns(paper, filing, call, {year: columns.get(year) for year in years[index : index + len(printed)]})
    fresh = numbers(target.number for target in call.targets if target.each_year)
    paper.say(f"注：第{fresh}项为当年新增数，其余为累计数。口径：{SCOPE}。", NOTE)
    if filing.software is None:
        spared = numbers(target.number for target in call.targets if not target.asked_of(software=True))
        paper.say(f"　　人工智能、高端软件第{spared}项{NOT_ASKED}。", NOTE)


def _columns(paper: Paper, filing: Filing, call: ClusterCall, columns: dict[int, TargetYear | None]) -> None:
    rows = [_heads(("序号", "主要目标", *(f"{year}年" for year in columns)))]
    for target in call.targets:
        name = f"{label(target, software=filing.software)}（{target.unit}）"
        figures = [
            line(getattr(year, target.name, None), target, software=filing.software) for year in columns.values()
        ]
        rows.append(Row((Box(str(target.number), FIGURE), Box(name, SMALL), *(Box(text, FIGURE) for text in figures))))
    paper.draw((_NUMBER, _WIDTH - _NUMBER - _YEAR * len(columns), *[_YEAR] * len(columns)), rows)


_NAME, _KIND = "（精品名称）", "浙江制造精品报告书"
_FACTS = (40, 38, 40, 38)
_SHARE = 4  # digits of a ratio: 0.01 %


def write_product_report(
    path: str | os.PathLike[str],
    notice: Notice,
    product: JingpinProduct | None = None,
    *,
    readings: Readings = Readings(),
) -> None:
    """Write the skeleton of the report of 附2-1 as a Word document: ``write_product_report(path, NOTICE, ours)``.

    It is in Chinese: the headings of the outline, each with its place in the notice, and what the product states: its
    maker, the quality management, and sales and R&D by year. Shares are rounded down to 0.01 %; means over the years
    are those of the findings under ``readings`` (A47, A48). The text itself is left to the enterprise.

    Raises:
        MissingExtraError: python-docx is not installed.
        InvalidTypeError: ``product`` is no product; ``readings`` are no Readings.
        UnknownTrackError: a track that the call does not print.
        OSError: the file cannot be written; an existing file is then unchanged.
    """
    if product is not None:
        check_of(JingpinProduct)(product)
    call = notice.jingpin
    known = _Known(product, None if product is None else product.validate(call, readings=readings), _years(notice))
    paper = Paper(_KIND if product is None else f"{product.name}——{_KIND}")
    paper.say(_NAME if product is None else product.name, TITLE)
    paper.say(f"——{_KIND}", SUBTITLE)
    if product is not None:
        _facts(paper, product, call.columns)
    for numeral, heading in zip(NUMERALS, call.outline, strict=False):
        paper.say(f"{numeral}、{heading.title}", CHAPTER)
        for part, title in zip(NUMERALS, heading.sections, strict=False):
            paper.say(f"（{part}）{title}", SECTION)
            paper.say(f"〔待写：要点见附2-1 {numeral}（{part}）〕", PROMPT, keep=title in _FILLED)
            if title in _FILLED:
                _FILLED[title](paper, known)
    paper.save(path)


@frozen
class _Known:
    """A product and its report, or neither; and the years under review."""

    product: JingpinProduct | None
    report: Report | None
    years: tuple[int, ...]

    def said(self, clause: str) -> str:
        """Write what a clause observed over all years and how it was calculated; nothing if a year is blank."""
        finding = None if self.report is None else self.report[clause]
        if finding is None or finding.observed is None or Note.YEAR_MISSING in finding.notes:
            return ""
        notes = "".join(f"（{note}）" for note in finding.notes)
        return f"注：{finding.subject}：{figure(finding.observed)}{notes}。"


def _years(notice: Notice) -> tuple[int, ...]:
    """Find 近三年 by the clause on sales."""
    (clause,) = (clause for clause in notice.jingpin.clauses if clause.name == "mean-sales")
    return cast(SalesStandards, clause.bound).years


def _facts(paper: Paper, product: JingpinProduct, columns: Sequence[str]) -> None:
    """Draw the facts at the head: the columns of the recommendation sheet, and what the conditions ask."""
    maker = product.enterprise
    _, company, name, category, track = columns
    given: list[tuple[str, Any]] = [
        (company, maker.name),
        (name, (product.name,) if product.model is None else (product.name, product.model)),
        (category, product.category),
        (track, product.track),
        ("设区市", maker.city),
        ("县（市、区）", maker.county),
        ("是否山区海岛县", maker.mountain_or_island),
        ("独立法人资格", maker.independent_legal_person),
        ("省内研发机构", maker.rd_institution_in_province),
        ("省内生产基地", maker.production_base_in_province),
        ("生产所在县（市、区）", maker.production_county),
        ("生产所在县是否山区海岛县", maker.production_mountain_or_island),
        ("上市时间", product.launched),
        ("所在核心区协同区", product.zone),
    ]
    boxes = [
        (Box(asked, LABEL), Box(texts(value) if isinstance(value, tuple) else figure(value), ENTRY))
        for asked, value in given
    ]
    rows = [Row((*left, *right)) for left, right in zip(boxes[::2], boxes[1::2], strict=True)]
    rows.append(Row((Box("上市证明材料", LABEL), Box(texts(product.launch_evidence), ENTRY, 3))))
    paper.say("基本情况", CAPTION)
    paper.draw(_FACTS, rows)


def _quality(paper: Paper, known: _Known) -> None:
    """Draw 二（三）, the maker's quality management."""
    maker = None if known.product is None else known.product.enterprise
    rows = []
    for name, field in (
        ("质量管理体系", "quality_system"),
        ("制造业企业质量管理能力评价", "quality_management_evaluated"),
        ("省级及以上质量标杆", "quality_benchmark"),
    ):
        held = getattr(maker, field, None)
        rows.append(Row((Box(name, LABEL), Box(f"{box(held is True, '是')}　{box(held is False, '否')}", FIGURE))))
    paper.draw((96, 60), together(rows))


def _yearly(paper: Paper, known: _Known, heads: tuple[str, ...], figures: Callable[[int], tuple[str, ...]]) -> None:
    """Draw a table with a row a year."""
    width = _WIDTH // (len(heads) + 1)
    rows = [Row(tuple(Box(text, HEAD) for text in ("年度", *heads)), head=True)]
    rows += [Row(tuple(Box(text, FIGURE) for text in (f"{year}年", *figures(year)))) for year in known.years]
    paper.draw((_WIDTH - width * len(heads), *[width] * len(heads)), together(rows))


def _market(paper: Paper, known: _Known) -> None:
    """Leave 三（三）blank: the product states nothing about the market."""
    heads = ("国内市场占有率（%）", "国际市场占有率（%）", "产品利润率（%）")
    _yearly(paper, known, heads, lambda _: ("",) * len(heads))


def _sales(paper: Paper, known: _Known) -> None:
    """Draw 四（一）, sales by year."""
    sales = {} if known.product is None else {sale.year: sale.amount for sale in known.product.sales}
    heads = ("产品销售收入（万元）", "占企业营收比重（%）", "利润（万元）", "税收（万元）")
    _yearly(paper, known, heads, lambda year: (figure(sales.get(year), "万元"), "", "", ""))
    _remark(paper, known.said("mean-sales"))


def _maker(paper: Paper, known: _Known) -> None:
    """Draw 四（二）, R&D expense and main revenue by year, and the ratio."""
    figures = {} if known.product is None else {stated.year: stated for stated in known.product.enterprise.years}

    def row(year: int) -> tuple[str, ...]:
        stated = figures.get(year)
        if stated is None:
            return ("",) * len(heads)
        spent, earned = stated.rd_expense, stated.main_revenue
        share = ""
        if spent is not None and earned is not None and earned.fen:
            share = figure(EXACT.scaleb(Decimal(spent.fen * 10**_SHARE // earned.fen), -_SHARE), "%")
        return ("", "", figure(earned, "万元"), figure(spent, "万元"), share)

    heads = ("营业收入（万元）", "利润（万元）", "主营业务收入（万元）", "研发投入（万元）", "研发投入占比（%）")
    _yearly(paper, known, heads, row)
    _remark(paper, known.said("rd-share"))


def _remark(paper: Paper, text: str) -> None:
    if text:
        paper.say(text, NOTE)


# Keyed by the titles of the outline; an outline without such a title gets nothing filled in.
_FILLED: dict[str, Callable[[Paper, _Known], None]] = {
    "质量管理体系": _quality,
    "市场占有率": _market,
    "产品竞争力": _sales,
    "企业竞争力": _maker,
}
