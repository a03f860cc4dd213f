"""Outcome: the result of a condition, its comparison, its notes, and the entries of the form."""

from collections.abc import Collection

from ..hooks import frozen
from ..words import Term


class Outcome(Term):
    """The result of a condition. A blank is unknown, never zero and never no.

    >>> from zj415x import Outcome
    >>> Outcome.all([Outcome.MET, Outcome.UNKNOWN]), Outcome.any([Outcome.MET, Outcome.UNKNOWN])
    (<Outcome.UNKNOWN>, <Outcome.MET>)
    """

    MET = "符合"
    UNMET = "不符合"
    UNKNOWN = "不明"
    NOT_APPLICABLE = "不适用"

    @classmethod
    def of(cls, answer: bool | None) -> "Outcome":
        """Turn a yes, a no or a blank into met, unmet or unknown."""
        return _UNKNOWN if answer is None else _MET if answer else _UNMET

    @classmethod
    def all(cls, outcomes: Collection["Outcome"]) -> "Outcome":
        """Join by 且: unmet if any is unmet, else unknown if any is unknown, else met."""
        found = set(outcomes)  # finds a term by its hash, a list by Term's comparisons
        return _UNMET if _UNMET in found else _UNKNOWN if _UNKNOWN in found else _MET

    @classmethod
    def any(cls, outcomes: Collection["Outcome"]) -> "Outcome":
        """Join by 或: met if any is met, else unknown if any is unknown, else unmet."""
        found = set(outcomes)
        return _MET if _MET in found else _UNKNOWN if _UNKNOWN in found else _UNMET


# CPython 3.11 looks up ``Outcome.MET`` in 1 000 instructions, and the name of a module in 50.
_MET, _UNMET, _UNKNOWN = Outcome.MET, Outcome.UNMET, Outcome.UNKNOWN


class Comparison(Term):
    """How the observed value is compared with the required one."""

    HOLDS = "是"
    IS = "为"
    BELONGS = "属于"
    AT_LEAST = "不低于"
    AT_MOST = "不超过"
    MORE_THAN = "高于"
    BELOW = "低于"
    AGREES = "相符"
    COUNTED = "清点"
    TICKED = "勾选"
    FILLED = "填报"
    LINES_FILLED = "填报指标"
    ONCE = "一次"
    SEVERAL = "多个"
    EVERY = "逐个"
    LIKELY = "数量级"
    WITHIN = "期间"
    BEFORE = "前"
    ONE_OF = "其中之一"
    ALL = "且"
    ANY = "或"


class Note(Term):
    """A remark that explains an outcome."""

    NOT_OPEN = "附1-1未列规模门槛"
    CLOSED_IN_TABLE = "附1-1列为不开放申报，正文又支持其他赛道调整，通知前后不一，见A03"
    READ_AS_REQUIRED = "按‘须’来读（A66）"
    METHOD_NOT_ATTACHED = "另须参照评价办法，通知未附，不在核对之内"
    OPEN_LIST = "清单以“等”收尾，不限于所列"
    UNLISTED_SEGMENT = "清单以“等”收尾，所填细分赛道未列明"
    UNLISTED_TRACK = "“新星”赛道清单未穷尽，所填赛道未列明"
    CONTRADICTS_EVERY_LIST = "与所知各期山区海岛县名单都不一致，请核对（A14）"
    COUNTY_UNKNOWN = "是否山区海岛县未填"
    RELIEVED = "按山区海岛县标准"
    EVEN_RELIEVED = "是否山区海岛县未填，所列是山区海岛县标准，仍未达到"
    RELIEF_DISCRETIONARY = "山区海岛县的下调按须由省里决定来读"
    FLOOR_GRANTED = "省里决定下调的门槛"
    NO_RELIEF_FOR_PARKS = "山区海岛县的下调按不适用于开发区（园区）来读"
    HOST_COUNTY_BLANK = "按山区海岛县填写，所在县（市、区）未填"
    NEGOTIABLE = "达到世界级水平的，门槛可适当下调，幅度未定"
    NOT_COLLECTED = "该赛道无需填报创新平台数量，未填不等于没有"
    STANDING_SUFFICES = "现有协同区申报核心区，视为满足"
    TITLE_ENDED = "所持称号有的已到期"
    TITLE_MAY_END = "所持称号有的在申报期内到期，提交时是否有效不明"
    TITLE_OF_OTHER_INDUSTRY = "所持称号有的不属所申报的产业"
    TITLE_INDUSTRY_UNKNOWN = "所持称号有的是否属所申报的产业不明"
    TITLE_NOT_IN_TEXT = "所持称号有的不在正文所列之内"
    TITLE_AT_ODDS_WITH_TRACK = "安全应急产业集群属“X”体系，附1-1又为“新星”产业群列有安全应急装备，通知前后不一，见A09"
    INDUSTRY_FOR_APPLICANT = "产业是否相同由申报单位判断"
    YEAR_MISSING = "年度数据不全"
    NO_REVENUE = "主营业务收入合计为零"
    YEAR_WITHOUT_REVENUE = "有年度主营业务收入为零"
    LAUNCH_BLANK = "上市时间未填"
    LAUNCH_LATE = "上市晚于统计年度"
    WEAKEST_YEAR = "按每年都须达到理解，所列为最低的一年"
    OVER_ALL_YEARS = "上市前的年度没有销售，仍计入年数"
    PART_OF_YEAR = "上市当年不是完整的一年，不计入"
    OTHER_EVIDENCE = "其中有没有列明的，属“等材料”"
    NOT_SUBMITTED = "尚未提交"
    FILLED_THOUGH_NOT_ASKED = "无需填报的填了数，所填照用"
    CLASSIFIED_LISTED = "有涉密指标附了明细清单，涉密指标无需提供"
    FEWER_ROWS = "所列少于表中要求的数目"
    OTHER_NUMBER = "有单元格所列名称的数目与要求不同"
    NONE_WITH_SCHEME = "“无”与称号同时勾选"
    SCHEME_NOT_HELD = "勾选了没有持有的称号"
    COORDINATED_HAS_NO_BOX = "申报表没有省级协同区一栏，现有协同区应选“无”"
    NONE_THOUGH_HELD = "持有本产业的称号而勾选了“无”"
    HELD_NOT_TICKED = "所持称号有的没有勾选"
    SUMMARY_THOUGH_NONE = "选了“无”而有简介"
    SEVERAL_SEGMENTS = "所填不止一个细分赛道"
    ON_THE_BOUNDARY = "总投资恰在两项交界的项目，宜计入第1项"
    STATE_YUAN = "这一项只以人民币计，以美元计的项目请写明人民币总投资额"
    SEVERAL_OF_ONE = "同一企业有几个产品，通知没有限制，往年原则上一个"
    REVIEWER_UNNAMED = "行业协会推荐的产品由谁初审，通知没有写明"
    TAKEN_BLANK = "名额与别家共用，别家已用几个未填"
    BRAND_PLACE_BLANK = "有产品的集群品牌所在地未填"
    BRAND_PLACE_UNLISTED = "有集群品牌所在地不是县（市、区），企业是否在其辖区内须另行核对"
    PRODUCT_OUT_OF_TIME = "有产品不在网上申报时间内提交"
    NOT_YET = "填明还没有的，尚可补上"
    CITY_GIVES_LATER = "由设区市经信局审核时填写，核对全市推荐时再看"
    PARK_SIGNS = "开发区（园区）由管委会自己审核盖章"
    OTHER_YEARS = "填了目标表以外的年份"
    UNIT_TOO_LARGE = "像是把万元填成了亿元"
    UNIT_TOO_SMALL = "像是把亿元填成了万元"


MOST = 1000
"""The most entries that a judgement names; it only counts the rest."""


@frozen(kw_only=True)
class Entry:
    """A blank, a cell or a line of the form (附1-2, 附1-3): its path (``$.scale.revenue``) and its printed label.

    ``number`` is the number of a numbered line, ``row`` of a table's row, ``year`` of a yearly column. A row of a
    recommendation list is an entry, too.
    """

    path: str
    label: str
    number: int | None = None
    row: int | None = None
    year: int | None = None
