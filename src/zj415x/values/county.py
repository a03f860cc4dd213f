"""Counties: the cities and county-level units of Zhejiang, and the successors of former ones."""

from ..errors import FormerCountyError, InvalidValueError, UnknownNameError
from ..hooks import frozen
from ..words import Term
from .name import loosely, printed


class Reform(Term):
    """What happened to a unit, in the word that precedes its successors' names."""

    MERGED = "并入"
    SPLIT = "分入"
    BECAME = "改为"
    RENAMED = "更名为"


@frozen(kw_only=True)
class FormerCounty:
    """A unit that no longer exists: the year its change was approved, and its successors.

    Transfers of single towns at the same time are left out.
    """

    name: str
    year: int
    change: Reform
    successors: tuple[str, ...]


def _former(name: str, year: int, change: Reform, *successors: str) -> FormerCounty:
    return FormerCounty(name=name, year=year, change=change, successors=successors)


# Only changes of certain year; older ones are left out. Units that kept their name but changed their area (上城区,
# 拱墅区, 余杭区 in 2021) are no former units.
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

_FORMER = {loosely(unit.name): unit for unit in FORMER_COUNTIES}


def former_county(name: object) -> FormerCounty | None:
    """Find the former unit of that name, ignoring width and spaces; None where there is none."""
    return _FORMER.get(loosely(name)) if isinstance(name, str) else None


# Codes of the provincial statistics office, in order, a few units a line.
_UNITS = {
    "杭州市": (
        ("330102", "上城区"),
        ("330105", "拱墅区"),
        ("330106", "西湖区"),
        ("330108", "滨江区"),
        ("330109", "萧山区"),
        ("330110", "余杭区"),
        ("330111", "富阳区"),
        ("330112", "临安区"),
        ("330113", "临平区"),
        ("330114", "钱塘区"),
        ("330122", "桐庐县"),
        ("330127", "淳安县"),
        ("330182", "建德市"),
    ),
    "宁波市": (
        ("330203", "海曙区"),
        ("330205", "江北区"),
        ("330206", "北仑区"),
        ("330211", "镇海区"),
        ("330212", "鄞州区"),
        ("330213", "奉化区"),
        ("330225", "象山县"),
        ("330226", "宁海县"),
        ("330281", "余姚市"),
        ("330282", "慈溪市"),
    ),
    "温州市": (
        ("330302", "鹿城区"),
        ("330303", "龙湾区"),
        ("330304", "瓯海区"),
        ("330305", "洞头区"),
        ("330324", "永嘉县"),
        ("330326", "平阳县"),
        ("330327", "苍南县"),
        ("330328", "文成县"),
        ("330329", "泰顺县"),
        ("330381", "瑞安市"),
        ("330382", "乐清市"),
        ("330383", "龙港市"),
    ),
    "嘉兴市": (
        ("330402", "南湖区"),
        ("330411", "秀洲区"),
        ("330421", "嘉善县"),
        ("330424", "海盐县"),
        ("330481", "海宁市"),
        ("330482", "平湖市"),
        ("330483", "桐乡市"),
    ),
    "湖州市": (
        ("330502", "吴兴区"),
        ("330503", "南浔区"),
        ("330521", "德清县"),
        ("330522", "长兴县"),
        ("330523", "安吉县"),
    ),
    "绍兴市": (
        ("330602", "越城区"),
        ("330603", "柯桥区"),
        ("330604", "上虞区"),
        ("330624", "新昌县"),
        ("330681", "诸暨市"),
        ("330683", "嵊州市"),
    ),
    "金华市": (
        ("330702", "婺城区"),
        ("330703", "金东区"),
        ("330723", "武义县"),
        ("330726", "浦江县"),
        ("330727", "磐安县"),
        ("330781", "兰溪市"),
        ("330782", "义乌市"),
        ("330783", "东阳市"),
        ("330784", "永康市"),
    ),
    "衢州市": (
        ("330802", "柯城区"),
        ("330803", "衢江区"),
        ("330822", "常山县"),
        ("330824", "开化县"),
        ("330825", "龙游县"),
        ("330881", "江山市"),
    ),
    "舟山市": (
        ("330902", "定海区"),
        ("330903", "普陀区"),
        ("330921", "岱山县"),
        ("330922", "嵊泗县"),
    ),
    "台州市": (
        ("331002", "椒江区"),
        ("331003", "黄岩区"),
        ("331004", "路桥区"),
        ("331022", "三门县"),
        ("331023", "天台县"),
        ("331024", "仙居县"),
        ("331081", "温岭市"),
        ("331082", "临海市"),
        ("331083", "玉环市"),
    ),
    "丽水市": (
        ("331102", "莲都区"),
        ("331121", "青田县"),
        ("331122", "缙云县"),
        ("331123", "遂昌县"),
        ("331124", "松阳县"),
        ("331125", "云和县"),
        ("331126", "庆元县"),
        ("331127", "景宁畲族自治县"),
        ("331181", "龙泉市"),
    ),
}


@frozen(kw_only=True)
class County:
    """A county-level unit (县、市、区): six-digit code, name, and the city (设区市) it belongs to."""

    code: str
    name: str
    city: str


COUNTIES = tuple(County(code=code, name=name, city=city) for city, units in _UNITS.items() for code, name in units)
"""All ninety county-level units, in the order of their codes."""
CITIES = tuple(_UNITS)
"""The names of the eleven cities, in the order of their codes and of the quota table (推荐名额表)."""

_BY_NAME = {unit.name: unit for unit in COUNTIES}


def find_county(name: str) -> County:
    """Find the county-level unit of that name, ignoring width, brackets and spaces.

    >>> from zj415x.values.county import find_county
    >>> find_county("开化县")
    County(code='330824', name='开化县', city='衢州市')
    >>> find_county("绍兴县")
    Traceback (most recent call last):
    ...
    zj415x.errors.FormerCountyError: “绍兴县”已于2013年改为柯桥区

    Raises:
        UnknownNameError: Zhejiang has no such unit; the error lists the nearest names.
        FormerCountyError: the unit was merged, split or renamed; the error names its successors.
    """
    if name in _BY_NAME:
        return _BY_NAME[name]
    try:
        return _BY_NAME[printed(name, _BY_NAME, "县（市、区）")]
    except UnknownNameError:
        former = former_county(name)
        if former is None:
            raise
        raise FormerCountyError(former.name, former.year, str(former.change), former.successors) from None


def seat_of(name: str) -> str | None:
    """Find the city that a county belongs to; None for a park or another unit.

    >>> from zj415x.values.county import seat_of
    >>> seat_of("开化县"), seat_of("衢州智造新城")
    ('衢州市', None)

    Raises:
        FormerCountyError: the county no longer exists.
    """
    try:
        return find_county(name).city
    except FormerCountyError:
        raise
    except UnknownNameError:
        return None


def city_name(name: str) -> str:
    """Return a city's name as printed.

    Raises:
        UnknownNameError: the name is none of the eleven; the error lists the nearest.
    """
    return name if name in CITIES else printed(name, CITIES, "设区市")


def county_name(name: str) -> str:
    """Return a county's name as printed.

    Raises:
        UnknownNameError, FormerCountyError: as :func:`find_county`.
    """
    return find_county(name).name


def check_seat(city: str | None, name: str | None) -> None:
    """Check that a county lies in a city; both as printed, or blank.

    Raises:
        InvalidValueError: the county belongs to another city.
    """
    if city is not None and name is not None and _BY_NAME[name].city != city:
        raise InvalidValueError("{county}属于{home}，不属于{city}", county=name, home=_BY_NAME[name].city, city=city)
