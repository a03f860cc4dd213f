"""The table 附1-1, read off the page: rows of the clusters, and New Star tracks by highland."""

from typing import Any

# cluster: (floor of a 核心区, floor of a 协同区, named segments, is the list open (等)); 亿元.
CLUSTERS: dict[str, Any] = {
    "人工智能": (500, 200, ("模型数据服务", "智能终端", "算力基础设施"), False),
    "智能物联": (1000, 200, ("智能感知", "智能网络", "智能计算", "智能控制"), False),
    "高端软件": (
        300,
        50,
        ("工业软件", "基础软件", "嵌入式软件", "数据软件", "云计算", "智能体"),
        False,
    ),
    "集成电路": None,
    "新能源汽车及零部件": None,
    "工业母机与机器人": (100, 30, ("模具", "增材制造"), True),
    "高端船舶与海工装备": None,
    "低空经济与商业航天": (
        60,
        30,
        ("低空装备", "商业航天", "空天关键零部件及材料", "空天地面设备及终端"),
        True,
    ),
    "新能源与新型储能": None,
    "电气与农机装备": (100, 30, ("农机装备", "智慧农机"), False),
    "现代纺织与服装": (
        1000,
        300,
        ("化纤", "纺织织造", "服装", "鞋", "家纺", "产业用纺织品", "纺织设备"),
        False,
    ),
    "生物医药与医疗器械": (
        250,
        100,
        ("生物药", "化学药", "现代中药", "高端医疗器械", "CXO"),
        False,
    ),
    "现代家居与智能家电": None,
    "绿色石化": None,
    "高端新材料": None,
}

# 附件1 二1: the four tracks that it opens by name.
NAMED_OPEN = ("低空经济与商业航天", "工业母机与机器人", "电气与农机装备", "人工智能")

# A single floor of 10亿元 for all four highlands (A18: a merged cell).
NEW_STAR_FLOOR = 10
NEW_STARS = {
    "新一代信息技术": ("算力产业", "光电（半导体）"),
    "高端装备": (
        "仪器仪表",
        "智能物流装备",
        "安全应急装备",
        "印刷包装装备",
        "精密泵阀",
        "气体、液体分离及纯净设备",
        "高性能纤维成套设备",
    ),
    "现代消费与健康": (
        "文体用品",
        "宠物用品",
        "时尚饰品",
        "创新药与医疗器械",
        "数字疗法",
        "康复辅具",
        "中医药大健康",
        "医美",
        "兽药",
    ),
    "绿色石化与新材料": ("合成材料", "先进金属材料", "先进无机非金属材料"),
}
NEW_STAR_NAMES = tuple(name for names in NEW_STARS.values() for name in names)

# A21: an industry that stands in both columns, under two names. The first four are in the table of
# readings; "pairs are data of the edition", so the six below are taken as the edition publishes them.
KIN = (
    ("人工智能", "算力产业"),
    ("生物医药与医疗器械", "创新药与医疗器械"),
    ("现代纺织与服装", "高性能纤维成套设备"),
    ("集成电路", "光电（半导体）"),
    ("生物医药与医疗器械", "中医药大健康"),
    ("生物医药与医疗器械", "康复辅具"),
    ("绿色石化", "合成材料"),
    ("高端新材料", "合成材料"),
    ("高端新材料", "先进金属材料"),
    ("高端新材料", "先进无机非金属材料"),
)


def name_of(track: Any) -> Any:
    return track if isinstance(track, str) else track["name"].strip()


def is_cluster(track: Any) -> Any:
    return name_of(track) in CLUSTERS


def words_of(name: str) -> Any:
    """All that is printed for a track: its name, and the segments of its row."""
    row = CLUSTERS.get(name)
    return {name, *(row[2] if row else ())}


def same_industry(industry: Any, track: Any) -> Any:
    """Is an industry that of the track? True, False, or None where it cannot be told (A21)."""
    if industry is None:
        return None
    industry, name = industry.strip(), name_of(track)
    if industry in words_of(name):
        return True
    for pair in KIN:
        if name in pair and any(industry in words_of(other) for other in pair if other != name):
            return None
    if any(industry in words_of(other) for other in (*CLUSTERS, *NEW_STAR_NAMES)):
        return False
    return None
