"""The numbered lines of the form."""

from collections import Counter

from zj415x.printed.form import Collected, Section

from ..builders import CLUSTERS

YEARS = ("y2026",)

LINES = CLUSTERS.indicators


def numbers(section: Section, *, software: bool) -> list[int]:
    return [line.number for line in LINES if line.section is section and line.asked_of(software=software)]


def test_of_36_lines_the_software_tracks_are_asked_29_and_the_others_35() -> None:
    sections = Counter(one.section for one in LINES)
    assert [sections[section] for section in Section] == [18, 11, 4, 3, 0]
    assert sum(one.asked_of(software=True) for one in LINES) == 29
    assert sum(one.asked_of(software=False) for one in LINES) == 35


def test_uncollected_lines_match_the_notes() -> None:
    scale = set(range(1, 19))
    assert scale - set(numbers(Section.SCALE, software=True)) == {9, 13, 14, 15, 16, 18}
    assert set(range(1, 12)) - set(numbers(Section.INNOVATION, software=True)) == {4}
    assert set(range(1, 12)) - set(numbers(Section.INNOVATION, software=False)) == {11}


def test_itemised_lines_match_the_notes() -> None:
    itemised = {
        section: [line.number for line in LINES if line.section is section and line.itemised] for section in Section
    }
    assert itemised == {
        Section.SCALE: list(range(4, 19)),
        Section.INNOVATION: list(range(4, 12)),
        Section.ECOSYSTEM: [1, 4],
        Section.GROWTH: [1, 2, 3],
        Section.TARGETS: [],
    }


def test_substitute_lines_match_the_print() -> None:
    assert [line.field for line in LINES if line.substitute is not None] == [
        "scale.single_champions",
        "scale.industrial_internet_platforms",
        "growth.major_projects",
        "growth.medium_projects",
        "growth.attracted_projects",
    ]


def test_target_line_3_is_yearly_and_7_to_9_skip_software() -> None:
    assert [line.number for line in CLUSTERS.targets if line.each_year] == [3]
    assert [line.number for line in CLUSTERS.targets if line.substitute is not None] == [3, 5]
    assert [line.number for line in CLUSTERS.targets if line.collected is Collected.NOT_SOFTWARE] == [7, 8, 9]
    assert CLUSTERS.target_years == (2026, 2027, 2028)
