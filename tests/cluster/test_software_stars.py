"""New Star tracks of the software industries, and the form that they fill in (A67)."""

from typing import Any

import pytest
from attrs import evolve

from zj415x import ClusterApplication, Outcome, Project, Readings, Tier, Track, wan
from zj415x.errors import InvalidDocumentError, InvalidTypeError, InvalidValueError
from zj415x.exchange import dump, read_application

from ..builders import CLUSTERS, LINES, NOTICE, SOFTWARE_LINES, judged, new_star, software

MET, UNMET, UNKNOWN, NOT_APPLICABLE = Outcome
IT = "新一代信息技术"
COMPUTING = CLUSTERS.track("算力产业")
MARKED = CLUSTERS.new_star_track("智能体应用", highland=IT, software=True)
UNMARKED = CLUSTERS.new_star_track("智能体应用", highland=IT)
LINE_CLAUSES = ("scale-lines", "innovation-lines", "ecosystem-lines", "growth-lines", "targets")
AS_SOFTWARE = Readings(A67="as-software")


def short_form(track: Track) -> ClusterApplication:
    """The form as 人工智能 fills it in, handed in for a New Star track."""
    return evolve(software(tier=Tier.NEW_STAR, segment=None, titles=(), x_types=("无",)), track=track)


@pytest.mark.parametrize(
    ("track", "by_default", "as_software"),
    [
        (COMPUTING, LINES, SOFTWARE_LINES),
        (MARKED, LINES, SOFTWARE_LINES),
        (UNMARKED, LINES, LINES),
        (CLUSTERS.track("光电（半导体）"), LINES, LINES),
        (CLUSTERS.track("人工智能"), SOFTWARE_LINES, SOFTWARE_LINES),
        (CLUSTERS.track("智能物联"), LINES, LINES),
    ],
)
def test_software_star_fills_in_fewer_lines_only_if_read_as_software(
    track: Track, by_default: int, as_software: int
) -> None:
    assert len(CLUSTERS.form_lines(track)) == by_default
    assert len(CLUSTERS.form_lines(track, readings=AS_SOFTWARE)) == as_software


@pytest.mark.parametrize("track", [COMPUTING, MARKED])
def test_form_clauses_ask_the_same_lines_as_form_lines(track: Track) -> None:
    made = short_form(track)
    asked, read = judged(made), judged(made, A67="as-software")
    assert (asked.filled[1], read.filled[1]) == (LINES, SOFTWARE_LINES)
    assert [asked[name].outcome for name in LINE_CLAUSES] == [UNKNOWN, UNKNOWN, MET, MET, UNKNOWN]
    assert [read[name].outcome for name in LINE_CLAUSES] == [MET] * 5


def test_unmarked_track_fills_in_every_line_under_either_reading() -> None:
    for option in ("all-lines", "as-software"):
        assert judged(short_form(UNMARKED), A67=option)["scale-lines"].outcome is UNKNOWN


def test_full_form_is_complete_under_either_reading() -> None:
    full = new_star("算力产业")
    assert [judged(full)[name].outcome for name in LINE_CLAUSES] == [MET] * 5
    read = judged(full, A67="as-software")
    # 人工智能 counts its software copyrights, which this form leaves blank
    assert [read[name].outcome for name in LINE_CLAUSES] == [MET, UNKNOWN, MET, MET, MET]


def test_projects_have_the_size_of_the_reading() -> None:
    small = (Project(name="算力中心", total=wan(6000), designated=False),)
    made = new_star("算力产业")
    made = evolve(
        made,
        growth=evolve(made.growth, major_projects=1),
        project_lists=evolve(made.project_lists, major_projects=small, medium_projects=None, attracted_projects=None),
    )
    assert judged(made)["project-counts"].outcome is UNMET
    assert judged(made, A67="as-software")["project-counts"].outcome is MET


def test_lists_and_remarks_follow_the_reading() -> None:
    made = short_form(COMPUTING)
    lists = evolve(made, scale=evolve(made.scale, per_mu_leaders=4))
    assert judged(lists)["scale-lists"].outcome is UNKNOWN
    assert judged(lists, A67="as-software")["scale-lists"].outcome is MET
    falling = tuple(
        evolve(column, future_factories=3 - row, single_champions=9 - row)
        for row, column in enumerate(made.targets or ())
    )
    for option, lines in (("all-lines", {5, 7}), ("as-software", {5})):
        finding = judged(evolve(made, targets=falling), A67=option)["targets-do-not-fall"]
        assert {entry.number for entry in finding.entries} == lines
        label = next(entry.label for entry in finding.entries if entry.number == 5)
        assert ("国家重点软件企业" in label) is (option == "as-software")


def test_verdict_hinges_on_the_reading_for_a_short_form() -> None:
    assert judged(short_form(COMPUTING)).sensitivity().hinges_on == ("A67",)
    assert judged(short_form(UNMARKED)).sensitivity().hinges_on == ()


class TestMark:
    def test_mark_goes_through_json(self) -> None:
        document = dump(short_form(MARKED))
        assert document["track"] == {"name": "智能体应用", "highland": IT, "software": True}
        back = read_application(document, NOTICE)
        assert back.track == MARKED
        assert judged(back, A67="as-software")["scale-lines"].outcome is MET
        assert dump(short_form(UNMARKED))["track"] == {"name": "智能体应用", "highland": IT}
        assert dump(short_form(COMPUTING))["track"] == "算力产业"

    @pytest.mark.parametrize("mark", [1, "是", None])
    def test_mark_is_yes_or_no(self, mark: Any) -> None:
        document = dump(short_form(MARKED)) | {"track": {"name": "智能体应用", "highland": IT, "software": mark}}
        with pytest.raises(InvalidDocumentError, match=r"\$\.track\.software"):
            read_application(document, NOTICE)
        with pytest.raises(InvalidTypeError):
            CLUSTERS.new_star_track("智能体应用", highland=IT, software=mark)

    def test_printed_track_takes_no_mark_of_its_own(self) -> None:
        assert CLUSTERS.new_star_track("算力产业", highland=IT, software=True) is COMPUTING
        with pytest.raises(InvalidValueError, match="光电（半导体）"):
            CLUSTERS.new_star_track("光电（半导体）", highland=IT, software=True)

    def test_forged_mark_is_refused(self) -> None:
        forged = evolve(CLUSTERS.track("兽药"), software_star=True)
        with pytest.raises(InvalidValueError, match="兽药"):
            judged(evolve(new_star("兽药"), track=forged))


def test_form_lines_take_readings_only() -> None:
    with pytest.raises(InvalidTypeError, match="Readings"):
        CLUSTERS.form_lines(COMPUTING, readings={"A67": "as-software"})  # type: ignore[arg-type]
