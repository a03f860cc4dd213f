"""A fictitious next year: 2026 with one floor, one clause, one reading and one line of the form changed, one dropped.

It is laid into a copy of the package (test_next_year.py) and stands on 2026, as no year of the notice ever does.
"""

from datetime import date
from operator import attrgetter

from attrs import evolve

from zj415x.cluster.application import ClusterApplication
from zj415x.cluster.clauses.form import NumberedLines
from zj415x.editions import y2026
from zj415x.printed.form import Indicator, Section
from zj415x.printed.rows import reading
from zj415x.rules.change import ChangeKind, Handle
from zj415x.rules.clause import Clause, Context, Force, Topic
from zj415x.rules.comparison import at_least
from zj415x.rules.judgement import Judgement
from zj415x.values.money import yi

_OLD = y2026.NOTICE.clusters

TRACKS = tuple(evolve(one, core=yi(600)) if one.name == "人工智能" else one for one in _OLD.tracks)

_UNICORNS = Indicator(
    section=Section.SCALE, number=19, field="scale.unicorns", label="独角兽企业数量", unit="家", itemised=True
)
_AT = next(place for place, line in enumerate(_OLD.indicators) if line.section is Section.INNOVATION)
INDICATORS = (*_OLD.indicators[:_AT], _UNICORNS, *_OLD.indicators[_AT:])

READINGS = (
    *y2026.NOTICE.readings,
    reading(
        "A72", "附件1 四（一）4", "有独角兽企业", "“有”是一家即可，还是要两家？",
        "one", "没有写数的，有即可", "一家即可", "要有两家", settled_by="省经信厅",
    ),
)  # fmt: skip


def has_unicorns(app: ClusterApplication, ctx: Context[int]) -> Judgement:
    """附件1 四（一）4 (A72): as many unicorns as the notice asks for, or twice as many."""
    least = ctx.bound if ctx.reading("A72") == "one" else 2 * ctx.bound
    return at_least(attrgetter("scale.unicorns")(app), least, _HANDLE)


_HANDLE = Handle("$.scale.unicorns", ChangeKind.PAST)
UNICORNS = Clause(
    name="unicorns", place="附件1 四（一）4", topic=Topic.ELIGIBILITY, force=Force.IN_PRINCIPLE,
    subject="独角兽企业", test=has_unicorns, bound=1, word="有", readings=("A72",),
)  # fmt: skip


def _this_year(clause: Clause[ClusterApplication]) -> Clause[ClusterApplication]:
    """The clause with this year's lines of the form."""
    if clause.name in ("scale-lines", "scale-lists"):
        lines = tuple(line for line in INDICATORS if line.section is Section.SCALE)
        return evolve(clause, bound=NumberedLines(field="scale", lines=lines))
    return clause


CLAUSES = tuple(
    clause
    for old in _OLD.clauses
    if old.name != "plan-tier-chapter"
    for clause in ((_this_year(old), UNICORNS) if old.name == "x-system" else (_this_year(old),))
)

NOTICE = evolve(
    y2026.NOTICE,
    number="浙制高办〔2027〕1号",
    issued=date(2027, 5, 25),
    clusters=evolve(_OLD, tracks=TRACKS, indicators=INDICATORS, clauses=CLAUSES, readings=READINGS),
    readings=READINGS,
)
