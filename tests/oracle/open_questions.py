"""The differences between the two readings that neither the notice nor the table of readings decides."""

from collections.abc import Callable, Collection

from attrs import frozen

from . import application as form
from .basis import MET, NOT_APPLICABLE, UNKNOWN, UNMET, Document, Options, fen, option
from .recommendation import BRAND, CITIES, GROUPS
from .tracks import CLUSTERS, NEW_STAR_NAMES, is_cluster, name_of


def anywhere(document: Document, options: Options) -> bool:
    """Of every document."""
    return True


@frozen
class Open:
    """A question that is left open, and who answers what: the clauses, the library's outcomes, the second reading's.

    ``where``: the documents and readings for which the question arises.
    """

    clauses: Collection[str]
    library: Collection[str]
    second: Collection[str]
    why: str
    where: Callable[[Document, Options], bool] = anywhere

    def excuses(self, clause: str, library: str, second: str, document: Document, options: Options) -> bool:
        """Is this a difference that the open question explains?"""
        return (
            clause in self.clauses
            and library in self.library
            and second in self.second
            and self.where(document, options)
        )


def _misplaced(document: Document, options: Options) -> bool:
    return is_cluster(document["track"]) is (document["tier"] == form.NEW_STAR)


def _of_open_industry(document: Document, options: Options) -> bool:
    known = (*CLUSTERS, *NEW_STAR_NAMES)
    return name_of(document["track"]) not in known and option(options, "A08") == "same-industry"


def _several_segments(document: Document, options: Options) -> bool:
    return len(form.choices(document) or ()) > 1


def _park_without_county(document: Document, options: Options) -> bool:
    who = document["applicant"]
    return who["kind"] == "开发区（园区）管委会" and who["county"] is None and who["mountain_or_island"] is True


def _boxes_in_doubt(document: Document, options: Options) -> bool:
    """Are no boxes ticked, or a title not, or is a title not beyond doubt one of the industry that lasts?"""
    boxes, titles = document["x_types"], document["titles"]
    if not boxes or titles is None or document["standing"] is None:
        return True
    held = {title["scheme"] for title in titles} | {document["standing"]} & {form.NEW_STAR}
    doubted = any(title["valid_until"] or title["same_industry"] is not True for title in titles)
    return doubted or (boxes != ["无"] and not held <= set(boxes))


def _blank_figure(document: Document, options: Options) -> bool:
    return any(None in document[part].values() for part in ("scale", "innovation", "ecosystem", "growth"))


def _four_representatives(document: Document, options: Options) -> bool:
    return any(len(row["representatives"] or ()) > 3 for row in document["industrial_platforms"] or ())


def _more_projects_than_counted(document: Document, options: Options) -> bool:
    return any(
        count is not None and len(document["project_lists"].get(name) or ()) > count
        for name, count in document["growth"].items()
    )


def _repeated_project(document: Document, options: Options) -> bool:
    rows = [row for name in form.GROWTH[:2] for row in document["project_lists"].get(name) or ()]
    names = [row["name"] for row in rows if row["name"]]
    return len(names) > len(set(names))


def _no_second_list(document: Document, options: Options) -> bool:
    return any(document["project_lists"].get(name) is None for name in form.GROWTH[:2])


def _beyond_stocks(document: Document, options: Options) -> bool:
    """Does a target that is no stock, or that the form does not ask, fall behind the figure of the form?"""
    aims = form.target_rows(document).get(2026, {})
    pairs = [(fen(aims.get("revenue")), fen(document["scale"]["revenue_forecast"]))]
    pairs += [
        (aims.get(name), form.today(document, name))
        for name in ("future_factories", "green_factories", "innovation_platforms")
    ]
    return any(None not in pair and pair[0] < pair[1] for pair in pairs)


def _nameless_or_repeated(document: Document, options: Options) -> bool:
    rows = [*(document["leading_enterprises"] or ()), *(document["supporting_enterprises"] or ())]
    names = [row["name"] for row in rows]
    return None in names or len(names) > len(set(names))


def _on_a_brands_place(document: Document, options: Options) -> bool:
    return any(one["brand_county"] is not None for one in document["products"])


def _two_in_all(document: Document, options: Options) -> bool:
    return document["recommender"] in CITIES and option(options, "A55") == "two-in-total-outside"


def _several_groups(document: Document, options: Options) -> bool:
    return bool(document["recommender"] == GROUPS) and option(options, "A56") == "per-body"


_NOT_YET = "Not sent yet: the library does not apply the deadline, the second reading leaves it unknown."
_NOTHING = "Nothing is there to examine: the library says 符合 or 不适用, the second reading the other of the two."
_ADVICE = "A figure of a remark is blank: the library compares what is filled in, the second reading leaves it unknown."
_SLIP = "An entry that is said to be wanting: 不明 or 不符合. Of the form either is 待补正 (A40)."
_EITHER = (MET, NOT_APPLICABLE)

EXCEPT: dict[str, tuple[Open, ...]] = {
    "product": (
        Open(("in-time",), (NOT_APPLICABLE,), (UNKNOWN,), _NOT_YET),
        Open(("county-on-a-list",), (NOT_APPLICABLE,), (UNKNOWN,), _ADVICE),
    ),
    "application": (
        Open(("in-time",), (NOT_APPLICABLE,), (UNKNOWN,), _NOT_YET),
        Open(
            ("route", "segment"),
            _EITHER,
            _EITHER,
            "Open tracks have no route to keep to, and a New Star track is its segment: whether that is met or does not apply.",
        ),
        Open(
            ("one-choice", "basics"),
            _EITHER,
            (MET, UNMET, UNKNOWN),
            "A New Star of a cluster row, or a zone of a New Star track: open-track bars it, whatever its segment.",
            _misplaced,
        ),
        Open(
            ("one-choice",),
            (NOT_APPLICABLE,),
            (UNKNOWN,),
            "No segment: basics misses it already.",
            lambda document, options: document["segment"] is None,
        ),
        Open(
            ("segment",),
            (UNMET,),
            (MET,),
            "Several printed segments: whether only one-choice is hurt, or the row's list, too.",
            _several_segments,
        ),
        Open(
            ("x-system", "x-bars-new-star"),
            (UNKNOWN,),
            (MET, UNMET),
            "A21 compares printed industries. Is a printed one another than that of a track printed nowhere?",
            _of_open_industry,
        ),
        Open(
            ("scale",),
            (MET,),
            (UNKNOWN,),
            "A16, park needs explicit host county, against the edition's own words of A16: the applicant's statement counts,"
            " and the missing county is a note.",
            _park_without_county,
        ),
        Open(
            ("x-types",),
            (UNKNOWN, MET, UNMET),
            (UNMET, MET),
            "What the ticked boxes are held against: the titles in force of any industry, or those that count as X; and"
            " whether a title that is not ticked is a slip.",
            _boxes_in_doubt,
        ),
        Open(("county-opinion", "plan"), (UNKNOWN,), (UNMET,), _SLIP),
        Open(("scale-lists", "innovation-lists", "ecosystem-lists", "growth-lists"), (UNKNOWN,), (UNMET,), _SLIP),
        Open(
            ("scale-lists", "innovation-lists", "ecosystem-lists", "growth-lists"),
            (*_EITHER, UNKNOWN),
            (UNKNOWN, UNMET),
            "A blank figure: the lines miss it already; whether its list is missing, too.",
            _blank_figure,
        ),
        Open(
            (
                "scale-lists",
                "innovation-lists",
                "ecosystem-lists",
                "growth-lists",
                "project-rows",
                "project-counts",
                "text-lengths",
            ),
            _EITHER,
            _EITHER,
            _NOTHING,
        ),
        Open(
            ("industrial-platforms",),
            (MET, UNKNOWN),
            (UNMET,),
            "A38 bounds the rows of the tables; are four representatives of a platform a row too many?",
            _four_representatives,
        ),
        Open(("project-counts",), (UNKNOWN,), (UNMET,), _SLIP),
        Open(
            ("project-counts",),
            (UNMET,),
            (MET, UNKNOWN),
            "More projects listed than counted: whether the list may name projects that the line does not count.",
            _more_projects_than_counted,
        ),
        Open(("projects-once",), _EITHER, _EITHER, _NOTHING),
        Open(
            ("projects-once",),
            (UNMET,),
            _EITHER,
            "A28 warns of a project that is counted twice: by its name, or by name and owner; on two lines, or on one.",
            _repeated_project,
        ),
        Open(("county-on-a-list",), (NOT_APPLICABLE,), (UNKNOWN,), _ADVICE),
        Open(
            ("parts-within-whole", "targets-above-today", "targets-do-not-fall", "enterprises-within-cluster"),
            _EITHER,
            (UNKNOWN,),
            _ADVICE,
        ),
        Open(
            ("targets-above-today",),
            (UNMET,),
            (MET, UNKNOWN),
            "Whether the remark compares revenue with the forecast, and lines that are filled in unasked.",
            _beyond_stocks,
        ),
        Open(
            ("enterprises-within-cluster",),
            _EITHER,
            (MET, UNMET, UNKNOWN),
            "An enterprise without a name, or in two rows with different revenues: which one counts.",
            _nameless_or_repeated,
        ),
    ),
    "city": (
        Open(("recommended-in-time",), (NOT_APPLICABLE,), (UNKNOWN,), _NOT_YET),
        Open(
            ("duplicate-application",),
            (MET,),
            (UNMET,),
            "A26, several forms allowed with a duplicate warning: several of an applicant, or several for one track.",
        ),
        Open(("duplicate-application",), _EITHER, _EITHER, _NOTHING),
    ),
    "recommendation": (
        Open(("recommended-in-time",), (NOT_APPLICABLE,), (UNKNOWN,), _NOT_YET),
        Open(
            ("products-per-enterprise", "no-double-recommendation", "within-quota"), (MET,), (NOT_APPLICABLE,), _NOTHING
        ),
        Open(
            ("brand-places",),
            (NOT_APPLICABLE,),
            (MET, UNMET, UNKNOWN),
            "The brand counties' own list: within-quota judges its row, with the same answer.",
            lambda document, options: document["recommender"] == BRAND,
        ),
        Open(
            ("brand-places",),
            (MET,),
            (UNKNOWN,),
            "A55, two in all: a city's list cannot state what the brand counties elsewhere have used.",
            _two_in_all,
        ),
        Open(
            ("in-jurisdiction",),
            (UNMET, UNKNOWN),
            (MET, UNMET, UNKNOWN),
            "A product on a brand's place: whether its enterprise has to be in the brand's county, or in the city.",
            _on_a_brands_place,
        ),
        Open(
            ("no-double-recommendation",),
            (MET,),
            (UNKNOWN,),
            "A59, enterprise and product: is a product without a model the one with a model?",
        ),
        Open(
            ("within-quota",),
            (UNMET,),
            (UNKNOWN,),
            "A56, each body: the commission's list does not name the group of a product.",
            _several_groups,
        ),
    ),
}
"""The differences that are left out of the comparison, by the kind of document, each with its reason."""
