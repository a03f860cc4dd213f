"""Asked: the query parameters, each read by a function of ours, that says what is wrong with it."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Annotated, Any

from fastapi import Header, Path, Query, Request
from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from zj415x import Party, Route, Tilt, Zj415xError
from zj415x.editions.y2026 import NOTICE
from zj415x.errors import quoted
from zj415x.values.blank import INSTANT

from .desk import DOCUMENTS
from .faults import SaidError
from .language import CHINESE, language_of
from .written import DAY, day, flag, moment, pair, whole, word

_MOST = 100  # the most problems that are told of a query


def undocumented(request: Request) -> list[dict[str, Any]]:
    """List what is wrong with the names in a query: a misspelt parameter would be passed over without a word."""
    if not request.url.query:
        return []
    operation = request.app.openapi()["paths"].get(request.scope["route"].path, {}).get(request.method.lower())
    if operation is None:  # the page: whoever passes its address on may have added something of their own
        return []
    known = {
        parameter["name"]: parameter for parameter in operation.get("parameters", ()) if parameter["in"] == "query"
    }
    wrong: list[dict[str, Any]] = []
    for name, times in Counter(name for name, _ in request.query_params.multi_items()).items():
        if name not in known:
            why = SaidError("unknown", known=list(known)) if known else SaidError("no-parameters")
        elif times > 1 and known[name]["schema"].get("type") != "array":
            why = SaidError("repeated")
        else:
            continue
        wrong.append({"type": "asked", "loc": ("query", quoted(name)), "ctx": {"error": why}})
        if len(wrong) >= _MOST:
            break
    return wrong


def _taken_by(read: Callable[[str], Any]) -> BeforeValidator:
    def taken(value: Any) -> Any:
        if not isinstance(value, str):  # what stands for a parameter that is left out
            return value
        try:
            return read(value)
        except (Zj415xError, SaidError) as error:
            raise PydanticCustomError("asked", "refused", {"error": error}) from None

    return BeforeValidator(taken)


def _one_of(words: Mapping[str, Any]) -> tuple[BeforeValidator, WithJsonSchema]:
    return _taken_by(word(words)), WithJsonSchema({"type": "string", "enum": list(words)})


def _each_once(pairs: tuple[str, ...]) -> tuple[str, ...]:
    for id, times in Counter(text.partition("=")[0] for text in pairs).items():
        if times > 1:
            raise PydanticCustomError("asked", "refused", {"error": SaidError("read-twice", value=id)})
    return pairs


_PAIRS = [f"{reading.id}={option}" for reading in NOTICE.readings for option in reading.options]
_MEANT = "\n".join(
    f"- {reading.id}（{reading.place}）：{reading.question}"
    + "；".join(f"{option} {meaning}" for option, meaning in zip(reading.options, reading.meanings, strict=True))
    for reading in NOTICE.readings
)

Language = Annotated[
    str,
    BeforeValidator(language_of),
    WithJsonSchema({"type": "string"}),
    Header(
        alias="Accept-Language",
        default_factory=lambda: CHINESE,
        title="要的语言",
        description="zh 或 en，可以带 q 值；都不合适的，答复用中文。",
        examples=["en"],
    ),
]
Chosen = Annotated[
    tuple[Annotated[str, _taken_by(pair), WithJsonSchema({"type": "string", "enum": _PAIRS})], ...],
    AfterValidator(_each_once),
    Query(
        title="待明确事项的口径",
        description=f"写成 A12=this-year-forecast，可以写几个；没有写的按默认口径。\n\n{_MEANT}",
    ),
]
On = Annotated[
    date | None,
    _taken_by(day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": f"^{DAY}$"}),
    Query(
        title="按哪一天提交来核对",
        description="写成 2026-06-20 的样子；写了的，代替文件里的提交时间。",
        examples=["2026-06-20"],
    ),
]
At = Annotated[
    datetime | None,
    _taken_by(moment),
    WithJsonSchema({**INSTANT.schema, "format": "date-time"}),
    Query(
        title="看哪一刻",
        description="写成 2026-06-20T10:00:00+08:00 的样子，带时区；服务从不看钟，没有写的就不说状态。",
        examples=["2026-06-20T10:00:00+08:00"],
    ),
]
Why = Annotated[
    bool,
    _taken_by(flag),
    WithJsonSchema({"type": "boolean"}),
    Query(title="说明原因", description="另说明结论取决于哪些事项按哪种口径理解，最少改动什么即可符合。"),
]
Kept = Annotated[
    bool,
    _taken_by(flag),
    WithJsonSchema({"type": "boolean"}),
    Query(title="要回执", description="另给一份回执，可以保存、签名，以后用 zj415x replay 复核；服务自己不保存。"),
]
For = Annotated[
    Party | None,
    *_one_of({str(party): party for party in Party}),
    Query(alias="for", title="只要谁的"),
]
OfRoute = Annotated[
    Route | None,
    *_one_of({str(route): route for route in Route}),
    Query(title="只要哪种申报方式的"),
]
Recommender = Annotated[
    str,
    _taken_by(lambda text: NOTICE.jingpin.quotas[text].name),
    WithJsonSchema({"type": "string", "enum": [row.name for row in NOTICE.jingpin.quotas.rows]}),
    Query(title="推荐单位", description="推荐名额表上的一行。", examples=["衢州市"]),
]
HowTilted = Annotated[
    Tilt,
    *_one_of({str(tilt): tilt for tilt in Tilt}),
    Query(title="怎样向核心区协同区倾斜", description="倾斜的，名单里每一行用 in_zone 写明在不在。"),
]
Row = Annotated[
    int,
    _taken_by(whole),
    WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 10**9 - 1}),
]
Decided = Annotated[
    tuple[Row, ...], Query(title="决定推荐的", description="同分待定的由人决定，写名单上的序号，从 1 起。")
]
Taken = Annotated[
    Row | None,
    Query(title="已用的名额", description="与别家共用的名额，别家已用几个；不写的按没有用过截取。"),
]
Kind = Annotated[
    str, *_one_of({word: word for word in ("application", "product", "ranking", "readings")}), Path(title="哪一种文件")
]
Named = Annotated[str, *_one_of({name: name for name in DOCUMENTS}), Path(title="哪一份文件")]
