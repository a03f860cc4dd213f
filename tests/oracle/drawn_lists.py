"""Lists of cities and of recommenders, drawn where the notice draws its lines."""

from random import Random
from typing import Any

from zj415x.values.county import COUNTIES

from . import application as form
from .basis import Document
from .recommendation import ASSOCIATIONS, BRAND, CITIES, GROUPS

_SENT = (None, *(f"2026-07-{day}T{at}+08:00" for day in ("02", "03", "04", "19", "20", "21")
                 for at in ("00:00:00", "23:59:59.999999")))  # fmt: skip


def city_list(random: Random) -> Document:
    """Draw what a city sends: more New Stars than three, now and then, and an applicant twice."""
    city = random.choice(list(CITIES))
    home = [county for county in COUNTIES if county.city == city]
    applications = []
    for _ in range(random.choice((0, 1, 3, 4, 5, 6))):
        track = random.choice(
            ("人工智能", "智能物联", "文体用品", "仪器仪表", "文体用品", {"name": "无人机", "highland": "高端装备"})
        )
        county = random.choice((None, *home, random.choice(COUNTIES)))
        applications.append(
            {
                "applicant": {
                    "name": random.choice(
                        ("甲县人民政府", "乙县人民政府", "丙县人民政府", "丁开发区管委会", "戊开发区管委会")
                    ),
                    "kind": "县（市、区）人民政府",
                    "county": county and county.name,
                },
                "tier": random.choice((form.NEW_STAR, form.NEW_STAR, form.CORE)),
                "track": track,
                "city_opinion": {"given": random.choice((True, True, None)), "sealed": True},
            }
        )
    return {
        "city": city,
        "applications": applications,
        "sent": random.choice(_SENT),
        "sealed": random.choice((None, True, True, False)),
    }


def recommendation(random: Random) -> Document:
    """Draw what a recommender sends: a short list, or a list as long as its row allows, or by one longer."""
    who = random.choice((*CITIES, *(row for row in (BRAND, GROUPS, ASSOCIATIONS) for _ in range(4))))
    limit = CITIES.get(who) or {BRAND: 2, GROUPS: 5, ASSOCIATIONS: 10}[who]
    county = random.choice([unit for unit in COUNTIES if who in (BRAND, unit.city) or who not in CITIES])
    count = random.choice((0, 1, 2, 3, limit, limit, limit + 1))
    # An association's list is one body's; the commission's has several bodies, and the list does not name them.
    facts: dict[str, Any] = {"who": who, "county": county, "body": "某某协会" if who == ASSOCIATIONS else None}
    sound = random.random() < 0.5
    return {
        "recommender": who,
        "county": county.name if who == BRAND else None,
        "products": [_nomination(random, index, sound=sound, **facts) for index in range(count)],
        "sent": random.choice(_SENT),
        "sealed": random.choice((None, True, True, False)),
        "through_sasac": random.choice((None, True, True, False)),
        "brand_taken" if who == BRAND else "taken": random.choice((None, 0, 1, limit - 1, limit)),
        "others": [_product(random, index) for index in range(random.choice((0, 2)))],
    }


def _nomination(random: Random, index: int, *, sound: bool, who: str, county: Any, body: str | None) -> Document:
    def stated(answer: bool) -> bool | None:
        return answer if sound else random.choice((answer, answer, answer, not answer, None))

    at_home = stated(True)
    beside = [unit for unit in COUNTIES if unit.city == county.city]
    home = {True: county, False: random.choice(random.choice((COUNTIES, beside))), None: None}[at_home]
    brand = county.name if who == BRAND or (who in CITIES and random.random() < 0.1) else None
    return {
        "product": _product(random, index if random.random() < 0.9 else 0, home),
        "passed_review": stated(True),
        "province_owned": stated(who == GROUPS),
        "brand_county": brand,
        "brand_direction": stated(True),
        "body": body,
    }


def _product(random: Random, index: int, home: Any = None) -> Document:
    return {
        "name": f"产品{index}",
        "model": random.choice((None, "VX-5", "VX-5", "VX-6")),
        "category": "先进制造类",
        "track": "工业母机与机器人",
        "enterprise": {
            "name": f"某某机床{index if random.random() < 0.8 else 0}有限公司",
            "city": home and home.city,
            "county": home and home.name,
        },
    }
