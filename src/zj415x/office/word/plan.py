"""Plan: 《浙江省先进制造业集群建设实施方案》 (附1-3) as a Word document to write in."""

import os
from typing import cast

from ...cluster.application import ClusterApplication
from ...cluster.call import ClusterCall
from ...cluster.form import TargetYear
from ...notice import Notice
from ...printed.form import Section
from ...printed.track import Tier, Track
from ..files import Filing
from .grid import NOT_ASKED, NUMERALS, SCOPE, Box, Row, label, line, numbers, together
from .paper import Paper
from .style import CAPTION, CHAPTER, FIGURE, HEAD, NOTE, PROMPT, SECTION, SMALL, SUBTITLE, TITLE

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
