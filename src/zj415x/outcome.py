"""Outcome: what a condition comes to, how it was compared, and what a reader has to know beside it."""

from collections.abc import Collection

from .term import Term


class Outcome(Term):
    """What a condition comes to. A blank is unknown, never zero and never no."""

    MET = "符合"
    UNMET = "不符合"
    UNKNOWN = "不明"
    NOT_APPLICABLE = "不适用"

    @classmethod
    def of(cls, answer: bool | None) -> "Outcome":
        """A yes, a no, or a blank."""
        if answer is None:
            return cls.UNKNOWN
        return cls.MET if answer else cls.UNMET

    @classmethod
    def all(cls, outcomes: Collection["Outcome"]) -> "Outcome":
        """且: unmet if any is, else unknown if any is, else met."""
        if cls.UNMET in outcomes:
            return cls.UNMET
        return cls.UNKNOWN if cls.UNKNOWN in outcomes else cls.MET

    @classmethod
    def any(cls, outcomes: Collection["Outcome"]) -> "Outcome":
        """或: met if any is, else unknown if any is, else unmet."""
        if cls.MET in outcomes:
            return cls.MET
        return cls.UNKNOWN if cls.UNKNOWN in outcomes else cls.UNMET


class Comparison(Term):
    """How what was observed is held against what is required."""

    AT_LEAST = "不低于"
    MORE_THAN = "高于"
    WITHIN = "期间"
    BEFORE = "前"
    ONE_OF = "其中之一"
    ALL = "且"
    ANY = "或"


class Note(Term):
    """What a reader has to know beside the outcome."""

    NOT_OPEN = "附1-1未列规模门槛"
    UNLISTED_SEGMENT = "清单以“等”收尾，所填赛道未列明"
    UNLISTED_TRACK = "“新星”赛道清单未穷尽，所填赛道未列明"
    COUNTY_UNKNOWN = "是否山区海岛县未填"
    RELIEVED = "按山区海岛县标准"
    NEGOTIABLE = "达到世界级水平的，门槛可适当下调，幅度未定"
    NOT_COLLECTED = "该赛道无需填报此项"
    NO_REVENUE = "营业收入合计为零"
    YEAR_MISSING = "年度数据不全"
    LAUNCH_UNKNOWN = "上市时间未填或晚于统计年度"
    OTHER_EVIDENCE = "属“等材料”，不在列明的四类之内"
    NOT_SUBMITTED = "尚未提交"
    IN_PRINCIPLE = "此处按原则上的要求理解"
    STANDING_SUFFICES = "现有协同区申报核心区，视为满足"
