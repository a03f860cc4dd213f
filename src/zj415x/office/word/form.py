"""Form: 申报信息表 (附1-2) as a Word document, blank or filled in."""

import os
from operator import attrgetter
from typing import Any

from ...cluster.application import ClusterApplication
from ...cluster.call import ClusterCall
from ...cluster.form import Opinion
from ...notice import Notice
from ...printed.form import Cell, Collected, Indicator, Section, Table
from ...printed.track import Tier, Track
from ..files import Filing, tables_of
from .paper import NONE, NUMERALS, SCOPE, Box, Paper, Row, cell, day, figure, label, line, listed, numbers, texts
from .style import CAPTION, ENTRY, FIGURE, HEAD, LABEL, MARK, NOTE, PART, TITLE, box

_TITLE = "浙江省先进制造业集群申报信息表"
# Column widths in millimetres.
_BASICS, _LINES, _SUPPORT = (32, 24, 16, 24, 24, 36), (14, 98, 16, 28), (32, 24, 100)
_WIDTHS = {
    "leading_enterprises": (24, 25, 34, 34, 19, 20),
    "supporting_enterprises": (24, 25, 34, 34, 19, 20),
    "key_innovation_platforms": (32, 32, 46, 46),
    "industrial_platforms": (34, 28, 24, 40, 30),
    "service_platforms": (40, 36, 80),
    "chain_leader_projects": (12, 32, 32, 28, 52),
    "champion_projects": (12, 32, 32, 28, 52),
    "platform_projects": (12, 32, 32, 28, 52),
}
_ROWS = 3  # blank rows of a table without a printed number of rows
_TALL, _DEEP = 32, 28  # heights of cells to write in


def write_form_document(
    path: str | os.PathLike[str],
    notice: Notice,
    application: ClusterApplication | None = None,
    *,
    tier: Tier | None = None,
    track: Track | str | None = None,
    annex: bool = True,
) -> None:
    """Write the form of 附1-2 as a Word document, in Chinese: ``write_form_document("申报信息表.docx", NOTICE, ours)``.

    Its tables follow the print, each figure in the printed unit; a blank field stays blank, and a line that the track
    need not fill says so. People's names appear as in the application. Without an application the form is blank, headed
    by ``tier`` and ``track`` (or its name).

    ``annex``: adds pages for what the application states and the form does not ask (titles, lists of projects, facts
    about the plan). The document then holds the whole application except the targets, which belong to the plan.

    Raises:
        MissingExtraError: python-docx is not installed.
        InvalidTypeError, InvalidValueError: an argument is no application, tier or track; an application together with
            a tier or track; a track that differs from the printed one of its name.
        UnknownTrackError, UnknownNameError: a name that the call does not print.
        OSError: the file cannot be written; an existing file is then unchanged.
    """
    filing, call = Filing.of(notice, application, tier, track), notice.clusters
    paper = Paper(_TITLE)
    paper.say("附1-2", MARK)
    paper.say(_TITLE, TITLE)
    _basics(paper, filing, call)
    sections = tuple(dict.fromkeys(line.section for line in call.indicators))
    for index, section in enumerate(sections):
        _numbered(paper, filing, call, section, index)
        for table in tables_of(call, section):
            _listed(paper, filing, table, call)
    _organisation(paper, filing, call, len(sections))
    paper.say("注：涉密的指标不附明细清单。", NOTE)
    if annex and filing.application is not None:
        add_annex(paper, filing.application, call)
    paper.save(path)


def _blank(call: ClusterCall, field: str) -> Cell:
    return next(cell for cell in call.blanks if cell.field == field)


def _basics(paper: Paper, filing: Filing, call: ClusterCall) -> None:
    """Draw 一、集群基本信息."""
    advantages = _blank(call, "advantages")
    rows = [
        Row((Box("一、集群基本信息", PART, 6),)),
        _pair("县（市、区）/园区名称", filing.value("applicant.name") or ""),
        _pair("申报类型（限选1个）", tuple(box(tier is filing.tier, _named(tier)) for tier in Tier)),
        _pair(_blank(call, "x_types").label, _boxes(filing, call)),
        _pair(f"{_blank(call, 'segment').label}（限选1个）", _track(filing)),
        _pair(_with_limit(advantages), filing.value(advantages.field) or "", height=_TALL, top=True),
        *(_person(call, filing, who) for who in ("head", "contact")),
        _opinion("集群所在县（市、区）人民政府（或园区管委会）审核意见", filing.value("county_opinion")),
        _opinion("设区市经信局审核意见", filing.value("city_opinion")),
    ]
    paper.draw(_BASICS, rows)


def _pair(name: str, value: str | tuple[str, ...], *, height: int = 10, top: bool = False) -> Row:
    return Row((Box(name, LABEL), Box(value, ENTRY, 5, top=top)), height=height)


def _named(tier: Tier) -> str:
    """Name a tier as the form does."""
    return f"省级{tier}" if tier is Tier.NEW_STAR else f"省级重点产业集群{tier}"


def _boxes(filing: Filing, call: ClusterCall) -> tuple[str, ...]:
    ticked = {call.box(kind) for kind in filing.value("x_types") or ()}
    boxes = [box(kind in ticked, kind) for kind in (*call.x_system.on_form, call.x_system.none)]
    longest = max(map(len, boxes))
    return tuple("　".join(kind.ljust(longest, "　") for kind in boxes[at : at + 2]) for at in range(0, len(boxes), 2))


def _track(filing: Filing) -> tuple[str, ...]:
    """Name the track and its chosen segment; a New Star track has no other segment (附1-1)."""
    segment = filing.value("segment")
    if filing.track is None:
        return ("",)
    if filing.track.new_star is not None:
        return (filing.track.name,) if segment is None else (filing.track.name, segment)
    return (f"集群赛道：{filing.track.name}", f"细分赛道：{segment or ''}")


def _person(call: ClusterCall, filing: Filing, who: str) -> Row:
    cells = [blank for blank in call.blanks if blank.field.startswith(f"{who}.")]
    boxes: list[Box] = []
    for blank in cells:
        name = blank.label if blank is cells[0] else blank.label.removeprefix(cells[0].label)
        boxes += [Box(name, LABEL), Box(filing.value(blank.field) or "", FIGURE)]
    return Row(tuple(boxes), height=10)


def _opinion(name: str, opinion: Opinion | None) -> Row:
    dated = "　　年　　月　　日" if opinion is None or opinion.dated is None else day(opinion.dated)
    return Row((Box((name, "", ""), ENTRY, 6, top=True, seal=("（盖章）", dated)),), height=_DEEP)


def _numbered(paper: Paper, filing: Filing, call: ClusterCall, section: Section, index: int) -> None:
    """Draw 二（一）to（四）: the lines of a section, each with its unit."""
    lines = [indicator for indicator in call.indicators if indicator.section is section]
    above = [Row((Box("二、集群基础条件", PART, 4),), head=True)] if not index else []
    rows = [
        *above,
        Row((Box(f"（{NUMERALS[index]}）{section}{_remarks(lines, filing)}", PART, 4),), head=True),
        Row(tuple(Box(indicator, HEAD) for indicator in ("序号", "指标名称", "单位", "数值")), head=True),
    ]
    for indicator in lines:
        boxes = (
            Box(str(indicator.number), FIGURE),
            Box(label(indicator, software=filing.software)),
            Box(indicator.unit, FIGURE),
            Box(line(filing.value(indicator.field), indicator, software=filing.software), FIGURE),
        )
        rows.append(Row(boxes))
    paper.draw(_LINES, rows)


def _remarks(lines: list[Indicator], filing: Filing) -> str:
    """Write the remarks on a section's lines; those on software tracks only while the track is unknown."""
    said = [f"口径：{SCOPE}"] if lines[0].section is Section.SCALE else []
    itemised = [line.number for line in lines if line.itemised]
    said += [f"第{numbers(itemised)}项附明细清单"] if itemised else []
    if filing.software is None:
        for collected in (Collected.NOT_SOFTWARE, Collected.ONLY_SOFTWARE):
            some = [line.number for line in lines if line.collected is collected]
            said += [f"第{numbers(some)}项{collected}"] if some else []
    return f"（{'；'.join(said)}）" if said else ""


def _listed(paper: Paper, filing: Filing, table: Table, call: ClusterCall) -> None:
    """Draw a list table: a row per item, then blank rows up to the number the form asks for."""
    widths, given = _WIDTHS[table.field], filing.value(table.field)
    labels = [item.label for item in table.cells]
    rows = None if given is None else [tuple(map(cell, table.values(item), labels)) for item in given]
    counted = len(widths) > len(table.cells)  # the first column numbers the rows
    heads = [_with_limit(item) for item in table.cells]
    paper.draw(widths, listed(_caption(table, call), heads, rows, counted=counted, least=table.most or _ROWS))


def _with_limit(cell: Cell) -> str:
    """Label a cell, with its limit of characters or its number of names where the form prints one."""
    if cell.limit is not None:
        return f"{cell.label}（{cell.limit}字以内）"
    return f"{cell.label}（{cell.asked}家）" if cell.asked is not None else cell.label


def _caption(table: Table, call: ClusterCall) -> str:
    """Caption a table with the number of rows it asks for or takes; landmark projects are numbered separately."""
    if table.asked is not None:
        return f"{table.title}（{table.asked}家）"
    if table.most is not None:
        return f"{table.title}（不超过{table.most}个）"
    unbounded = [each for each in call.tables if each.most is None]
    number = unbounded.index(table) + 1
    return f"{'标志性项目：' if number == 1 else ''}{number}.{table.title}"


def _organisation(paper: Paper, filing: Filing, call: ClusterCall, index: int) -> None:
    """Draw 二（五）, the organisation behind the cluster."""
    rows = [Row((Box(f"（{NUMERALS[index]}）组织保障", PART, 3),), head=True)]
    for blank in call.blanks:
        if blank.field.startswith("organisation."):
            exists = filing.value(f"{blank.field.rpartition('.')[0]}.exists")
            boxes = (box(exists is True, "有"), box(exists is False, NONE))
            filled = filing.value(blank.field) or ""
            rows.append(Row((Box(_with_limit(blank), LABEL), Box(boxes, FIGURE), Box(filled, top=True)), height=_TALL))
    paper.draw(_SUPPORT, rows)


_FACTS, _TITLES = (74, 82), (50, 50, 26, 30)
_PROJECT = (10, 28, 28, 42, 20, 20, 20, 27, 14, 16)


def add_annex(paper: Paper, application: ClusterApplication, call: ClusterCall) -> None:
    """Add landscape pages: facts about the applicant and the plan, the titles, the lists of projects."""
    paper.turn(across=False)
    paper.say("附页：申报信息表以外的事项", CAPTION)
    paper.draw(_FACTS, [_fact(*fact) for fact in _facts(application, call)])
    paper.draw(_TITLES, _titles(application))
    paper.turn(across=True)
    for table in call.project_tables:
        paper.draw(_PROJECT, _projects(application, table))


def _fact(name: str, value: Any) -> Row:
    text = texts(value) if isinstance(value, tuple) else figure(value)
    return Row((Box(name, LABEL), Box(text, ENTRY)))


def _facts(app: ClusterApplication, call: ClusterCall) -> tuple[tuple[str, Any], ...]:
    applicant, plan, track = app.applicant, app.plan, app.track
    return (
        ("产业高地", track.highland),
        ("是否属软件类产业（附1-1没有列出的“新星”赛道才填）", None if track.printed else track.software_star or None),
        ("申报单位类别", applicant.kind),
        ("设区市", applicant.city),
        ("县（市、区）", applicant.county),
        ("是否山区海岛县", applicant.mountain_or_island),
        ("现有身份", app.standing),
        ("细分领域竞争力是否世界级", app.world_class),
        ("省里定的规模门槛", app.granted_floor),
        ("县级政府（管委会）已出具审核意见", app.county_opinion.given),
        ("县级政府（管委会）已盖章", app.county_opinion.sealed),
        ("设区市经信局已出具审核意见", app.city_opinion.given),
        ("设区市经信局已盖章", app.city_opinion.sealed),
        ("附明细清单的指标", _lines(app.evidence, call)),
        ("涉密的指标", _lines(app.classified, call)),
        ("建设实施方案已上传", plan.uploaded),
        ("方案有本类型要增加的任务", plan.tier_chapter),
        ("方案目标体现申报表指标", plan.restates_figures),
        ("提交时间", app.submitted),
    )


def _lines(fields: tuple[str, ...] | None, call: ClusterCall) -> tuple[str, ...] | None:
    """Name lines of the form by their numbers in each section."""
    if fields is None:
        return None
    named = {call.line(field) for field in fields}
    sections: dict[Section, list[int]] = {}
    for indicator in call.indicators:
        if indicator.field in named:
            sections.setdefault(indicator.section, []).append(indicator.number)
    return tuple(f"{section}第{numbers(some)}项" for section, some in sections.items())


def _titles(app: ClusterApplication) -> list[Row]:
    """List the applicant's X titles."""
    heads = ("称号", "产业", "是否本产业", "有效期至")
    rows = None
    if app.titles is not None:
        given = [(title.scheme, title.industry, title.same_industry, title.valid_until) for title in app.titles]
        rows = [[(figure(value),) for value in title] for title in given]
    return listed("所持“X”体系称号", heads, rows, counted=False, least=1)


def _projects(app: ClusterApplication, table: Table) -> list[Row]:
    """List the projects of a growth line, with the facts that decide whether each counts."""
    given = attrgetter(table.field)(app)
    labels = [*(project.label for project in table.cells), "是否纳入所列计划", "年度签约产值"]
    rows = None
    if given is not None:
        values = [(*table.values(project), project.designated, project.annual_output) for project in given]
        rows = [tuple(map(cell, project, labels)) for project in values]
    return listed(f"成长潜力{table.title}", labels, rows, counted=True, least=1)
