"""Report: 《浙江制造精品报告书》 on a product (附2-1) as a Word document to write in."""

import os
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, cast

from attrs import frozen

from ...jingpin.clauses import SalesStandards
from ...jingpin.product import JingpinProduct
from ...notice import Notice
from ...rules.outcome import Note
from ...rules.reading import Readings
from ...rules.report import Report
from ...values.check import check_of
from ...values.number import EXACT
from .grid import NUMERALS, Box, Row, figure, texts, together
from .paper import Paper
from .style import CAPTION, CHAPTER, ENTRY, FIGURE, HEAD, LABEL, NOTE, PROMPT, SECTION, SUBTITLE, TITLE, box

_NAME, _KIND = "（精品名称）", "浙江制造精品报告书"
_FACTS, _WIDTH = (40, 38, 40, 38), 156
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
        (Box(label, LABEL), Box(texts(value) if isinstance(value, tuple) else figure(value), ENTRY))
        for label, value in given
    ]
    rows = [Row((*left, *right)) for left, right in zip(boxes[::2], boxes[1::2], strict=True)]
    rows.append(Row((Box("上市证明材料", LABEL), Box(texts(product.launch_evidence), ENTRY, 3))))
    paper.say("基本情况", CAPTION)
    paper.draw(_FACTS, rows)


def _quality(paper: Paper, known: _Known) -> None:
    """Draw 二（三）, the maker's quality management."""
    maker = None if known.product is None else known.product.enterprise
    rows = []
    for label, field in (
        ("质量管理体系", "quality_system"),
        ("制造业企业质量管理能力评价", "quality_management_evaluated"),
        ("省级及以上质量标杆", "quality_benchmark"),
    ):
        held = getattr(maker, field, None)
        rows.append(Row((Box(label, LABEL), Box(f"{box(held is True, '是')}　{box(held is False, '否')}", FIGURE))))
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
