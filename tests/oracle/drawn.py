"""Readings, products and applications, drawn where the notice draws its lines."""

from copy import copy
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from zj415x import Money
from zj415x.exchange import dump
from zj415x.values.county import COUNTIES

from ..builders import COMPLETE
from ..frames.drawn import product_of, rows
from . import application as form
from .basis import DATED_LISTS, OPTIONS, Document, Options
from .tracks import CLUSTERS, KIN, NAMED_OPEN, NEW_STAR_FLOOR, NEW_STARS, name_of

_YI = 10**10  # fen
_SCHEMES = (
    "未来产业先导区",
    "历史经典产业核心区协同区",
    "中小企业特色产业集群",
    "“新星”产业群",
    "创新型产业集群",
    "安全应急产业集群",
    "省现代化交通产业集群",
)
_STARS = [name for names in NEW_STARS.values() for name in names]
_UNPRINTED = (
    {"name": "无人机", "highland": "高端装备"},
    {"name": "智能体应用", "highland": "新一代信息技术", "software": True},
)
_CORE, _COORDINATED, _STAR = form.CORE, form.COORDINATED, form.NEW_STAR
# Instants at which a title ends, the system closes, or another day begins in China than elsewhere.
_FILED = (
    "2026-05-26T00:00:00+08:00",
    "2026-05-26T16:00:00+00:00",
    "2026-06-20T00:00:00+08:00",
    "2026-06-20T10:00:00+08:00",
    "2026-06-20T23:59:59.999999+08:00",
    "2026-06-20T20:30:00+00:00",
    "2026-06-25T23:59:59.999999+08:00",
    "2026-06-26T00:00:00+08:00",
    "2026-06-25T15:59:59.999999+00:00",
    "2026-06-25T16:00:00+00:00",
)
_ENDS = [
    (day + timedelta(days=step)).isoformat()
    for day in (date(2026, 5, 26), date(2026, 6, 20), date(2026, 6, 25))
    for step in (-1, 0, 1)
]


def options(random: Random) -> Options:
    """Choose readings: the defaults, a few others, or any."""
    share = random.choice((0, 0.2, 0.5))
    return {id: random.choice(choices) for id, choices in OPTIONS.items() if random.random() < share}


@cache
def amount(fen: int) -> str:
    """Write so many fen as an amount."""
    return dump(Money(fen))


def off(random: Random, fen: int) -> int:
    """The amount, or a fen below or above it."""
    return max(0, fen + random.choice((-1, 0, 0, 1)))


def products(seed: object, count: int) -> list[Document]:
    """Draw so many products, by the rows drawn for tables."""
    return [dump(product_of(row)) for row in rows(seed, count)]


@cache
def _complete() -> Document:
    return dump(COMPLETE)


def application(random: Random) -> Document:
    """Draw an application: sound but for some of its parts, which lie at their lines."""
    made = {name: copy(value) for name, value in _complete().items()}
    track = random.choice(
        (
            random.choice(list(CLUSTERS)),
            random.choice(NAMED_OPEN),
            random.choice(_STARS),
            random.choice(_UNPRINTED),
        )
    )
    made["track"], name = track, name_of(track)
    fits = (_CORE, _COORDINATED) if name in CLUSTERS else (_STAR,)
    made["tier"] = random.choice(fits if random.random() < 0.9 else (_CORE, _COORDINATED, _STAR))
    made["segment"] = _segment(random, name)
    made["standing"] = random.choice((None, "无", "无", _STAR, _COORDINATED, _CORE))
    made["titles"] = _titles(random, name)
    made["submitted"] = random.choice((None, *_FILED))
    made["applicant"] = _applicant(random)
    made["world_class"] = random.choice((None, True, False))
    _sizes(random, made, name)
    for part in random.sample(_PARTS, random.choice((0, 1, 1, 2, 3, len(_PARTS)))):
        part(random, made)
    return made


def _segment(random: Random, name: str) -> str | None:
    row = CLUSTERS.get(name)
    printed = row[2] if row else ("数据软件", "电气")
    first, second = random.sample(printed, 2)
    return random.choice(
        (
            None,
            first,
            second,
            f" {first} ",
            "电气",
            f"{first}、{second}",
            f"{first}，{second}",
            f"{first}/电气",
            "电气、鞋",
        )
    )


def _titles(random: Random, name: str) -> list[Document] | None:
    kin = [track for pair in KIN for track in pair if name in pair and track != name]
    near = [name, *(CLUSTERS.get(name) or ((), (), ()))[2], *kin, *(word for track in kin for word in _words(track))]
    return random.choice(
        (
            None,
            [],
            *(
                [
                    {
                        "scheme": random.choice(_SCHEMES),
                        "industry": random.choice((None, *near, *near, "文体用品", "人工智能", "通用航空")),
                        "same_industry": random.choice((None, None, True, False)),
                        "valid_until": random.choice((None, *_ENDS)),
                    }
                    for _ in range(count)
                ]
                for count in (1, 1, 1, 2, 3)
            ),
        )
    )


def _words(track: str) -> tuple[str, ...]:
    row = CLUSTERS.get(track)
    return row[2] if row else ()


def _applicant(random: Random) -> Document:
    county = random.choice([None, *(random.choice(_known()) for _ in range(4)), random.choice(COUNTIES)])
    return {
        "name": random.choice(("甲县人民政府", "乙开发区管委会")),
        "kind": random.choice(
            ("县（市、区）人民政府", "县（市、区）人民政府", "开发区（园区）管委会", "开发区（园区）管委会", "其他")
        ),
        "city": None if county is None or random.random() < 0.5 else county.city,
        "county": None if county is None else county.name,
        "mountain_or_island": random.choice((None, True, True, False)),
    }


@cache
def _known() -> list[Any]:
    return [county for county in COUNTIES if county.name in DATED_LISTS]


def _sizes(random: Random, made: Document, name: str) -> None:
    """Set revenue, chain leaders, platforms and institutes at what the basic conditions ask."""
    row = CLUSTERS.get(name) or (NEW_STAR_FLOOR,) * 2
    floor = row[made["tier"] != _CORE] * _YI
    lines = [floor, floor * 7 // 10, floor * 6 // 10]
    granted = random.choice((None, None, None, *lines, floor + 1))
    if granted is not None:
        made["granted_floor"] = amount(granted)
        lines.append(granted)
    scale, innovation = made["scale"], made["innovation"]
    for line in ("revenue", "revenue_forecast"):
        scale[line] = amount(off(random, random.choice(lines))) if random.random() < 0.9 else None
    scale["chain_leaders"] = random.choice((None, 0, 1, 1, 1, 2))
    innovation["innovation_platforms"] = random.choice((None, 0, 0, 1))
    innovation["research_institutes"] = random.choice((None, 0, 2, 3, 4))


def _basics(random: Random, made: Document) -> None:
    if random.random() < 0.5:
        made["advantages"] = random.choice((None, _text(random, 300)))
    for person in ("head", "contact"):
        if random.random() < 0.3:
            made[person] = made[person] | {random.choice(("name", "position", "mobile")): None}


def _text(random: Random, most: int) -> str:
    """A text as long as is allowed, or a character longer or shorter, maybe counting its blanks."""
    return "长" * random.randint(most - 2, most + 1) + random.choice(("", "", " ", "\u3000\n")) + "尾"


def _x_types(random: Random, made: Document) -> None:
    held = [title["scheme"] for title in made["titles"] or ()]
    boxes = dict.fromkeys(random.choice((held, [*held, random.choice(_SCHEMES)], ["无"], ["无", *held], [])))
    made["x_types"] = random.choice((None, list(boxes), list(boxes)))


def _opinions(random: Random, made: Document) -> None:
    for name in ("county_opinion", "city_opinion"):
        made[name] = {
            "given": random.choice((None, True, True, False)),
            "sealed": random.choice((None, True, True, False)),
            "dated": random.choice((None, "2026-06-18")),
        }


def _lines(random: Random, made: Document) -> None:
    for part, names in (
        ("scale", form.SCALE[3:]),
        ("innovation", form.INNOVATION),
        ("ecosystem", form.ECOSYSTEM),
        ("growth", form.GROWTH),
    ):
        for name in random.sample(names, random.choice((0, 1, 2))):
            made[part][name] = None if name.startswith("rd_") else random.choice((None, None, 0, 7))
    if random.random() < 0.5:  # what the form asks of the software clusters, in the lines of their own
        for name in random.sample(("per_mu_leaders", "smart_factories", "green_factories"), 2):
            made["scale"][name] = None
        made["innovation"]["software_copyrights"] = random.choice((None, 0, 12))


def _wholes(random: Random, made: Document) -> None:
    whole = random.choice((None, 46, 1))
    made["scale"]["above_scale_enterprises"] = whole
    for part in ("listed_companies", "per_mu_leaders", "smart_factories"):
        made["scale"][part] = random.choice((None, 0, (whole or 5) - 1, whole or 5, (whole or 5) + 1))


def _lists(random: Random, made: Document) -> None:
    every = [f"{part}.{name}" for part in ("scale", "innovation", "ecosystem", "growth") for name in made[part]]
    made["evidence"] = random.choice(
        (None, [], every, [line for line in made["evidence"] or every if random.random() < 0.95])
    )
    made["classified"] = random.choice((None, [], random.sample(every, 3), ["growth.major_projects"]))


def _tables(random: Random, made: Document) -> None:
    for name in random.sample(_TABLES, 3):
        table = list(made[name] or ())
        if name == "industrial_platforms" and table and random.random() < 0.3:
            table[0] = table[0] | {"representatives": random.choice((None, [], ["甲"], ["甲", "乙", "丙", "丁"]))}
        if table and random.random() < 0.5:
            row = random.randrange(len(table))
            column = random.choice(list(table[row]))
            table[row] = table[row] | {column: None}
        if name in ("leading_enterprises", "key_innovation_platforms") and table and random.random() < 0.5:
            columns = ("product", "innovation") if name == "leading_enterprises" else ("awards", "commercialisation")
            table[-1] = table[-1] | {random.choice(columns): _text(random, 100)}
        made[name] = random.choice((None, [], table, table, table[:2], [*table, *table][:4]))


_TABLES = (
    "leading_enterprises",
    "supporting_enterprises",
    "key_innovation_platforms",
    "industrial_platforms",
    "service_platforms",
    "chain_leader_projects",
    "champion_projects",
    "platform_projects",
)


def _enterprises(random: Random, made: Document) -> None:
    """Let the named enterprises sell as much as the whole cluster, or a fen less or more."""
    each = [random.randint(1, _YI) for _ in range(3)]
    rows = [row | {"revenue": amount(fen)} for row, fen in zip(made["leading_enterprises"] or (), each, strict=False)]
    made["leading_enterprises"] = rows
    made["supporting_enterprises"] = random.choice((None, [], rows[:1]))
    made["scale"]["revenue"] = amount(off(random, sum(each[: len(rows)])))


def _projects(random: Random, made: Document) -> None:
    made["project_lists"] = {}
    for name in form.GROWTH:
        listed = random.choice((None, [_project(random) for _ in range(random.choice((0, 1, 1, 2, 3)))]))
        made["project_lists"][name] = listed
        made["growth"][name] = random.choice((None, 0, 1, len(listed or ()), len(listed or ())))


def _project(random: Random) -> Document:
    line = random.choice((10 * _YI, _YI, 5000 * 10**6, 2000 * 10**6))
    total = amount(off(random, line))
    if random.random() < 0.1:
        total = random.choice(("1亿美元", "0.99999999亿美元", "10亿美元", "6000万美元"))
    made = dict(_complete()["project_lists"]["major_projects"][0])
    made |= {
        "name": random.choice(("甲项目", "乙项目", "丙项目")),
        "owner": random.choice(("甲公司", "甲公司", "乙公司")),
    }
    made |= {"total": random.choice((None, *[total] * 9)), "designated": random.choice((None, True, False, False))}
    made["annual_output"] = random.choice((None, None, amount(off(random, _YI))))
    if random.random() < 0.1:
        made[random.choice(("name", "owner", "overview", "period", "spent", "effect"))] = None
    return made


def _organisation(random: Random, made: Document) -> None:
    made["organisation"] = {
        name: {"exists": random.choice((None, True, True, False)), "summary": random.choice((None, _text(random, 300)))}
        for name in ("mechanism", "policy", "promoter")
    }


def _plan(random: Random, made: Document) -> None:
    made["plan"] = {
        name: random.choice((None, True, True, False)) for name in ("uploaded", "tier_chapter", "restates_figures")
    }


def _targets(random: Random, made: Document) -> None:
    years = random.choice(((2026, 2027, 2028), (2026, 2027, 2028), (2026, 2028), (2027,), (2028, 2026, 2027)))
    full = {row["year"]: row for row in made["targets"]}
    columns = [dict(full[year]) for year in years]
    for column in columns:
        for name in random.sample(form.TARGETS[3:], random.choice((0, 0, 1, 2))):
            now = form.today(made, name) or 0
            column[name] = random.choice((None, max(0, now - 1), now, now + 1))
        if random.random() < 0.2:
            column[random.choice(form.TARGETS)] = None
    made["targets"] = random.choice((None, columns, columns, columns))


_PARTS = (
    _basics,
    _x_types,
    _opinions,
    _lines,
    _wholes,
    _lists,
    _tables,
    _enterprises,
    _projects,
    _organisation,
    _plan,
    _targets,
)
