"""附件2 of 浙制高办〔2026〕30号: 浙江制造精品, in the order of the notice: read each table against the printed one."""

from datetime import date
from decimal import Decimal

from ...jingpin import clauses, recommending
from ...jingpin.call import JingpinCall
from ...jingpin.clauses import RdStandard, SalesStandard, SalesStandards
from ...jingpin.product import Category
from ...notice import Channel
from ...printed.deadline import Deadline, Party
from ...printed.form import Heading
from ...quota.quota import Quota, Recommender
from ...quota.table import QuotaTable
from ...rules.clause import Clause, Force, Topic
from ...values.money import wan
from .clusters import CLUSTER_TRACKS
from .readings import READINGS

# 附件2 三: where a product is filed, and until when -------------------------------------------------------------------

CHANNELS = (
    Channel(
        name="浙江省企业之家网",
        address="https://zj87.jxt.zj.gov.cn/zj87-hqzc/index.html#/enterprise",
        what="精品企业申报",
    ),
    Channel(
        name="数智经信工作台",
        address="https://szjx.jxt.zj.gov.cn:20060/ddm_oms_prev/#/login",
        what="精品审核推荐",
    ),
)
ONLINE = Deadline(
    name="jingpin-online", place="附件2 三1", who="企业",
    due_from=(Party.ENTERPRISE,), what="精品网上申报",
    printed="5月26日至7月10日", first_day=date(2026, 5, 26), last_day=date(2026, 7, 10),
)  # fmt: skip
RECOMMENDATION = Deadline(
    name="jingpin-recommendation", place="附件2 三3", who="各设区市经信局、省国资委、省级有关行业协会",
    due_from=(Party.CITY, Party.PROVINCIAL_SASAC, Party.ASSOCIATION), what="精品推荐意见汇总表",
    printed="7月20日前", last_day=date(2026, 7, 20), before=True,
)  # fmt: skip

# 附件2: clauses in the order of the notice ------------------------------------------------------------------------

EVIDENCE = (
    "省经信厅工业新产品评价材料",
    "地方工业新产品投产鉴定材料",
    "相关行业协会组织的新产品评价或鉴定材料",
    "企业内部新产品立项程序资料",
)
_YEARS = (2023, 2024, 2025)  # 近三年

# fmt: off
#                                                                        其他           山区海岛县
SALES = (
    SalesStandard(category=Category.ADVANCED_MANUFACTURING, amount=wan(800), relieved=wan(500)),
    SalesStandard(category=Category.DIGITAL_INTEGRATION,    amount=wan(600), relieved=wan(300)),
    SalesStandard(category=Category.CONSUMER_SPECIALTY,     amount=wan(600), relieved=wan(300)),
)
# fmt: on

JINGPIN_CLAUSES = (
    Clause(
        name="legal-person", place="附件2 二1", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="独立法人资格", test=clauses.is_legal_person, word="应",
    ),
    Clause(
        name="in-province", place="附件2 二1", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="省内研发机构和生产基地", test=clauses.has_rd_and_production_in_province,
        bound=("省内研发机构", "省内生产基地"), word="和",
    ),
    Clause(
        name="rd-share", place="附件2 二1", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="近三年研发投入占主营业务收入比重", test=clauses.rd_share_reaches_minimum,
        bound=RdStandard(share=Decimal("0.03"), years=_YEARS), word="不低于", readings=("A47",),
    ),
    Clause(
        name="quality-system", place="附件2 二2", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="质量管理体系", test=clauses.has_quality_system, word="应",
    ),
    Clause(
        name="quality-preferred", place="附件2 二2", topic=Topic.ELIGIBILITY, force=Force.ENCOURAGED,
        subject="质量管理能力评价或质量标杆", test=clauses.has_quality_evaluation_or_benchmark,
        bound=("制造业企业质量管理能力评价", "省级及以上质量标杆"), word="重点推荐",
    ),
    Clause(
        name="launched-in-window", place="附件2 二4", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="上市时间", test=clauses.launched_in_window,
        bound=(date(2023, 1, 1), date(2024, 12, 31)), word="期间",
    ),
    Clause(
        name="launch-evidence", place="附件2 二4", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="上市证明材料", test=clauses.has_launch_evidence, bound=EVIDENCE, word="任一",
    ),
    Clause(
        name="mean-sales", place="附件2 二5", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="近三年年均销售收入", test=clauses.mean_sales_reach_standard,
        bound=SalesStandards(table=SALES, years=_YEARS), word="不低于", readings=("A48", "A51"),
    ),
    Clause(
        name="commitment", place="附件2 三1", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="盖章承诺书", test=clauses.has_commitment_letter,
    ),
    Clause(
        name="in-time", place="附件2 三1", topic=Topic.TIMING, force=Force.REQUIRED,
        subject="提交时间", test=clauses.submitted_in_time, bound=ONLINE, word="至",
    ),
    Clause(
        name="county-on-a-list", place="附件2 二5", topic=Topic.ADVICE, force=Force.ADVISORY,
        subject="山区海岛县与所知名单一致", test=clauses.counties_fit_a_list,
    ),
)  # fmt: skip

# 推荐名额表 -----------------------------------------------------------------------------------------------------------

_CITY = Recommender.CITY
# fmt: off
QUOTAS = QuotaTable(rows=(
    Quota(number=1,  name="杭州市", kind=_CITY, places=60),
    Quota(number=2,  name="宁波市", kind=_CITY, places=50),
    Quota(number=3,  name="温州市", kind=_CITY, places=45),
    Quota(number=4,  name="嘉兴市", kind=_CITY, places=40),
    Quota(number=5,  name="湖州市", kind=_CITY, places=30),
    Quota(number=6,  name="绍兴市", kind=_CITY, places=30),
    Quota(number=7,  name="金华市", kind=_CITY, places=30),
    Quota(number=8,  name="衢州市", kind=_CITY, places=20),
    Quota(number=9,  name="舟山市", kind=_CITY, places=20),
    Quota(number=10, name="台州市", kind=_CITY, places=45),
    Quota(number=11, name="丽水市", kind=_CITY, places=20),
    Quota(number=12, name="先进制造业集群品牌所在县（市、区）", kind=Recommender.BRAND_COUNTY, places=2),
    Quota(number=13, name="省属企业集团", kind=Recommender.PROVINCE_OWNED, places=5, at_most=True),
    Quota(number=14, name="省级有关行业协会", kind=Recommender.ASSOCIATION, places=10, at_most=True),
))
# fmt: on

# 附件2 三3: what a recommender has to keep to ------------------------------------------------------------------------

RECOMMENDATION_CLAUSES = (
    # What takes single rows off a list stands before what takes as many as are over.
    Clause(
        name="province-owned", place="附件2 三2", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="省属企业的产品由省国资委推荐", test=recommending.province_owned_only_through_sasac, bound=QUOTAS,
    ),
    Clause(
        name="through-sasac", place="附件2 三2", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="由省国资委审核推荐", test=recommending.sent_through_sasac, bound=QUOTAS,
    ),
    Clause(
        name="in-jurisdiction", place="附件2 三2", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="企业所在地", test=recommending.is_in_jurisdiction, bound=QUOTAS, word="辖区内",
    ),
    Clause(
        name="passed-review", place="附件2 三3", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="初审合格", test=recommending.passed_first_review, bound=QUOTAS,
    ),
    Clause(
        name="brand-direction", place="附件2 三3", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="与集群品牌培育方向一致", test=recommending.fits_brand_direction, bound=QUOTAS, word="一致",
    ),
    Clause(
        name="products-per-enterprise", place="附件2 三", topic=Topic.ELIGIBILITY, force=Force.IN_PRINCIPLE,
        subject="每家企业的产品数", test=recommending.one_product_per_enterprise, bound=1, readings=("A53",),
    ),
    Clause(
        name="brand-places", place="附件2 三3", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="集群品牌所在地单独推荐的产品数", test=recommending.within_brand_places, bound=QUOTAS,
        word="单独推荐", readings=("A55",),
    ),
    Clause(
        name="within-quota", place="附件2 三3", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="推荐产品数", test=recommending.within_quota, bound=QUOTAS, word="限额", readings=("A55", "A56"),
    ),
    Clause(
        name="no-double-recommendation", place="附件2 三3", topic=Topic.ADVICE, force=Force.ADVISORY,
        subject="企业和产品", test=recommending.lists_each_product_once,
    ),
    Clause(
        name="recommended-in-time", place="附件2 三3", topic=Topic.TIMING, force=Force.REQUIRED,
        subject="汇总表报送时间", test=recommending.sent_in_time, bound=(RECOMMENDATION, ONLINE), word="前",
        readings=("A41",),
    ),
    Clause(
        name="sealed", place="附件2 三3", topic=Topic.ELIGIBILITY, force=Force.REQUIRED,
        subject="汇总表加盖公章", test=recommending.is_sealed,
    ),
)  # fmt: skip

JINGPIN = JingpinCall(
    categories=tuple(row.category for row in SALES),
    tracks=(*(track.name for track in CLUSTER_TRACKS), "历史经典产业"),
    evidence=EVIDENCE,
    quotas=QUOTAS,
    columns=("序号", "企业名称", "产品名称及型号", "产品类别", "所在“415X”先进制造业集群赛道"),
    outline=(
        Heading(title="产品技术水平", sections=("产品技术先进性情况", "产品技术创新性", "产品技术主导性")),
        Heading(title="产品质量水平", sections=("产品可靠性", "产品安全性", "质量管理体系")),
        Heading(title="产品品牌价值", sections=("品牌建设", "品牌美誉度", "市场占有率")),
        Heading(title="综合竞争力", sections=("产品竞争力", "企业竞争力")),
    ),
    clauses=JINGPIN_CLAUSES,
    recommendation_clauses=RECOMMENDATION_CLAUSES,
    readings=READINGS,
)
