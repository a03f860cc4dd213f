"""FormerCounty: county-level units of Zhejiang that were merged, split or renamed."""

from attrs import frozen

from ..words import Term
from .name import loosely


class Reform(Term):
    """What became of a unit, as the word that stands before the names of its successors."""

    MERGED = "并入"
    SPLIT = "分入"
    BECAME = "改为"
    RENAMED = "更名为"


@frozen(kw_only=True)
class FormerCounty:
    """A unit that is no more: the year in which its change was approved, and the units that took its place.

    Single towns that went elsewhere at the same time are not told.
    """

    name: str
    year: int
    change: Reform
    successors: tuple[str, ...]


def _former(name: str, year: int, change: Reform, *successors: str) -> FormerCounty:
    return FormerCounty(name=name, year=year, change=change, successors=successors)


# Those whose year is certain; older changes are left out. A unit that kept its name and changed its area (上城区,
# 拱墅区, 余杭区 in 2021) is no former one.
FORMER_COUNTIES = (
    _former("衢县", 2001, Reform.BECAME, "衢江区"),
    _former("鄞县", 2002, Reform.BECAME, "鄞州区"),
    _former("秀城区", 2005, Reform.RENAMED, "南湖区"),
    _former("绍兴县", 2013, Reform.BECAME, "柯桥区"),
    _former("上虞市", 2013, Reform.BECAME, "上虞区"),
    _former("富阳市", 2014, Reform.BECAME, "富阳区"),
    _former("洞头县", 2015, Reform.BECAME, "洞头区"),
    _former("江东区", 2016, Reform.MERGED, "鄞州区"),
    _former("奉化市", 2016, Reform.BECAME, "奉化区"),
    _former("玉环县", 2017, Reform.BECAME, "玉环市"),
    _former("临安市", 2017, Reform.BECAME, "临安区"),
    _former("下城区", 2021, Reform.MERGED, "拱墅区"),
    _former("江干区", 2021, Reform.SPLIT, "上城区", "钱塘区"),
)

_BY_NAME = {loosely(one.name): one for one in FORMER_COUNTIES}


def former_county(name: object) -> FormerCounty | None:
    """The former unit of that name; None where there is none. Width and spaces do not count."""
    return _BY_NAME.get(loosely(name)) if isinstance(name, str) else None
