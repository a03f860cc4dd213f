"""Annex: what an application says and the form does not ask, on pages behind it."""

from operator import attrgetter
from typing import Any

from ...cluster.application import ClusterApplication
from ...cluster.call import ClusterCall
from ...printed.form import Section, Table
from .figures import cell, figure, numbers, texts
from .grid import Box, Row
from .listing import listed
from .paper import Paper
from .style import CAPTION, ENTRY, LABEL

_FACTS, _TITLES = (74, 82), (50, 50, 26, 30)
_PROJECT = (10, 28, 28, 42, 20, 20, 20, 27, 14, 16)


def add_annex(paper: Paper, application: ClusterApplication, call: ClusterCall) -> None:
    """Facts about the applicant and the plan, then its titles, then the lists of projects, across."""
    paper.turn(across=False)
    paper.say("附页：申报信息表以外的事项", CAPTION)
    paper.draw(_FACTS, [_fact(*one) for one in _facts(application, call)])
    paper.draw(_TITLES, _titles(application))
    paper.turn(across=True)
    for table in call.project_tables:
        paper.draw(_PROJECT, _projects(application, table))


def _fact(name: str, value: Any) -> Row:
    text = texts(value) if isinstance(value, tuple) else figure(value)
    return Row((Box(name, LABEL), Box(text, ENTRY)))


def _facts(app: ClusterApplication, call: ClusterCall) -> tuple[tuple[str, Any], ...]:
    one, plan = app.applicant, app.plan
    return (
        ("产业高地", app.track.highland),
        ("申报单位类别", one.kind),
        ("设区市", one.city),
        ("县（市、区）", one.county),
        ("是否山区海岛县", one.mountain_or_island),
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
    """Lines of the form by their numbers in each section."""
    if fields is None:
        return None
    named = {call.line(one) for one in fields}
    sections: dict[Section, list[int]] = {}
    for one in call.indicators:
        if one.field in named:
            sections.setdefault(one.section, []).append(one.number)
    return tuple(f"{section}第{numbers(some)}项" for section, some in sections.items())


def _titles(app: ClusterApplication) -> list[Row]:
    """The X titles that it holds."""
    heads = ("称号", "产业", "是否本产业", "有效期至")
    rows = None
    if app.titles is not None:
        given = [(one.scheme, one.industry, one.same_industry, one.valid_until) for one in app.titles]
        rows = [[(figure(value),) for value in one] for one in given]
    return listed("所持“X”体系称号", heads, rows, counted=False, least=1)


def _projects(app: ClusterApplication, table: Table) -> list[Row]:
    """The projects that a growth line counts, with what decides whether it does."""
    given = attrgetter(table.field)(app)
    labels = [*(one.label for one in table.cells), "是否纳入所列计划", "年度签约产值"]
    rows = None
    if given is not None:
        values = [(*table.values(one), one.designated, one.annual_output) for one in given]
        rows = [tuple(map(cell, one, labels)) for one in values]
    return listed(f"成长潜力{table.title}", labels, rows, counted=True, least=1)
