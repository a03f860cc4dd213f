"""Terms: what the words of each kind are about."""

from collections.abc import Mapping

from ..allocation import StepKind, Tilt
from ..apportionment import Method
from ..cluster.applicant import ApplicantKind, Standing
from ..deadline import Party, State
from ..finding import Force, Topic
from ..indicator import Section
from ..jingpin.product import Category
from ..lever import ChangeKind
from ..outcome import Comparison, Note, Outcome
from ..provincial_allocation import Why
from ..question import Kind, Weight
from ..quota import Recommender
from ..term import Term
from ..track import Route, Tier
from ..verdict import Verdict

TERMS: Mapping[type[Term], str] = {
    ApplicantKind: "申报单位类别",
    Category: "产品类别",
    ChangeKind: "属于哪一种改动",
    Comparison: "怎样比较",
    Force: "约束力",
    Kind: "怎样没有说定",
    Method: "分配的方法",
    Note: "须知",
    Outcome: "结果",
    Party: "由谁办理",
    Recommender: "推荐单位的类别",
    Route: "申报方式",
    Section: "栏目",
    Standing: "现有身份",
    State: "状态",
    StepKind: "做什么",
    Tier: "申报类型",
    Tilt: "倾斜的方式",
    Topic: "结果的类别",
    Verdict: "结论",
    Weight: "影响",
    Why: "为什么在那里",
}
