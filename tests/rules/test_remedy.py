"""Remedies as independent choices: their product is the remedies, neither more nor less."""

import json
from collections.abc import Iterable
from itertools import product as combined
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from zj415x import (
    Change,
    ChangeKind,
    Choice,
    ClusterApplication,
    Entry,
    JingpinProduct,
    Readings,
    Remedies,
    Remedy,
    Verdict,
    wan,
    yi,
)
from zj415x.exchange import read_application, read_product
from zj415x.rules.change import Lack

from ..builders import CLUSTERS, JINGPIN, NOTICE, applicant, application, enterprise, judged, new_star, product, sales
from ..draws import costly
from ..strategies import applications, blanked, products, readings

EXAMPLES = Path(__file__).parents[2] / "examples"
Part = tuple[object, ...]
THREE = application(
    chain_leaders=0,
    innovation_platforms=0,
    research_institutes=1,
    mountain_or_island=None,
    revenue=yi(50),
    titles=(),
    x_types=("无",),
)


def parts(changes: Iterable[Change]) -> frozenset[Part]:
    """The changes, where each entry of the form is apart."""
    return frozenset(part for change in changes for part in parts_of(change))


def parts_of(change: Change) -> list[Part]:
    if not change.lacking:
        return [(change,)]
    return [
        (change.kind, change.label, change.to, lack.clause, lack.section, lack.place, entry)
        for lack in change.lacking
        for entry in (lack.entries if len(lack.entries) == lack.count else [(lack.count, lack.entries)])
    ]


def expanded(choices: tuple[Choice, ...]) -> list[frozenset[Part]]:
    """Take an alternative of each choice, in every way."""
    return [parts(sum(taken, ())) for taken in combined(*(choice.alternatives for choice in choices))]


def exact(remedies: Remedies) -> bool:
    """Whether the product of the choices is the remedies, each of them once."""
    made = expanded(remedies.choices)
    wanted = {parts(remedy.changes) for remedy in remedies}
    return len(made) == len(remedies) and set(made) == wanted


def fields(choices: tuple[Choice, ...]) -> list[list[list[str]]]:
    return [[[change.field for change in taken] for taken in choice.alternatives] for choice in choices]


def named(*sets: str) -> Remedies:
    """Remedies of changes with one-letter names."""
    found = [
        Remedy(changes=tuple(Change(field=name, kind=ChangeKind.ACT, to=1) for name in names), verdict=Verdict.ELIGIBLE)
        for names in sets
    ]
    return Remedies(goal=Verdict.ELIGIBLE, found=tuple(found))


def letters(remedies: Remedies) -> list[list[str]]:
    return [["".join(change for change in taken) for taken in choice] for choice in fields(remedies.choices)]


def test_three_conditions_are_three_choices() -> None:
    remedies = judged(THREE).remedies()
    assert len(remedies) == 8
    assert fields(remedies.choices) == [
        [["$.scale.chain_leaders"]],
        [["$.scale.revenue"], ["$.applicant.mountain_or_island"]],
        [["$.innovation.innovation_platforms"], ["$.innovation.research_institutes"]],
        [["$.standing"], ["$.titles", "$"]],
    ]
    assert exact(remedies)


def test_what_every_remedy_needs_is_no_choice() -> None:
    (needed,) = judged(application(revenue=yi(40), chain_leaders=0)).remedies().choices
    assert [[change.field for change in taken] for taken in needed.alternatives] == [
        ["$.scale.revenue", "$.scale.chain_leaders"]
    ]


def test_what_the_form_lacks_goes_with_the_alternative_that_leaves_it_open() -> None:
    blank = evolve(application(innovation_platforms=0, research_institutes=None, chain_leaders=0), advantages=None)
    remedies = judged(blank).remedies()
    (needed,), (stated, built) = [choice.alternatives for choice in remedies.choices]
    assert [[entry.path for change in taken for entry in change.entries] for taken in (needed, stated, built)] == [
        ["$.advantages"],
        [],
        ["$.innovation.research_institutes"],
    ]
    # The first says how many institutes there are; the second leaves it to the form.
    assert [[change.field for change in taken] for taken in (needed, stated, built)] == [
        ["$.scale.chain_leaders", "$"],
        ["$.innovation.research_institutes"],
        ["$.innovation.innovation_platforms", "$"],
    ]
    assert exact(remedies)


def test_dependent_conditions_stay_one_choice() -> None:
    short = product(
        launched=None, sales=sales(wan(500), wan(500), wan(500)), enterprise=enterprise(mountain_or_island=None)
    )
    remedies = judged(short).remedies()
    (choice,) = remedies.choices
    assert [tuple(taken) for taken in choice.alternatives] == [remedy.changes for remedy in remedies]


def test_goal_that_is_reached_leaves_nothing_to_choose() -> None:
    remedies = judged(application()).remedies()
    assert remedies.reached
    assert remedies.choices == ()
    assert exact(remedies)


def test_without_remedy_a_choice_has_no_alternative() -> None:
    remedies = judged(application("集成电路", segment=None)).remedies()
    assert remedies.choices == (Choice(alternatives=()),)
    assert exact(remedies)


@pytest.mark.parametrize(
    ("sets", "made"),
    [
        (("a",), [["a"]]),
        (("a", "b"), [["a", "b"]]),
        (("ca", "cb"), [["c"], ["a", "b"]]),
        (("ac", "ad", "bc", "bd"), [["a", "b"], ["c", "d"]]),
        (("ac", "ad", "bc"), [["ac", "ad", "bc"]]),
        (("ax", "bcx"), [["x"], ["a", "bc"]]),
        # An even number of a, b and c: any two of them are independent, all three are not.
        (("d", "abd", "acd", "bcd"), [["d"], ["", "ab", "ac", "bc"]]),
        # The same beside a choice of its own.
        (
            ("e", "abe", "ace", "bce", "f", "abf", "acf", "bcf"),
            [["e", "f"], ["", "ab", "ac", "bc"]],
        ),
        # A set that is smaller as a whole may hold an alternative that is larger.
        (("axyz", "bxyz", "av", "bv"), [["a", "b"], ["v", "xyz"]]),
    ],
)
def test_sets_factor_as_far_as_they_do(sets: tuple[str, ...], made: list[list[str]]) -> None:
    remedies = named(*sets)
    assert letters(remedies) == made
    assert exact(remedies)


def test_what_hangs_together_only_through_a_third_stays_one_choice() -> None:
    """Of a, b and c, b goes with either of the others, which are free; likewise d, e and f."""
    remedies = named(*[one + other for one in ("", "ab", "bc", "abc") for other in ("", "de", "ef", "def")])
    assert letters(remedies) == [["", "de", "ef", "def"], ["", "ab", "bc", "abc"]]
    assert exact(remedies)


def test_entries_of_the_form_are_divided_among_choices_and_joined_again() -> None:
    entries = {name: Entry(path=name, label=name) for name in "abcdkm"}

    def form(*lacks: tuple[str, str]) -> Change:
        lacking = tuple(
            Lack(
                clause=clause,
                place=clause.upper(),
                section=clause,
                count=len(names),
                entries=tuple(entries[name] for name in names),
            )
            for clause, names in lacks
        )
        first = lacking[0]
        return Change(
            field="$", kind=ChangeKind.EVIDENCE, to=None, clause=first.clause, place=first.place, lacking=lacking
        )

    def remedy(*lacks: tuple[str, str]) -> Remedy:
        return Remedy(changes=(form(*lacks),), verdict=Verdict.ELIGIBLE)

    found = (
        remedy(("x", "akm"), ("y", "ck")),
        remedy(("x", "akm"), ("y", "dk")),
        remedy(("x", "bkm"), ("y", "ck")),
        remedy(("x", "bkm"), ("y", "dk")),
    )
    remedies = Remedies(goal=Verdict.ELIGIBLE, found=found)
    assert [choice.alternatives for choice in remedies.choices] == [
        ((form(("x", "km"), ("y", "k")),),),
        ((form(("x", "a")),), (form(("x", "b")),)),
        ((form(("y", "c")),), (form(("y", "d")),)),
    ]
    # More may be missing than is named: it stays together.
    (change,) = remedies[0].changes
    (lack, _) = change.lacking
    unnamed = evolve(change, lacking=(evolve(lack, count=7),))
    counted = Remedies(goal=Verdict.ELIGIBLE, found=(Remedy(changes=(unnamed,), verdict=Verdict.ELIGIBLE),))
    assert counted.choices == (Choice(alternatives=((unnamed,),)),)


def test_list_of_a_city_factors_too() -> None:
    stars = [new_star(applicant=applicant(name=f"甲{number}")) for number in range(4)]
    for sealed in (True, False, None):
        assert exact(CLUSTERS.validate_city("衢州市", stars, sealed=sealed).remedies())


class TestEveryDocument:
    """Of every case and of whatever is drawn: the product of the choices is the remedies."""

    @pytest.mark.parametrize("goal", Verdict)
    @pytest.mark.parametrize("path", sorted((EXAMPLES / "cases").glob("*.json")), ids=lambda path: path.stem)
    def test_choices_of_a_case_are_exact(self, path: Path, goal: Verdict) -> None:
        document = json.loads(path.read_text(encoding="utf-8"))
        read = read_application if "applicant" in document else read_product
        assert exact(judged(read(document, NOTICE)).remedies(goal))

    @given(applications(), st.data(), readings, st.sampled_from(Verdict))
    def test_choices_of_an_application_are_exact(
        self, full: ClusterApplication, data: st.DataObject, chosen: dict[str, str], goal: Verdict
    ) -> None:
        report = blanked(full, data.draw).validate(CLUSTERS, readings=Readings.of(chosen))
        assert exact(report.remedies(goal))

    @costly(2)
    @given(products(), st.data(), readings, st.sampled_from(Verdict))
    def test_choices_of_a_product_are_exact(
        self, full: JingpinProduct, data: st.DataObject, chosen: dict[str, str], goal: Verdict
    ) -> None:
        report = blanked(full, data.draw).validate(JINGPIN, readings=Readings.of(chosen))
        assert exact(report.remedies(goal))
