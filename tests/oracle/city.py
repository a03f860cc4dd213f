"""What a city sends for annex 1: 五（二）, the choice of applications and the letter.

A document: {"city", "applications": [application, in order], "sent": instant or None,
"sealed": bool or None}.
"""

from datetime import date
from typing import Any

from .basis import (
    ADVISORY,
    IN_PRINCIPLE,
    NOT_APPLICABLE,
    REQUIRED,
    Document,
    Options,
    option,
    outcome,
    sent_before,
    verdict,
)

RULES = {
    "new-star-cap": (IN_PRINCIPLE, "资格"),
    "duplicate-application": (ADVISORY, "提示"),
    "recommended-in-time": (REQUIRED, "时限"),
    "sealed": (REQUIRED, "资格"),
}


def judge_city(document: Document, readings: Options) -> Any:
    """Judge what a city sends; the applications themselves are judged one by one elsewhere."""
    clauses = {
        "new-star-cap": outcome(new_star_cap(document)),
        "duplicate-application": duplicate_application(document),
        "recommended-in-time": outcome(recommended_in_time(document, readings)),
        "sealed": outcome(sealed(document)),
    }
    rules = dict(RULES)
    if option(readings, "A27") == "hard":
        rules["new-star-cap"] = (REQUIRED, "资格")
    return {"clauses": clauses, "rules": rules, "verdict": verdict(clauses, rules)}


def new_stars(document: Document) -> Any:
    return [one for one in document["applications"] if one["tier"] == "“新星”产业群"]


def new_star_cap(document: Document) -> Any:
    # 附件1 五（二）: a city recommends three New Stars at most, three included (A27: a matter
    # of principle, or hard); zones are not counted.
    return len(new_stars(document)) <= 3


def beyond_the_cap(document: Document) -> Any:
    """The New Stars after the third, in the order given."""
    return new_stars(document)[3:]


def repeated_applicants(document: Document) -> Any:
    """Applicants that send more than one form, in order of their first."""
    names = [one["applicant"]["name"].strip() for one in document["applications"]]
    return [name for name in dict.fromkeys(names) if names.count(name) > 1]


def duplicate_application(document: Document) -> Any:
    # 附件1 三 and the form, where one type and one segment are ticked: several forms by one
    # applicant are allowed, and pointed out (A26).
    if not document["applications"]:
        return NOT_APPLICABLE
    return outcome(not repeated_applicants(document))


def recommended_in_time(document: Document, readings: Options) -> Any:
    # 附件1 五（二）: the letter goes up by July 3 (A41: that day included or not).
    return sent_before(document.get("sent"), date(2026, 7, 3), readings)


def sealed(document: Document) -> Any:
    # 附件1 五（二）: it is the signed and sealed letter that goes up.
    return document.get("sealed")
