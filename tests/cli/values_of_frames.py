"""Values of frames: a product in columns of the types that frames have."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

COLUMNS: dict[str, list[Any]] = {
    "产品名称": ["五轴加工中心", None],
    "产品类别": ["先进制造类", "先进制造类"],
    "集群赛道": ["高端软件", "高端软件"],
    "企业名称": ["某公司", "某公司"],
    "sales.2024（万元）": [Decimal("900.50"), None],
    "上市时间": [date(2023, 5, 1), None],
    "提交时间": [datetime(2026, 7, 1, 9, tzinfo=UTC).replace(tzinfo=None), None],
    "承诺书": [True, None],
    "上市证明材料": [["甲", "乙"], [" 丙", None]],
    "数": [0.1, float("inf")],
    "个数": [3, None],
}
