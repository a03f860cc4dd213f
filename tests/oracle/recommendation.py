"""What a recommender sends for annex 2: 三2, 三3 and the table of places.

A document:
    {"recommender": a row of the table of places as printed,
     "county": for a brand county's own list, its name,
     "products": [nomination, in order], "sent": instant or None, "sealed": bool or None,
     "through_sasac": for the groups' list, did the commission send it, or None,
     "taken": places of the row that others used, or None,
     "brand_taken": brand places that others used, or None,
     "others": [product document of another list], or None}
A nomination:
    {"product": product document, "passed_review": bool or None,
     "province_owned": bool or None, "brand_county": the county whose own place it takes, or
     None, "brand_direction": bool or None, "body": the group or association, or None}
"""

from datetime import date
from typing import Any

from .basis import (
    ADVISORY,
    IN_PRINCIPLE,
    MET,
    NOT_APPLICABLE,
    REQUIRED,
    UNKNOWN,
    UNMET,
    Document,
    Options,
    all_of,
    option,
    outcome,
    sent_before,
    verdict,
)

CITIES = {
    "杭州市": 60,
    "宁波市": 50,
    "温州市": 45,
    "嘉兴市": 40,
    "湖州市": 30,
    "绍兴市": 30,
    "金华市": 30,
    "衢州市": 20,
    "舟山市": 20,
    "台州市": 45,
    "丽水市": 20,
}
BRAND = "先进制造业集群品牌所在县（市、区）"
GROUPS = "省属企业集团"
ASSOCIATIONS = "省级有关行业协会"
PLACES = {**CITIES, BRAND: 2, GROUPS: 5, ASSOCIATIONS: 10}

RULES = {
    "province-owned": (REQUIRED, "资格"),
    "through-sasac": (REQUIRED, "资格"),
    "in-jurisdiction": (REQUIRED, "资格"),
    "passed-review": (REQUIRED, "资格"),
    "brand-direction": (REQUIRED, "资格"),
    "products-per-enterprise": (IN_PRINCIPLE, "资格"),
    "brand-places": (REQUIRED, "资格"),
    "within-quota": (REQUIRED, "资格"),
    "no-double-recommendation": (ADVISORY, "提示"),
    "recommended-in-time": (REQUIRED, "时限"),
    "sealed": (REQUIRED, "资格"),
}


def judge_recommendation(document: Document, readings: Options) -> Any:
    """Judge what a recommender sends; the products themselves are judged one by one elsewhere."""
    clauses = {
        "province-owned": province_owned(document),
        "through-sasac": through_sasac(document),
        "in-jurisdiction": in_jurisdiction(document),
        "passed-review": passed_review(document),
        "brand-direction": brand_direction(document),
        "products-per-enterprise": products_per_enterprise(document, readings),
        "brand-places": brand_places(document, readings),
        "within-quota": within_quota(document, readings),
        "no-double-recommendation": no_double_recommendation(document),
        "recommended-in-time": outcome(
            sent_before(document.get("sent"), date(2026, 7, 20), readings)  # 附件2 三3, A41
        ),
        "sealed": outcome(document.get("sealed")),  # 附件2 三3: the table bears a seal
    }
    return {"clauses": clauses, "rules": RULES, "verdict": verdict(clauses, RULES)}


def each(answers: Any) -> Any:
    """Every product answers yes; without products there is nothing to ask."""
    answers = list(answers)
    return outcome(all_of(answers)) if answers else NOT_APPLICABLE


def province_owned(document: Document) -> Any:
    # 附件2 三2, last sentence: products of province-owned enterprises are examined and recommended by
    # the commission, so they stand on its list, and on nobody else's.
    owned = [one.get("province_owned") for one in document["products"]]
    if document["recommender"] == GROUPS:
        return each(owned)
    return each(None if answer is None else not answer for answer in owned)


def through_sasac(document: Document) -> Any:
    # 附件2 三2 and 三3: the groups do not send their list themselves, the commission does.
    if document["recommender"] != GROUPS:
        return NOT_APPLICABLE
    return outcome(document.get("through_sasac"))


def in_jurisdiction(document: Document) -> Any:
    # 附件2 三2: local departments examine what is filed in their own area.
    who = document["recommender"]
    if who in CITIES:
        field, area = "city", who
    elif who == BRAND:
        field, area = "county", document.get("county")
    else:
        return NOT_APPLICABLE
    homes = [one["product"]["enterprise"].get(field) for one in document["products"]]
    return each(None if None in (home, area) else home == area for home in homes)


def passed_review(document: Document) -> Any:
    # 附件2 三3: only what has passed the first examination is recommended.
    return each(one.get("passed_review") for one in document["products"])


def brand_nominations(document: Document) -> Any:
    if document["recommender"] == BRAND:
        return list(document["products"])
    return [one for one in document["products"] if one.get("brand_county") is not None]


def brand_direction(document: Document) -> Any:
    # 附件2 三3: products on a brand's own places fit the direction of that brand.
    return each(one.get("brand_direction") for one in brand_nominations(document))


def products_per_enterprise(document: Document, readings: Options) -> Any:
    # 附件2 三 sets no limit; A53 may take over one product for each enterprise in principle.
    if option(readings, "A53") == "no-limit" or not document["products"]:
        return NOT_APPLICABLE
    names = enterprise_names(document)
    return outcome(len(names) == len(set(names)))


def enterprise_names(document: Document) -> Any:
    return [one["product"]["enterprise"]["name"].strip() for one in document["products"]]


def fits(count: Any, limit: Any, elsewhere: Any) -> Any:
    """Do count and what others took fit the limit? Without knowing of the others, maybe.

    Who sends nothing is within any limit: a blank about the others leaves it no question.
    """
    if count == 0:
        return True
    if elsewhere is None:
        return False if count > limit else None
    return count + elsewhere <= limit


def brand_places(document: Document, readings: Options) -> Any:
    # 附件2 三3 and row 12 of the table of places: two for each brand county (A55), or two in
    # the whole province.
    taking = brand_nominations(document)
    if not taking:
        return NOT_APPLICABLE
    if option(readings, "A55") == "two-in-total-outside":
        return outcome(fits(len(taking), PLACES[BRAND], document.get("brand_taken")))
    if document["recommender"] == BRAND:
        return outcome(len(taking) <= PLACES[BRAND])
    counties = [one["brand_county"] for one in taking]
    return outcome(all(counties.count(county) <= PLACES[BRAND] for county in counties))


def within_quota(document: Document, readings: Options) -> Any:
    # 附件2 三3 and the table of places: numbers are caps (A57). Brand places come on top of
    # the city's unless A55 puts them inside; rows 13 and 14 hold for all or for each (A56).
    who, products = document["recommender"], document["products"]
    if who == BRAND:
        return brand_places(document, readings)
    limit = PLACES[who]
    if who in CITIES:
        if option(readings, "A55") == "two-per-county-inside":
            # What the city's brand counties send themselves counts against its number, too.
            return outcome(fits(len(products), limit, document.get("taken")))
        # A city's number is its own (A57), and brand places come on top (单独): nobody else uses it.
        own = [one for one in products if one.get("brand_county") is None]
        return outcome(len(own) <= limit)
    if option(readings, "A56") == "per-body":
        return each_body_within(products, limit)
    if who == GROUPS:  # the commission sends for all groups at once
        return outcome(len(products) + (document.get("taken") or 0) <= limit)
    return outcome(fits(len(products), limit, document.get("taken")))


def each_body_within(products: Any, limit: Any) -> Any:
    # A56, for each body: a product whose body is not named might belong to any of them.
    bodies = [one.get("body") for one in products]
    named = [body for body in bodies if body is not None]
    unnamed = len(bodies) - len(named)
    most = max((named.count(body) for body in named), default=0)
    if most > limit:
        return UNMET
    return UNKNOWN if most + unnamed > limit else MET


def same_product(one: Any, other: Any) -> Any:
    """A59: enterprise and product; models tell apart only where both are filled in."""
    if one["enterprise"]["name"].strip() != other["enterprise"]["name"].strip():
        return False
    if one["name"].strip() != other["name"].strip():
        return False
    models = [one.get("model"), other.get("model")]
    if models[0] is None and models[1] is None:
        return True
    if None in models:
        return None
    return models[0].strip() == models[1].strip()


def no_double_recommendation(document: Document) -> Any:
    # 附件2 三3: two recommenders may send the same product, or one may send it twice (A59).
    here = [one["product"] for one in document["products"]]
    if not here:
        return NOT_APPLICABLE
    elsewhere = document.get("others") or []
    answers = [
        same_product(one, other) for number, one in enumerate(here) for other in [*here[number + 1 :], *elsewhere]
    ]
    if True in answers:
        return UNMET
    return UNKNOWN if None in answers else MET
