"""浙制高办〔2026〕30号 as data, whole: its text, its two annexes, its open questions."""

from datetime import date
from typing import TYPE_CHECKING

from ...notice import Notice
from ...printed.deadline import Deadline, Party
from . import clusters, jingpin
from .readings import READINGS

if TYPE_CHECKING:
    from ...printed.ledger import Ledger
    from ...printed.question import OpenQuestion

STAFF_ROSTER = Deadline(
    name="staff-roster", place="正文", who="各设区市",
    due_from=(Party.CITY,), what="工作人员信息汇总表",
    printed="6月5日前", last_day=date(2026, 6, 5), before=True,
)  # fmt: skip


def _open_questions() -> "tuple[OpenQuestion, ...]":
    from .questions import OPEN_QUESTIONS  # no condition rests on them: who does not ask does not load them

    return OPEN_QUESTIONS


def _ledger() -> "Ledger":
    from .ledger import LEDGER  # only for those who ask what becomes of each passage

    return LEDGER


NOTICE = Notice(
    number="浙制高办〔2026〕30号",
    issued=clusters.ISSUED,
    clusters=clusters.CLUSTERS,
    jingpin=jingpin.JINGPIN,
    deadlines=(STAFF_ROSTER, clusters.ONLINE, clusters.RECOMMENDATION, jingpin.ONLINE, jingpin.RECOMMENDATION),
    readings=READINGS,
    channels=(clusters.CHANNEL, *jingpin.CHANNELS),
    roster_columns=(
        "市、县（市、区）",
        "处室/科室",
        "姓名",
        "职务",
        "手机号码（浙政钉号码）",
        "备注（集群遴选/制造精品）",
    ),
    open_questions=_open_questions,
    ledger=_ledger,
)
"""The notice of 26 May 2026, whole: what is asked of it begins here."""
