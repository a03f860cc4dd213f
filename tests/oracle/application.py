"""Annex 1 for a single application: who may apply (二 to 五), then the form and the plan."""

from datetime import date
from typing import Any

from .basis import (
    ADVISORY,
    IN_PRINCIPLE,
    NOT_APPLICABLE,
    NOTICE_DAY,
    REQUIRED,
    Document,
    Options,
    all_of,
    any_of,
    china_day,
    day,
    fen,
    fits_a_list,
    instant,
    midnight,
    money,
    opposite,
    option,
    outcome,
    stated,
    verdict,
    yi,
)
from .tracks import (
    CLUSTERS,
    NAMED_OPEN,
    NEW_STAR_FLOOR,
    NEW_STAR_NAMES,
    is_cluster,
    name_of,
    same_industry,
)

CORE, COORDINATED, NEW_STAR = "核心区", "协同区", "“新星”产业群"
RANKS = ("无", NEW_STAR, COORDINATED, CORE)
SOFTWARE = ("人工智能", "高端软件")
NOT_ASKED = "not asked"

SCALE = (
    "revenue",
    "revenue_growth",
    "revenue_forecast",
    "chain_leaders",
    "single_champions",
    "little_giants",
    "listed_companies",
    "above_scale_enterprises",
    "per_mu_leaders",
    "first_of_kind",
    "new_products",
    "jingpin_products",
    "pin_mark_holders",
    "inspection_grade",
    "future_factories",
    "smart_factories",
    "industrial_internet_platforms",
    "green_factories",
)
INNOVATION = (
    "rd_share",
    "rd_expense",
    "rd_growth",
    "innovation_platforms",
    "research_institutes",
    "shuangjian_shuangling_projects",
    "major_achievements",
    "science_awards",
    "standards",
    "pct_patents",
    "software_copyrights",
)
ECOSYSTEM = ("development_zones", "talents", "innovation_teams", "talent_bases")
GROWTH = ("major_projects", "medium_projects", "attracted_projects")
TARGETS = (
    "revenue",
    "rd_share",
    "attracted_projects",
    "chain_leaders",
    "single_champions",
    "little_giants",
    "future_factories",
    "green_factories",
    "innovation_platforms",
    "research_institutes",
)
TARGET_YEARS = (2026, 2027, 2028)
SYSTEM_CLOSES = date(2026, 6, 25)  # 附件1 五（一）, at the end of the day

RULES = {
    "applicant": (REQUIRED, "资格"),
    "open-track": (REQUIRED, "资格"),
    "route": (REQUIRED, "资格"),
    "x-system": (IN_PRINCIPLE, "资格"),
    "x-bars-new-star": (IN_PRINCIPLE, "资格"),
    "segment": (IN_PRINCIPLE, "资格"),
    "scale": (IN_PRINCIPLE, "资格"),
    "chain-leader": (IN_PRINCIPLE, "资格"),
    "innovation-base": (IN_PRINCIPLE, "资格"),
    "in-time": (REQUIRED, "时限"),
    "basics": (REQUIRED, "填报"),
    "one-choice": (REQUIRED, "填报"),
    "x-types": (REQUIRED, "填报"),
    "county-opinion": (REQUIRED, "填报"),
    "city-opinion": (REQUIRED, "填报"),
    "scale-lines": (REQUIRED, "填报"),
    "scale-lists": (REQUIRED, "填报"),
    "leading-enterprises": (REQUIRED, "填报"),
    "supporting-enterprises": (REQUIRED, "填报"),
    "innovation-lines": (REQUIRED, "填报"),
    "innovation-lists": (REQUIRED, "填报"),
    "key-innovation-platforms": (REQUIRED, "填报"),
    "ecosystem-lines": (REQUIRED, "填报"),
    "ecosystem-lists": (REQUIRED, "填报"),
    "industrial-platforms": (REQUIRED, "填报"),
    "service-platforms": (REQUIRED, "填报"),
    "growth-lines": (REQUIRED, "填报"),
    "growth-lists": (REQUIRED, "填报"),
    "project-rows": (REQUIRED, "填报"),
    "project-counts": (REQUIRED, "填报"),
    "chain-leader-projects": (REQUIRED, "填报"),
    "champion-projects": (REQUIRED, "填报"),
    "platform-projects": (REQUIRED, "填报"),
    "organisation": (REQUIRED, "填报"),
    "text-lengths": (ADVISORY, "填报"),
    "plan": (REQUIRED, "填报"),
    "targets": (REQUIRED, "填报"),
    "plan-tier-chapter": (IN_PRINCIPLE, "填报"),
    "plan-targets": (IN_PRINCIPLE, "填报"),
    "already-held": (ADVISORY, "提示"),
    "county-on-a-list": (ADVISORY, "提示"),
    "parts-within-whole": (ADVISORY, "提示"),
    "enterprises-within-cluster": (ADVISORY, "提示"),
    "projects-once": (ADVISORY, "提示"),
    "targets-above-today": (ADVISORY, "提示"),
    "targets-do-not-fall": (ADVISORY, "提示"),
}

# Neither the notice nor the table of readings says how far apart the figures may be.
NOT_COVERED = ("revenue-unit", "forecast-agrees", "rd-expense-agrees")


def judge_application(document: Document, readings: Options) -> Any:
    """Judge an application clause by clause, and give the verdict on the whole."""
    answers = {
        "applicant": applicant(document),
        "open-track": open_track(document, readings),
        "route": route(document, readings),
        "x-system": x_system(document, readings),
        "x-bars-new-star": x_bars_new_star(document, readings),
        "segment": segment(document),
        "scale": scale(document, readings),
        "chain-leader": chain_leader(document, readings),
        "innovation-base": innovation_base(document, readings),
        "in-time": in_time(document),
        "basics": basics(document),
        "one-choice": one_choice(document),
        "x-types": x_types(document, readings),
        "county-opinion": opinion(document, "county_opinion"),
        "city-opinion": NOT_ASKED,  # 附件1 五（二）: the city examines after 五（一） is over, and judge_city asks it
        "scale-lines": lines(document, "scale", readings),
        "scale-lists": lists(document, "scale", range(4, 19), readings),
        "leading-enterprises": enterprises(document, "leading_enterprises"),
        "supporting-enterprises": enterprises(document, "supporting_enterprises"),
        "innovation-lines": lines(document, "innovation", readings),
        "innovation-lists": lists(document, "innovation", range(4, 12), readings),
        "key-innovation-platforms": innovation_platforms(document),
        "ecosystem-lines": lines(document, "ecosystem", readings),
        "ecosystem-lists": lists(document, "ecosystem", (1, 4), readings),
        "industrial-platforms": industrial_platforms(document),
        "service-platforms": service_platforms(document),
        "growth-lines": lines(document, "growth", readings),
        "growth-lists": lists(document, "growth", (1, 2, 3), readings),
        "project-rows": project_rows(document),
        "project-counts": project_counts(document, readings),
        "chain-leader-projects": landmarks(document, "chain_leader_projects"),
        "champion-projects": landmarks(document, "champion_projects"),
        "platform-projects": landmarks(document, "platform_projects"),
        "organisation": organisation(document),
        "text-lengths": text_lengths(document, readings),
        "plan": plan(document),
        "targets": targets(document, readings),
        "plan-tier-chapter": plan_tier_chapter(document),
        "plan-targets": plan_targets(document),
        "already-held": already_held(document),
        "county-on-a-list": county_on_a_list(document),
        "parts-within-whole": parts_within_whole(document, readings),
        "enterprises-within-cluster": enterprises_within_cluster(document),
        "projects-once": projects_once(document),
        "targets-above-today": targets_above_today(document, readings),
        "targets-do-not-fall": targets_do_not_fall(document, readings),
    }
    clauses = {name: NOT_APPLICABLE if answer is NOT_ASKED else outcome(answer) for name, answer in answers.items()}
    rules = dict(RULES)
    if option(readings, "A66") == "in-principle" or status(document, readings) == "open":
        rules["route"] = (IN_PRINCIPLE, "资格")
    if option(readings, "A68") == "required":
        rules["plan-tier-chapter"] = (REQUIRED, "填报")
    return {"clauses": clauses, "rules": rules, "verdict": verdict(clauses, rules)}


def section(document: Document, name: str) -> Any:
    return document.get(name) or {}


def status(document: Document, readings: Options) -> Any:
    """附件1 二1 with 附1-1: is the track open, for adjustment only, closed, or a New Star track?"""
    name = name_of(document["track"])
    if name not in CLUSTERS:
        return "new-star"
    if CLUSTERS[name] is None:
        return "closed"
    if name in NAMED_OPEN or option(readings, "A04") == "all-with-floors":
        return "open"
    return "adjust-only"


def of_zone(document: Document) -> Any:
    return document["tier"] in (CORE, COORDINATED)


# Who may apply ---------------------------------------------------------------------------


def applicant(document: Document) -> Any:
    # 附件1 三: governments of counties, and committees of zones and parks; nobody else.
    return document["applicant"]["kind"] in ("县（市、区）人民政府", "开发区（园区）管委会")


def open_track(document: Document, readings: Options) -> Any:
    # 附1-1: zones are open where the row prints floors (A03), the New Star where its own
    # column is meant. A tier that the track does not have cannot be applied for.
    if not of_zone(document):
        return not is_cluster(document["track"])
    state = status(document, readings)
    if state == "closed":
        return False if option(readings, "A03") == "closed" else None
    return state != "new-star"


def route(document: Document, readings: Options) -> Any:
    # 附件1 二1. In the tracks it opens anybody may come, straight to a 核心区 too unless A05
    # says never; in the others a 协同区 may rise, and an X group may become a 协同区.
    state = status(document, readings)
    if not of_zone(document) or state in ("closed", "new-star"):
        return NOT_ASKED
    standing = document.get("standing")
    is_coordinated = None if standing is None else standing == COORDINATED
    if state == "open":
        if document["tier"] == CORE and option(readings, "A05") == "never":
            return is_coordinated
        return True
    if document["tier"] == CORE:
        return is_coordinated
    return belongs_to_x(document, readings)


def title_counts(document: Document, title: Document, readings: Options) -> Any:
    # A title counts if its scheme is X (A01), it is in force on the day (A07), and it is of
    # the industry applied for (A08).
    if title["scheme"] == NEW_STAR and option(readings, "A01") == "six":
        return False
    return all_of([in_force(document, title, readings), of_industry(document, title, readings)])


def in_force(document: Document, title: Document, readings: Options) -> Any:
    # A07: on the day of submission, or of the notice; the last day of a title still counts. A form
    # not sent yet will be sent between the day of the notice and the one on which the system closes
    # itself (附件1 五（一）): the day is blank, but a title may last through all of them, or none.
    until = day(title.get("valid_until"))
    if until is None:
        return True
    if option(readings, "A07") == "notice-date":
        return until >= NOTICE_DAY
    on = china_day(document.get("submitted"))
    if on is not None:
        return until >= on
    if until >= SYSTEM_CLOSES:
        return True
    return False if until < NOTICE_DAY else None


def of_industry(document: Document, title: Document, readings: Options) -> Any:
    # A08 and A21: what is stated goes first, then the printed names.
    if option(readings, "A08") == "any-title":
        return True
    if title.get("same_industry") is not None:
        return title["same_industry"]
    return same_industry(title.get("industry"), document["track"])


def belongs_to_x(document: Document, readings: Options) -> Any:
    # 附件1 二1 against the boxes of 附1-2 (A01): six schemes, or seven with the New Star,
    # which may be stated as standing as well as by a title; a blank standing may be that one.
    answers: list[Any] = []
    if option(readings, "A01") == "seven":
        standing = document.get("standing")
        answers.append(None if standing is None else standing == NEW_STAR)
    if document.get("titles") is None:
        answers.append(None)
    else:
        answers += [title_counts(document, title, readings) for title in document["titles"]]
    return any_of(answers)


def x_system(document: Document, readings: Options) -> Any:
    # 附件1 四（一）3: applicants for a zone belong to X today; an existing 协同区 that wants to
    # become a 核心区 will do as well (A02).
    if not of_zone(document):
        return NOT_ASKED
    answers = [belongs_to_x(document, readings)]
    if document["tier"] == CORE and option(readings, "A02") == "yes":
        standing = document.get("standing")
        answers.append(None if standing is None else standing == COORDINATED)
    return any_of(answers)


def x_bars_new_star(document: Document, readings: Options) -> Any:
    # 附件1 二2: who is in X already does not apply for a New Star again.
    if of_zone(document):
        return NOT_ASKED
    return opposite(belongs_to_x(document, readings))


def segment(document: Document) -> Any:
    # 附1-1: a segment of the row; any other only where the row ends with 等 (A20). The New
    # Star tracks are segments themselves, and their list is open (A19).
    row = CLUSTERS.get(name_of(document["track"]))
    if not of_zone(document):
        return NOT_ASKED if is_cluster(document["track"]) else True
    if row is None:
        return NOT_ASKED
    chosen = choices(document)
    if chosen is None:
        return None
    _, _, printed, is_open = row
    return is_open or all(choice in printed for choice in chosen)


def choices(document: Document) -> Any:
    """The segments ticked: a text that joins several printed ones is several."""
    text = document.get("segment")
    if text is None:
        return None
    row = CLUSTERS.get(name_of(document["track"]))
    printed = row[2] if row else NEW_STAR_NAMES
    parts = text.strip()
    if parts in printed:
        return [parts]
    for mark in "，,；;/\n":
        parts = parts.replace(mark, "、")
    parts = [part.strip() for part in parts.split("、") if part.strip()]
    return parts if sum(part in printed for part in parts) > 1 else [text.strip()]


def scale(document: Document, readings: Options) -> Any:
    # 附件1 四（一）1 and 附1-1 with its first note: revenue reaches the floor of track and tier,
    # three tenths less in a mountain or island county. The second note has no number (A17).
    name = name_of(document["track"])
    if of_zone(document):
        row = CLUSTERS.get(name)
        if row is None:
            return NOT_ASKED
        floor = row[0] if document["tier"] == CORE else row[1]
    elif name in CLUSTERS:
        return NOT_ASKED
    else:
        floor = NEW_STAR_FLOOR
    figures = section(document, "scale")
    forecast = option(readings, "A12") == "this-year-forecast"
    revenue = fen(figures.get("revenue_forecast" if forecast else "revenue"))
    if revenue is None:
        return None
    full, less = yi(floor), yi(floor) * 7 // 10
    granted = fen(document.get("granted_floor"))
    if granted is not None:
        full, less = min(full, granted), min(less, granted)
    more_than = option(readings, "A13") == "more-than"
    at_full = revenue > full if more_than else revenue >= full
    at_less = revenue > less if more_than else revenue >= less
    relief = relieved(document, readings)
    if relief is None:
        return at_full if at_full == at_less else None
    return at_less if relief else at_full


def relieved(document: Document, readings: Options) -> Any:
    # The county has to be named as one of mountain or island (A14, never looked up), a park
    # has to say in which county it lies (A16), and the relief must come by itself (A15).
    if option(readings, "A15") == "discretionary":
        return False
    who = document["applicant"]
    park = who["kind"] == "开发区（园区）管委会"
    if park and option(readings, "A16") == "none":
        return False
    claimed = who.get("mountain_or_island")
    if park and claimed and who.get("county") is None:
        return None
    return claimed


def at_least(figures: Any, name: str, number: int) -> Any:
    count = figures.get(name)
    return None if count is None else count >= number


def chain_leader(document: Document, readings: Options) -> Any:
    # 附件1 四（一）2, first part: a 核心区 has a chain leader. By the other reading of A22 three
    # research institutes do without one.
    if document["tier"] != CORE:
        return NOT_ASKED
    leader = at_least(section(document, "scale"), "chain_leaders", 1)
    if option(readings, "A22") == "leader-and-either":
        return leader
    return any_of([leader, at_least(section(document, "innovation"), "research_institutes", 3)])


def innovation_base(document: Document, readings: Options) -> Any:
    # 附件1 四（一）2, second part: an innovation platform, or three research institutes, of any
    # 核心区. The form does not ask 人工智能 and 高端软件 for the platforms, but they have to prove the
    # condition all the same, by institutes or by material outside the form. A24: the missing count
    # alone never fails them; with demand it does.
    if document["tier"] != CORE:
        return NOT_ASKED
    figures = section(document, "innovation")
    institutes = at_least(figures, "research_institutes", 3)
    platforms = at_least(figures, "innovation_platforms", 1)
    if name_of(document["track"]) in SOFTWARE and platforms is None and option(readings, "A24") == "demand":
        platforms = False
    return any_of([platforms, institutes])


def in_time(document: Document) -> Any:
    # 附件1 五（一）: June 25, 24:00, which moment itself is too late (A42).
    moment = instant(document.get("submitted"))
    return None if moment is None else moment < midnight(date(2026, 6, 26))


# The form --------------------------------------------------------------------------------


def basics(document: Document) -> Any:
    # 附1-2 一: every box of it but the opinions: the X types, the segment (a New Star track is one by
    # itself), its advantages, and who leads the cluster and who can be asked.
    people = [section(document, "head"), section(document, "contact")]
    return all_of(
        [
            stated(document.get("x_types") or None),
            stated(document.get("segment") if of_zone(document) else "the track"),
            stated(document.get("advantages")),
            *(stated(one.get(item)) for one in people for item in ("name", "position", "mobile")),
        ]
    )


def one_choice(document: Document) -> Any:
    # 附1-2 一: a single type and a single segment; a New Star track is a segment by itself.
    chosen = choices(document)
    if chosen is None:
        return None if is_cluster(document["track"]) else True
    return len(chosen) == 1


def x_types(document: Document, readings: Options) -> Any:
    # 附1-2 一: the boxes of the X types; 无 stands alone, and what is known of the titles
    # (in force, of the industry) must not contradict the boxes.
    ticked = document.get("x_types")
    if ticked is None:
        return None
    boxes = set(ticked)
    if not boxes or ("无" in boxes and len(boxes) > 1):
        return False
    seven = {**readings, "A01": "seven"}
    held: dict[str, list[Any]] = {}
    for title in document.get("titles") or []:
        held.setdefault(title["scheme"], []).append(title_counts(document, title, seven))
    if document.get("standing") == NEW_STAR:
        held.setdefault(NEW_STAR, []).append(True)
    answers = {scheme: any_of(counts) for scheme, counts in held.items()}
    if any(answer and scheme not in boxes for scheme, answer in answers.items()):
        return False
    known = document.get("titles") is not None
    wrong = any(answers.get(box, False) is False for box in boxes - {"无"})
    return not (known and wrong)


def opinion(document: Document, name: str) -> Any:
    # 附1-2 一, last two boxes: an opinion, a seal and a date.
    given = section(document, name)
    return all_of([given.get("given"), given.get("sealed"), stated(given.get("dated"))])


def fills_as_software(document: Document, readings: Options) -> Any:
    # 附1-2 二（一） and （二）: the notes name two clusters; A67 may add the New Stars of the trade.
    track = document["track"]
    if name_of(track) in SOFTWARE:
        return True
    if option(readings, "A67") == "all-lines":
        return False
    if not isinstance(track, str):
        return bool(track.get("software")) or name_of(track) == "算力产业"
    return track == "算力产业"


def asked(document: Document, part: str, readings: Options) -> Any:
    """The lines of a section which this applicant has to fill, by number."""
    names = {
        "scale": SCALE,
        "innovation": INNOVATION,
        "ecosystem": ECOSYSTEM,
        "growth": GROWTH,
        "targets": TARGETS,
    }[part]
    if fills_as_software(document, readings):
        spared = {"scale": (9, 13, 14, 15, 16, 18), "innovation": (4,), "targets": (7, 8, 9)}
    else:
        spared = {"innovation": (11,)}
    return {number: name for number, name in enumerate(names, 1) if number not in spared.get(part, ())}


def lines(document: Document, part: str, readings: Options) -> Any:
    # 附1-2 二（一） to （四）: every line that is asked for has a value; nought is a value.
    figures = section(document, part)
    return all_of(stated(figures.get(name)) for name in asked(document, part, readings).values())


def lists(document: Document, part: str, numbers: Any, readings: Options) -> Any:
    # The notes at the head of （一） to （四）: which lines need a detailed list. Lines declared
    # classified do not (last note of 附1-2), and nought leaves nothing to list.
    figures = section(document, part)
    evidence, classified = document.get("evidence"), document.get("classified") or []
    projects = section(document, "project_lists")
    answers: list[Any] = []
    for number, name in asked(document, part, readings).items():
        path = f"{part}.{name}"
        if number not in numbers or path in classified or figures.get(name) == 0:
            continue
        if path in (evidence or []) or (part == "growth" and projects.get(name)):
            answers.append(True)
        elif evidence is None or figures.get(name) is None:
            answers.append(None)
        else:
            answers.append(False)
    return all_of(answers)


def rows_filled(rows: Any, columns: Any, most: Any = None) -> Any:
    # A table: blank is not known, more rows than printed have to be taken out (A38), fewer
    # are only pointed out; every column of a row is filled.
    if rows is None:
        return None
    if most is not None and len(rows) > most:
        return False
    return all_of(stated(row.get(column)) for row in rows for column in columns)


def enterprises(document: Document, name: str) -> Any:
    # 附1-2 二（一）, after the lines: the three most typical of each kind.
    columns = ("name", "honours", "product", "innovation", "revenue", "rd_share")
    return rows_filled(document.get(name), columns, 3)


def innovation_platforms(document: Document) -> Any:
    # 附1-2 二（二）, after the lines: the three most typical innovation platforms.
    columns = ("name", "honours", "awards", "commercialisation")
    return rows_filled(document.get("key_innovation_platforms"), columns, 3)


def industrial_platforms(document: Document) -> Any:
    # 附1-2 二（三）: at most three, and of each the three most typical enterprises.
    rows = document.get("industrial_platforms")
    columns = ("name", "kind", "enterprises", "representatives", "land")
    filled = rows_filled(rows, columns, 3)
    if any(len(row.get("representatives") or []) > 3 for row in rows or []):
        return False
    return filled


def service_platforms(document: Document) -> Any:
    # 附1-2 二（三）: at most three public services.
    return rows_filled(document.get("service_platforms"), ("name", "kind", "results"), 3)


def project_lists(document: Document) -> Any:
    """The lists of projects by line; a classified line needs none (last note of 附1-2), so nobody looks into it."""
    classified = document.get("classified") or []
    lists_ = section(document, "project_lists")
    return {name: lists_.get(name) for name in GROWTH if f"growth.{name}" not in classified}


def project_rows(document: Document) -> Any:
    # 附1-2 二（四）, note at the head: what the list has to say of each project.
    columns = ("name", "owner", "overview", "period", "total", "spent", "effect")
    rows = [row for listed in project_lists(document).values() for row in listed or []]
    return rows_filled(rows, columns) if rows else NOT_ASKED


def project_qualifies(project: Document, name: str, software: bool) -> Any:
    # 附1-2 二（四）1 to 3. 以上 and the dash take both ends in (A28); what is in dollars is held
    # against dollars only (A29); the software trades have lines of their own (A30).
    total, dollars = money(project.get("total"))
    if name == "attracted_projects":
        if software:
            output = fen(project.get("annual_output"))
            invested = None if total is None or dollars else total >= 5000 * 10**6
            return any_of([invested, None if output is None else output >= yi(1)])
        return None if total is None else total >= yi(1 if dollars else 10)
    if total is None or dollars:
        large = None
    elif name == "major_projects":
        large = total >= (5000 * 10**6 if software else yi(10))
    else:
        low, high = (2000 * 10**6, 5000 * 10**6) if software else (yi(1), yi(10))
        large = low <= total <= high
    return large if software else any_of([large, project.get("designated")])


def project_counts(document: Document, readings: Options) -> Any:
    # 附1-2 二（四）: the number on the line is the number of projects in its list that belong
    # there.
    software = fills_as_software(document, readings)
    answers: list[Any] = []
    for name, rows in project_lists(document).items():
        count = section(document, "growth").get(name)
        if count is None or rows is None:
            continue
        found = [project_qualifies(row, name, software) for row in rows]
        sure, open_ = found.count(True), found.count(None)
        if not sure <= count <= sure + open_:
            answers.append(False)
        else:
            answers.append(None if open_ else True)
    return all_of(answers) if answers else NOT_ASKED


def landmarks(document: Document, name: str) -> Any:
    # 附1-2 二（四）, the three tables of landmark projects, in any number.
    return rows_filled(document.get(name), ("name", "owner", "honours", "overview"))


def organisation(document: Document) -> Any:
    # 附1-2 二（五）: yes or no for each of three; who says yes describes it.
    answers: list[Any] = []
    for name in ("mechanism", "policy", "promoter"):
        row = section(document, "organisation").get(name) or {}
        answers.append(stated(row.get("exists")))
        if row.get("exists"):
            answers.append(stated(row.get("summary")))
    return all_of(answers)


def text_lengths(document: Document, readings: Options) -> Any:
    # 附1-2: at most 300 characters for the advantages and the three arrangements, 100 in the
    # table of leading enterprises and of innovation platforms (A39: white space is left out).
    texts = [(document.get("advantages"), 300)]
    for row in document.get("leading_enterprises") or []:
        texts += [(row.get("product"), 100), (row.get("innovation"), 100)]
    for row in document.get("key_innovation_platforms") or []:
        texts += [(row.get("awards"), 100), (row.get("commercialisation"), 100)]
    for name in ("mechanism", "policy", "promoter"):
        row = section(document, "organisation").get(name) or {}
        texts.append((row.get("summary"), 300))
    written = [(text, most) for text, most in texts if text is not None]
    if not written:
        return NOT_ASKED
    if option(readings, "A39") == "without-white-space":
        written = [("".join(text.split()), most) for text, most in written]
    return all(len(text) <= most for text, most in written)


# The plan --------------------------------------------------------------------------------


def plan(document: Document) -> Any:
    # 附件1 五（一）: the plan is uploaded with the form.
    return section(document, "plan").get("uploaded")


def target_rows(document: Document) -> Any:
    return {row["year"]: row for row in document.get("targets") or []}


def targets(document: Document, readings: Options) -> Any:
    # 附1-3 二: ten targets for each of three years, without 7 to 9 for the software clusters.
    rows = target_rows(document)
    return all_of(
        stated(rows.get(year, {}).get(name))
        for year in TARGET_YEARS
        for name in asked(document, "targets", readings).values()
    )


def plan_tier_chapter(document: Document) -> Any:
    # 附1-3 三: core and coordinated zones plan how they work with each other.
    return section(document, "plan").get("tier_chapter") if of_zone(document) else NOT_ASKED


def plan_targets(document: Document) -> Any:
    # 附1-3 三, end: the figures of the form come back among the tasks of the plan.
    return section(document, "plan").get("restates_figures")


# Pointed out, without consequence ---------------------------------------------------------


def already_held(document: Document) -> Any:
    # 附件1 二1: it asks for what it is already, or for less.
    standing = document.get("standing")
    if standing is None:
        return None
    return RANKS.index(standing) < RANKS.index(document["tier"])


def county_on_a_list(document: Document) -> Any:
    # 附1-1 note 1 with A14: the statement fits at least one dated list.
    who = document["applicant"]
    return fits_a_list(who.get("county"), who.get("mountain_or_island"))


def parts_within_whole(document: Document, readings: Options) -> Any:
    # 附1-2 二（一）7, 9 and 16 count enterprises among those of line 8.
    figures, numbers = section(document, "scale"), asked(document, "scale", readings)
    whole = figures.get("above_scale_enterprises")
    answers: list[Any] = []
    for number in (7, 9, 16):
        part = figures.get(SCALE[number - 1])
        if part is None and number not in numbers:
            continue
        answers.append(None if part is None or whole is None else part <= whole)
    return all_of(answers)


def enterprises_within_cluster(document: Document) -> Any:
    # 附1-2 二（一）: the enterprises named, each once, do not sell more than the whole cluster.
    rows = [row for name in ("leading_enterprises", "supporting_enterprises") for row in document.get(name) or []]
    whole = fen(section(document, "scale").get("revenue"))
    if not rows:
        return NOT_ASKED
    if whole is None:
        return None
    known: dict[Any, int] = {}
    blank = False
    for number, row in enumerate(rows):
        revenue = fen(row.get("revenue"))
        blank = blank or revenue is None
        name = row.get("name") or number
        known[name] = max(known.get(name, 0), revenue or 0)
    if sum(known.values()) > whole:
        return False
    return None if blank else True


def projects_once(document: Document) -> Any:
    # A28: a project stands on line 1 or on line 2 of 二（四）, not on both.
    projects = section(document, "project_lists")
    if projects.get("major_projects") is None or projects.get("medium_projects") is None:
        return NOT_ASKED
    first = {(row.get("name"), row.get("owner")) for row in projects["major_projects"]}
    second = {(row.get("name"), row.get("owner")) for row in projects["medium_projects"]}
    return not any(name for name, _ in first & second)


def stocks(document: Document, readings: Options) -> Any:
    # A32: items 4 to 10 are stocks at the end of a year; 1 to 3 are not compared.
    return [name for n, name in asked(document, "targets", readings).items() if n >= 4]


def today(document: Document, name: str) -> Any:
    part = "innovation" if name in INNOVATION else "scale"
    return section(document, part).get(name)


def targets_above_today(document: Document, readings: Options) -> Any:
    # 附1-3 二: the first target is not below what the form reports today.
    aims = target_rows(document).get(2026, {})
    answers: list[Any] = []
    for name in stocks(document, readings):
        aim, now = aims.get(name), today(document, name)
        answers.append(None if aim is None or now is None else aim >= now)
    return all_of(answers)


def targets_do_not_fall(document: Document, readings: Options) -> Any:
    # 附1-3 note 1: cumulative targets do not fall from year to year.
    rows = target_rows(document)
    answers: list[Any] = []
    for name in stocks(document, readings):
        values = [rows.get(year, {}).get(name) for year in TARGET_YEARS]
        for early in range(3):
            for late in range(early + 1, 3):
                pair = (values[early], values[late])
                answers.append(None if None in pair else pair[0] <= pair[1])
    return all_of(answers)
