"""The 2026 edition, counted and related against the printed tables."""

from collections import Counter

from zj415x import Route, Tier, Topic
from zj415x.editions.y2026 import NOTICE

from ..builders import known

YEARS = ("y2026",)

CLUSTERS, JINGPIN = NOTICE.clusters, NOTICE.jingpin
CLUSTER_TRACKS, NEW_STARS = CLUSTERS.tracks[:15], CLUSTERS.tracks[15:]


def test_the_notice_is_the_notice() -> None:
    assert NOTICE.number == "浙制高办〔2026〕30号"
    assert NOTICE.issued.isoformat() == "2026-05-26"


def test_of_fifteen_tracks_four_are_open_four_adjusted_and_seven_closed() -> None:
    assert Counter(track.route for track in CLUSTER_TRACKS) == {
        Route.OPEN: 4,
        Route.ADJUST_ONLY: 4,
        Route.CLOSED: 7,
    }


def test_21_new_star_tracks_are_named_in_four_highlands() -> None:
    assert list(Counter(track.highland for track in NEW_STARS).values()) == [2, 7, 9, 3]
    assert all(track.tiers == (Tier.NEW_STAR,) for track in NEW_STARS)


def test_a_coordinated_zone_needs_less_than_a_core_zone() -> None:
    for track in CLUSTER_TRACKS:
        if track.core is not None and track.coordinated is not None:
            assert track.coordinated < track.core
        else:
            assert track.route is Route.CLOSED
            assert track.tiers == ()
            assert track.segments == ()


def test_names_stand_once() -> None:
    assert len({track.name for track in CLUSTERS.tracks}) == 36


def test_the_lists_of_segments_that_end_openly_are_two() -> None:
    assert [track.name for track in CLUSTER_TRACKS if track.open_ended] == ["工业母机与机器人", "低空经济与商业航天"]
    assert sum(len(track.segments) for track in CLUSTER_TRACKS) == 3 + 4 + 6 + 2 + 4 + 2 + 7 + 5


def test_the_target_table_has_ten_lines() -> None:
    assert len(CLUSTERS.targets) == 10


def test_the_x_system_has_six_members_in_the_text_and_seven_on_the_form() -> None:
    x = CLUSTERS.x_system
    assert (len(x.in_text), len(x.on_form)) == (6, 7)
    assert set(x.on_form) - set(x.in_text) == {"“新星”产业群"}


def test_a_lower_amount_of_sales_is_printed_and_no_percentage() -> None:
    standards = next(known(clause.bound) for clause in JINGPIN.clauses if clause.name == "mean-sales")
    assert all(row.relieved < row.amount for row in standards.table)
    assert len({row.relieved.fen / row.amount.fen for row in standards.table}) == 2


def test_there_are_16_product_tracks_three_categories_and_four_kinds_of_evidence() -> None:
    assert JINGPIN.tracks == (*(track.name for track in CLUSTER_TRACKS), "历史经典产业")
    assert (len(JINGPIN.categories), len(JINGPIN.evidence)) == (3, 4)


def test_there_are_14_rows_of_quotas_and_five_deadlines() -> None:
    assert [row.number for row in JINGPIN.quotas.rows] == list(range(1, 15))
    assert len(NOTICE.deadlines) == 5


def test_the_outlines_and_columns_are_those_printed() -> None:
    assert [heading.title for heading in CLUSTERS.outline] == ["基础条件", "思路目标", "重点任务", "保障措施"]
    assert [len(heading.sections) for heading in JINGPIN.outline] == [3, 3, 3, 2]
    assert (len(JINGPIN.columns), len(NOTICE.roster_columns), len(NOTICE.channels)) == (5, 6, 3)


def test_the_tables_that_list_are_those_of_the_form() -> None:
    assert [(table.field, len(table.cells), table.most, table.asked) for table in CLUSTERS.tables] == [
        ("leading_enterprises", 6, 3, 3),
        ("supporting_enterprises", 6, 3, 3),
        ("key_innovation_platforms", 4, 3, 3),
        ("industrial_platforms", 5, 3, None),
        ("service_platforms", 3, 3, None),
        ("chain_leader_projects", 4, None, None),
        ("champion_projects", 4, None, None),
        ("platform_projects", 4, None, None),
    ]


def test_texts_have_the_limits_that_are_printed() -> None:
    assert {cell.field: cell.limit for cell in CLUSTERS.blanks if cell.limit} == {
        "advantages": 300,
        "organisation.mechanism.summary": 300,
        "organisation.policy.summary": 300,
        "organisation.promoter.summary": 300,
    }
    limited = [(table.field, cell.field) for table in CLUSTERS.tables for cell in table.cells if cell.limit == 100]
    assert limited == [
        ("leading_enterprises", "product"),
        ("leading_enterprises", "innovation"),
        ("key_innovation_platforms", "awards"),
        ("key_innovation_platforms", "commercialisation"),
    ]
    assert all(cell.limit in (None, 100) for table in CLUSTERS.tables for cell in table.cells)


def test_an_industry_that_stands_in_both_columns_is_a_printed_track_in_each() -> None:
    for cluster, star in CLUSTERS.industries.pairs:
        assert CLUSTERS.track(cluster) in CLUSTER_TRACKS
        assert CLUSTERS.track(star) in NEW_STARS
        assert CLUSTERS.track(star) in CLUSTERS.kin(CLUSTERS.track(cluster))
        assert CLUSTERS.track(cluster) in CLUSTERS.kin(CLUSTERS.track(star))
    assert len(set(CLUSTERS.industries.pairs)) == 10


def test_clauses_stand_once_and_in_the_order_of_the_notice() -> None:
    names = [clause.name for clause in CLUSTERS.clauses] + [clause.name for clause in CLUSTERS.city_clauses]
    assert len(set(names)) == len(names)
    parts = [clause.place.split()[0] for clause in CLUSTERS.clauses if clause.topic is not Topic.ADVICE]
    order = ["附件1", "附1-1", "附1-2", "附1-3"]
    steps = [order.index(part) for part in parts if part in order]
    assert [step for step in steps if step] == sorted(step for step in steps if step)
    assert len(CLUSTERS.clauses) == 49
    assert all(clause.section for clause in CLUSTERS.clauses if clause.topic is Topic.FORM)


def test_all_three_basic_conditions_hold_in_principle_only() -> None:
    forces = {clause.name: str(clause.force) for clause in CLUSTERS.clauses if "四（一）" in clause.place}
    assert forces == dict.fromkeys(("scale", "chain-leader", "innovation-base", "x-system"), "原则上")
