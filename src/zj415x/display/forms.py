"""Forms: an application as the form of 附1-2 and 附1-3, as far as it is filled in."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import islice
from operator import attrgetter
from typing import Any

from ..cluster.applicant import XTitle
from ..cluster.application import ClusterApplication
from ..cluster.call import ClusterCall
from ..cluster.form import Arrangement, Opinion, Person
from ..editions import latest
from ..notice import Notice
from ..printed.form import Indicator, Table
from ..rules.outcome import Note
from ..values.money import Area, Money
from ..wording.voice import Voice
from .markup import MOST_ROWS, Child, Column, Markup, element, html_in, joined, pairs, table

_LONGEST = 2_000  # several times what the form allows in a cell; of a longer text the beginning is shown


@html_in.register
def _(value: ClusterApplication, voice: Voice, *, notice: Notice | None = None) -> Markup:
    form = (latest() if notice is None else notice).clusters  # an application does not know its call
    parts: list[Child] = [_basics(value, form, voice), _titles(value.titles, voice)]
    for section in dict.fromkeys(line.section for line in form.indicators):
        lines = [line for line in form.indicators if line.section is section]
        parts.append(_lines(lines, value, voice, caption=voice.say(section)))
    parts += [_listed(table, getattr(value, table.field), voice) for table in form.tables]
    parts += [
        _listed(table, getattr(value.project_lists, table.field.rpartition(".")[2]), voice, more=_BESIDE)
        for table in form.project_tables
    ]
    return joined([*parts, _organisation(value, form, voice), _targets(value, form, voice), _plan(value, voice)])


def _basics(app: ClusterApplication, form: ClusterCall, voice: Voice) -> Markup:
    applicant = app.applicant
    printed = app.track.floor(app.tier) is not None
    rows: Iterable[tuple[str, Any]] = (
        ("申报单位", applicant.name),
        ("申报单位类别", applicant.kind),
        ("设区市", applicant.home),
        ("县（市、区）", applicant.county),
        ("是否山区海岛县", applicant.mountain_or_island),
        ("申报类型", app.tier),
        ("赛道", app.track),
        ("规模门槛", app.threshold().amount if printed else Note.NOT_OPEN),
        ("省里决定下调到", app.granted_floor),
        ("世界级水平", app.world_class),
        ("现有身份", app.standing),
        *((cell.label, _blank(cell.field, app)) for cell in form.blanks if not cell.field.startswith("organisation")),
        ("县级政府（管委会）审核意见", _opinion(app.county_opinion, voice)),
        ("设区市经信局审核意见", _opinion(app.city_opinion, voice)),
        ("提交时间", app.submitted),
    )
    return pairs(((name, _filled(value, voice)) for name, value in rows), voice, caption=voice.word("集群基本信息"))


_TITLE = (
    Column("序号", "number"),
    Column("类型"),
    Column("产业"),
    Column("属本产业", "short"),
    Column("有效期至", "short"),
)


def _titles(titles: tuple[XTitle, ...] | None, voice: Voice) -> Markup:
    """Render the X titles, with the facts that decide whether each counts."""
    name = "所持“X”体系称号"
    if not titles:
        return pairs([(name, _filled(titles, voice))], voice)
    rows = (
        (
            number,
            voice.word(title.scheme),
            _filled(title.industry, voice),
            _filled(title.same_industry, voice),
            voice.word("不限") if title.valid_until is None else voice.say(title.valid_until),
        )
        for number, title in enumerate(islice(titles, MOST_ROWS), start=1)
    )
    return table(_TITLE, rows, voice, caption=voice.word(name), count=len(titles))


def _blank(field: str, app: ClusterApplication) -> Any:
    """Read a blank; for a person, only whether it is filled in."""
    owner = getattr(app, field.partition(".")[0])
    value = attrgetter(field)(app)
    if isinstance(owner, Person) and value is not None:
        return "已填，不显示"
    return value


def _opinion(opinion: Opinion, voice: Voice) -> str:
    message = "出具：{given}，盖章：{sealed}，日期：{dated}"
    return voice.fill(message, given=opinion.given, sealed=opinion.sealed, dated=opinion.dated)


def _filled(value: Any, voice: Voice) -> Child:
    if value is None:
        return element("span", voice.word("未填"), class_="aside")
    said = voice.say(value)
    if len(said) <= _LONGEST:
        return said
    return voice.fill("{text}…（共 {length} 字）", text=said[:_LONGEST], length=len(said))


_LINES = (
    Column("序号", "number"),
    Column("指标名称"),
    Column("单位", "short"),
    Column("数值", "number"),
    Column("明细清单", "short"),
)


def _lines(lines: Iterable[Indicator], app: ClusterApplication, voice: Voice, *, caption: str) -> Markup:
    """Render a numbered table; software tracks have other labels, and lines not asked of them."""
    software = app.track.software
    rows = []
    for line in lines:
        figure = _figure(attrgetter(line.field)(app), line, software, voice)
        label = voice.word(line.label_for(software=software))
        rows.append((line.number, label, voice.word(line.unit), figure, _list_of(line, app, voice)))
    return table(_LINES, rows, voice, caption=caption)


def _list_of(line: Indicator, app: ClusterApplication, voice: Voice) -> Child:
    """Say whether a line has its detailed list, or is secret."""
    if line.field in (app.classified or ()):
        return voice.word("涉密")
    if not line.itemised:
        return ""
    return _filled(None if app.evidence is None else line.field in app.evidence, voice)


def _figure(value: Any, line: Indicator, software: bool, voice: Voice) -> Child:
    """Render a line's figure in the line's own unit; an unrequired line is not a blank."""
    if isinstance(value, Money):
        return voice.digits(value.in_unit(line.unit))
    if isinstance(value, Decimal):
        return voice.say(value).removesuffix("%")
    if value is None and not line.asked_of(software=software):
        return element("span", voice.word("无需填报"), class_="aside")
    return _filled(value, voice)


def _listed(listing: Table, rows: tuple[Any, ...] | None, voice: Voice, *, more: Mapping[str, str] = {}) -> Markup:
    """Render a list table, row by row; ``more`` are fields without a printed cell."""
    title = voice.say(listing.title)
    if not rows:
        return pairs([(listing.title, _filled(rows, voice))], voice)
    labels = [*(cell.label for cell in listing.cells), *more.values()]
    columns = [Column("序号", "number"), *(Column(label, _style(label)) for label in labels)]
    cells = (
        (
            number,
            *(
                _cell(value, label, voice)
                for value, label in zip(
                    (*listing.values(row), *(getattr(row, name) for name in more)), labels, strict=True
                )
            ),
        )
        for number, row in enumerate(islice(rows, MOST_ROWS), start=1)
    )
    return table(columns, cells, voice, caption=title, count=len(rows))


# Fields without a printed cell that decide whether a project counts.
_BESIDE = {"designated": "纳入所列计划", "annual_output": "年度签约产值"}


def _style(label: str) -> str | None:
    return "figure" if label.endswith("）") else None  # the label has a unit in brackets


def _cell(value: Any, label: str, voice: Voice) -> Child:
    """Render a cell; without the unit where the label has one in brackets."""
    said = _filled(value, voice)
    unit = label.rpartition("（")[2].removesuffix("）")
    if isinstance(value, Money) and unit == "亿元":
        return voice.digits(value.in_unit(unit))
    if isinstance(value, Decimal) and isinstance(said, str):
        return said.removesuffix(unit)
    return str(value).removesuffix(unit) if isinstance(value, Area) else said


def _organisation(app: ClusterApplication, form: ClusterCall, voice: Voice) -> Markup:
    rows = []
    for cell in form.blanks:
        if cell.field.startswith("organisation."):
            arranged: Arrangement = attrgetter(cell.field.rpartition(".")[0])(app)
            exists = None if arranged.exists is None else "有" if arranged.exists else "无"
            summary = "" if arranged.summary is None else element("div", voice.say(arranged.summary))
            rows.append((cell.label, [_filled(exists, voice), summary]))
    return pairs(rows, voice, caption=voice.word("组织保障"))


def _targets(app: ClusterApplication, form: ClusterCall, voice: Voice) -> Markup:
    """Render the target table, a column a year."""
    years = sorted({*form.target_years, *(target.year for target in app.targets or ())})
    by_year = {target.year: target for target in app.targets or ()}
    columns = [Column("序号", "number"), Column("主要目标"), Column("单位", "short")]
    columns += [Column(str(year), "number") for year in years]
    software, rows = app.track.software, []
    for line in form.targets:
        figures = [_figure(getattr(by_year.get(year), line.name, None), line, software, voice) for year in years]
        label = voice.word(line.label_for(software=software))
        rows.append((line.number, label, voice.word(line.unit), *figures))
    return table(columns, rows, voice, caption=voice.word("集群发展目标表"))


def _plan(app: ClusterApplication, voice: Voice) -> Markup:
    plan = app.plan
    rows = (
        ("建设实施方案上传", plan.uploaded),
        ("与核心区或协同区的协作任务", plan.tier_chapter),
        ("申报表指标在重点任务目标中体现", plan.restates_figures),
    )
    return pairs(((name, _filled(value, voice)) for name, value in rows), voice, caption=voice.word("建设实施方案"))
