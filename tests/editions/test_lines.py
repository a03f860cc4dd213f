"""The numbered lines of the form."""

from collections import Counter

from zj415x.printed.form import Collected, Section

from ..builders import CLUSTERS

YEARS = ("y2026",)

LINES = CLUSTERS.indicators


def numbers(section: Section, *, software: bool) -> list[int]:
    return [one.number for one in LINES if one.section is section and one.asked_of(software=software)]


def test_of_36_lines_the_software_tracks_are_asked_29_and_the_others_35() -> None:
    sections = Counter(one.section for one in LINES)
    assert [sections[section] for section in Section] == [18, 11, 4, 3, 0]
    assert sum(one.asked_of(software=True) for one in LINES) == 29
    assert sum(one.asked_of(software=False) for one in LINES) == 35


def test_the_lines_that_are_not_collected_are_those_of_the_notes() -> None:
    scale = set(range(1, 19))
    assert scale - set(numbers(Section.SCALE, software=True)) == {9, 13, 14, 15, 16, 18}
    assert set(range(1, 12)) - set(numbers(Section.INNOVATION, software=True)) == {4}
    assert set(range(1, 12)) - set(numbers(Section.INNOVATION, software=False)) == {11}


def test_the_lines_that_need_a_list_are_those_of_the_notes() -> None:
    itemised = {
        section: [one.number for one in LINES if one.section is section and one.itemised] for section in Section
    }
    assert itemised == {
        Section.SCALE: list(range(4, 19)),
        Section.INNOVATION: list(range(4, 12)),
        Section.ECOSYSTEM: [1, 4],
        Section.GROWTH: [1, 2, 3],
        Section.TARGETS: [],
    }


def test_the_lines_with_a_substitute_are_those_printed() -> None:
    assert [one.field for one in LINES if one.substitute is not None] == [
        "scale.single_champions",
        "scale.industrial_internet_platforms",
        "growth.major_projects",
        "growth.medium_projects",
        "growth.attracted_projects",
    ]


def test_of_the_targets_line_three_counts_each_year_and_seven_to_nine_are_not_for_software() -> None:
    assert [one.number for one in CLUSTERS.targets if one.each_year] == [3]
    assert [one.number for one in CLUSTERS.targets if one.substitute is not None] == [3, 5]
    assert [one.number for one in CLUSTERS.targets if one.collected is Collected.NOT_SOFTWARE] == [7, 8, 9]
    assert CLUSTERS.target_years == (2026, 2027, 2028)
