"""What every part of this reading shares: options, three-valued answers, amounts, days, verdicts.

A question is answered True, False or None (not known). A blank stays None: it is never
nought, and it leaves a question open only where the value in the blank could turn the answer.
"""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

Document = dict[str, Any]
"""What an office sends, as JSON has it."""
Options = Mapping[str, str]
"""The readings chosen, by id."""

# Options by id; the first of each is the default of the table of readings.
OPTIONS = {
    "A01": ("seven", "six"),
    "A02": ("yes", "no"),
    "A03": ("closed", "by-evaluation-method"),
    "A04": ("four", "all-with-floors"),
    "A05": ("allowed-in-open-tracks", "never"),
    "A07": ("submission", "notice-date"),
    "A08": ("same-industry", "any-title"),
    "A12": ("last-year-actual", "this-year-forecast"),
    "A13": ("at-least", "more-than"),
    "A15": ("automatic", "discretionary"),
    "A16": ("by-host-county", "none"),
    "A22": ("leader-and-either", "leader-and-platform-or-institutes"),
    "A24": ("do-not-demand", "demand"),
    "A27": ("in-principle", "hard"),
    "A39": ("without-white-space", "all-characters"),
    "A41": ("inclusive", "exclusive"),
    "A47": ("ratio-of-sums", "mean-of-ratios", "every-year"),
    "A48": ("years-on-sale", "full-years", "three-years", "every-year"),
    "A51": ("registered", "production-site"),
    "A53": ("no-limit", "one-in-principle"),
    "A55": ("two-per-county-outside", "two-in-total-outside", "two-per-county-inside"),
    "A56": ("total", "per-body"),
    "A66": ("required", "in-principle"),
    "A67": ("all-lines", "as-software"),
    "A68": ("in-principle", "required"),
}

NOTICE_DAY = date(2026, 5, 26)

MET, UNMET, UNKNOWN, NOT_APPLICABLE = "符合", "不符合", "不明", "不适用"
REQUIRED, IN_PRINCIPLE, ENCOURAGED, ADVISORY = "必须", "原则上", "鼓励", "提示"


def option(readings: Options, number: Any) -> Any:
    """The option chosen for a doubtful place; an absent one is the default."""
    chosen = readings.get(number, OPTIONS[number][0])
    if chosen not in OPTIONS[number]:
        raise ValueError(f"{number} has no option {chosen}")
    return chosen


def all_of(answers: Any) -> Any:
    """True if all are, False if any is not, else None."""
    answers = list(answers)
    if False in answers:
        return False
    return None if None in answers else True


def any_of(answers: Any) -> Any:
    """True if any is, False if none is, else None."""
    answers = list(answers)
    if True in answers:
        return True
    return None if None in answers else False


def opposite(answer: Any) -> Any:
    return None if answer is None else not answer


def stated(value: Any) -> Any:
    """True if filled in; a blank is not known, never 'no'."""
    return True if value is not None else None


def outcome(answer: Any) -> Any:
    return {True: MET, False: UNMET, None: UNKNOWN}[answer]


def verdict(clauses: Any, rules: Any) -> Any:
    """The gravest consequence of all outcomes.

    Nothing follows from what is encouraged or only pointed out. What holds in principle
    needs an explanation when it fails (A11). What is required and fails bars the subject,
    but a matter of filling in can still be mended (A38), as can whatever is not known.
    """
    grades = ["符合", "需作说明", "待补正", "不符合"]
    worst = 0
    for name, result in clauses.items():
        force, topic = rules[name]
        if force in (ENCOURAGED, ADVISORY) or result in (MET, NOT_APPLICABLE):
            continue
        if result == UNKNOWN:
            grade = 2
        elif force == IN_PRINCIPLE:
            grade = 1
        else:
            grade = 2 if topic == "填报" else 3
        worst = max(worst, grade)
    return grades[worst]


def parts(pattern: str, text: str) -> Any:
    """The groups of a pattern that the whole text has to fit."""
    found = re.fullmatch(pattern, text)
    if found is None:
        raise ValueError(f"{text} is not written as the form asks")
    return found.groups()


def money(text: Any) -> Any:
    """An amount as (hundredths of the currency as int, is it in dollars); a blank is (None, False)."""
    if text is None:
        return None, False
    number, scale, currency = parts(r"([0-9]+(?:\.[0-9]+)?)(亿|万|)(美元|元)", text)
    hundredths = Fraction(number) * {"亿": 10**8, "万": 10**4, "": 1}[scale] * 100
    if hundredths.denominator != 1:
        raise ValueError(f"{text} is finer than a hundredth")
    return int(hundredths), currency == "美元"


def fen(text: Any) -> Any:
    """An amount in yuan as a whole number of fen."""
    amount, dollars = money(text)
    if dollars:
        raise ValueError(f"{text} is in dollars")
    return amount


def yi(number: Any) -> Any:
    """So many 亿元 in fen."""
    return number * 10**10


def wan(number: Any) -> Any:
    """So many 万元 in fen."""
    return number * 10**6


def day(text: Any) -> Any:
    return None if text is None else date.fromisoformat(text)


def instant(text: Any) -> Any:
    """Nanoseconds of world time; 24:00 is the first moment of the next day."""
    if text is None:
        return None
    pattern = r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)"
    on, hour, minute, second, fraction, zone = parts(pattern, text)
    minutes = date.fromisoformat(on).toordinal() * 1440 + int(hour) * 60 + int(minute)
    if zone != "Z":
        offset = int(zone[1:3]) * 60 + int(zone[4:6])
        minutes -= offset if zone[0] == "+" else -offset
    seconds = minutes * 60 + int(second or 0)
    return seconds * 10**9 + int((fraction or "").ljust(9, "0"))


def midnight(on: Any) -> Any:
    """The first moment of a day in China."""
    return instant(f"{on.isoformat()}T00:00:00+08:00")


def china_day(text: Any) -> Any:
    """The day in China on which an instant falls."""
    moment = instant(text)
    if moment is None:
        return None
    return date.fromordinal((moment + 8 * 3600 * 10**9) // (86400 * 10**9))


def sent_before(text: Any, named: Any, readings: Options) -> Any:
    """Sent by a day named with 前: that day is in (to its end), or with A41 exclusive out."""
    if text is None:
        return None
    last = named.toordinal() + (1 if option(readings, "A41") == "inclusive" else 0)
    return instant(text) < midnight(date.fromordinal(last))


def percent(text: Any) -> Any:
    return None if text is None else Fraction(text.removesuffix("%")) / 100


# Counties of the three dated lists of mountain and island counties: on the list until
# 2024-08-20, from 2024-08-21, from 2025-05-28.
DATED_LISTS = {
    "淳安县": "111",
    "洞头区": "011",
    "永嘉县": "110",
    "平阳县": "100",
    "苍南县": "110",
    "文成县": "111",
    "泰顺县": "111",
    "武义县": "111",
    "磐安县": "111",
    "柯城区": "100",
    "衢江区": "111",
    "常山县": "111",
    "开化县": "111",
    "龙游县": "111",
    "江山市": "110",
    "嵊泗县": "011",
    "三门县": "111",
    "天台县": "111",
    "仙居县": "111",
    "莲都区": "100",
    "青田县": "111",
    "缙云县": "111",
    "遂昌县": "111",
    "松阳县": "111",
    "云和县": "111",
    "庆元县": "111",
    "景宁畲族自治县": "111",
    "龙泉市": "111",
}


def fits_a_list(county: Any, claimed: Any) -> Any:
    """A14: does at least one dated list agree with what was said of the county?"""
    if county is None or claimed is None:
        return None
    return ("1" if claimed else "0") in DATED_LISTS.get(county, "000")
