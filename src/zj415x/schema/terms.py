"""Terms: what the words of each kind are about."""

from collections.abc import Mapping

from ..cluster.applicant import ApplicantKind, Standing
from ..jingpin.product import Category
from ..printed.deadline import Party, State
from ..printed.form import Section
from ..printed.question import Kind, Weight
from ..printed.track import Route, Tier
from ..quota.allocation import StepKind, Tilt
from ..quota.apportion import Method
from ..quota.province import Why
from ..quota.quota import Recommender
from ..rules.change import ChangeKind
from ..rules.finding import Force, Topic, Verdict
from ..rules.outcome import Comparison, Note, Outcome
from ..words import Term

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
