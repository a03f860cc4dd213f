"""Who gets a place of 附件2 三3 and who does not: plain sorting, and ties left to people."""

from fractions import Fraction
from typing import Any

from .basis import Options, option
from .recommendation import ASSOCIATIONS, BRAND, CITIES, GROUPS, PLACES

TOTAL = sum(CITIES.values())


def places_left(recommender: str, readings: Options, taken: Any = None) -> Any:
    """How many places a row still has, or None where that is not known.

    The table of places, numbers read as caps (A57). Rows 13 and 14 hold by default for all
    bodies together (A56): the commission sends for all groups at once, but an association
    needs to know what the others took. So does a city whose brand counties use its places (A55).
    """
    limit = PLACES[recommender]
    shared = recommender in (GROUPS, ASSOCIATIONS) and option(readings, "A56") == "total"
    brands = recommender == BRAND and option(readings, "A55") == "two-in-total-outside"
    inside = recommender in CITIES and option(readings, "A55") == "two-per-county-inside"
    if taken is None:
        return None if brands or inside or (shared and recommender == ASSOCIATIONS) else limit
    if inside or shared or brands:
        return max(0, limit - taken)
    return limit


def allocate(places: int, ranked: Any, scores: Any = None, decided: Any = ()) -> Any:
    """Cut a ranking at the number of places.

    Without scores the order given is the ranking. With scores (highest first, one for each)
    the equal ones on the line are a state of their own: they stay tied, and their places open,
    unless people have decided for some of them.
    """
    ranked = list(ranked)
    if len(set(ranked)) != len(ranked):
        raise ValueError("somebody is ranked twice")
    if scores is None:
        sure, on_the_line, below = ranked[:places], [], ranked[places:]
    else:
        scores = {one: Fraction(scores[one]) for one in ranked}
        ranked.sort(key=lambda one: scores[one], reverse=True)  # stable: equals keep their order
        sure, on_the_line, below = cut(places, ranked, scores)
    chosen = [one for one in on_the_line if one in decided]
    if len(chosen) > places - len(sure):
        raise ValueError("more were decided for than there are places")
    sure += chosen
    on_the_line = [one for one in on_the_line if one not in decided]
    if on_the_line and len(sure) == places:
        on_the_line, below = [], on_the_line + below
    return {
        "recommended": sure,
        "left_out": below,
        "tied": on_the_line,
        "open_places": places - len(sure) if on_the_line else 0,
        "unused": 0 if on_the_line else places - len(sure),
    }


def cut(places: int, ranked: Any, scores: Any) -> Any:
    """Above the line, on it, below it. Nobody is on it when all of an equal score fit."""
    if len(ranked) <= places:
        return ranked, [], []
    if places == 0:
        return [], [], ranked
    line = scores[ranked[places - 1]]
    if scores[ranked[places]] != line:
        return ranked[:places], [], ranked[places:]
    return (
        [one for one in ranked if scores[one] > line],
        [one for one in ranked if scores[one] == line],
        [one for one in ranked if scores[one] < line],
    )


def share_in_zones(recommended: Any, in_zone: Any) -> Any:
    """附件2 三3, the leaning to core and coordinated zones: a share to report, no rule (A58).

    None where it is not known of everybody.
    """
    known = [in_zone.get(one) for one in recommended]
    if not known or None in known:
        return None
    return Fraction(sum(known), len(known))


def apportion(places: int, weights: Any, method: str) -> Any:
    """A city's places over its counties by weight; the notice has no method of its own.

    HAMILTON: whole quotas, then the largest remainders. SAINTE_LAGUE and D_HONDT: the largest
    of the quotients by 1, 3, 5, … and by 1, 2, 3, …. Equal ones on the line stay tied.
    """
    weights = {key: Fraction(weight) for key, weight in weights.items()}
    total = sum(weights.values())
    if total == 0:
        raise ValueError("nobody has any weight")
    if method == "HAMILTON":
        quotas = {key: places * weight / total for key, weight in weights.items()}
        given = {key: quota.numerator // quota.denominator for key, quota in quotas.items()}
        claims = {(key, 0): quota - given[key] for key, quota in quotas.items() if quota > given[key]}
    else:
        step = {"SAINTE_LAGUE": 2, "D_HONDT": 1}[method]
        given = dict.fromkeys(weights, 0)
        claims = {
            (key, turn): weight / (step * turn + 1)
            for key, weight in weights.items()
            for turn in range(places)
            if weight > 0
        }
    rest = allocate(places - sum(given.values()), claims, claims)
    for key, _ in rest["recommended"]:
        given[key] += 1
    return {
        "places": given,
        "tied": [key for key, _ in rest["tied"]],
        "open_places": rest["open_places"],
    }
