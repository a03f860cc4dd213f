"""一个小服务：核对申报、列出还能申报的、截取名单、赛道和时限，另有一页给经办人用。

在项目的文件夹里启动，然后打开 http://127.0.0.1:8000 ：

    .venv/bin/pip install -e '.[service]'
    .venv/bin/uvicorn --app-dir examples service:app

正文就是申报文件本身（examples/application.json 的样子）；待明确事项按哪种口径理解、按哪一天提交，写在查询参数里；
话用 Accept-Language 要的语言：

    curl -H 'Content-Type: application/json' -H 'Accept-Language: en' \
      --data-binary @examples/application.json 'http://127.0.0.1:8000/applications/validate?reading=A12%3Dthis-year-forecast'

服务什么也不留下：不存正文，日志里只有已知的地址和状态。机器用的说明在 /openapi.json。
"""

import json
import logging
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

from fastapi import Body, FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from serving.answers import answer
from serving.asked import (
    At,
    Chosen,
    Decided,
    For,
    HowTilted,
    Kept,
    Kind,
    Language,
    Named,
    OfRoute,
    On,
    Recommender,
    Taken,
    Why,
)
from serving.body import DocumentRoute, ReadBy
from serving.desk import (
    DOCUMENTS,
    RefusedError,
    allocated,
    application_fields,
    kept_of,
    product_fields,
    recommenders,
    submitted,
    workbook,
)
from serving.faults import SaidError, document_faults, told
from serving.guard import Guard
from serving.language import language_of
from serving.log import Known
from serving.problems import Problems, faults_of
from serving.saying import deadline, judged, routes, track
from serving.shown import Cut, DeadlineShown, Filled, Judged, Routes, TrackShown
from serving.written import readings_of
from zj415x import ClusterApplication, JingpinProduct, ListedProduct, Tilt, Zj415xError, __version__
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import read_application, read_product, read_ranking
from zj415x.schema import KINDS, json_schema

HERE = Path(__file__).parent
PAGE = HERE / "serving" / "page"
BINARY = {"type": "string", "format": "binary"}
REFUSED: Mapping[int | str, dict[str, Any]] = {
    400: {"description": "不是 HTTP 请求；由服务器答复，没有 JSON。"},
    408: {"model": Problems, "description": "正文没有及时收完。"},
    413: {"model": Problems, "description": "正文过大。"},
    414: {"model": Problems, "description": "查询参数过长。"},
    415: {"model": Problems, "description": "正文不是 JSON，或者压缩过。"},
    422: {"model": Problems, "description": "正文或查询参数有问题，一次列全，各有位置。"},
    500: {"model": Problems, "description": "服务出了错。"},
}


def example(name: str) -> dict[str, Any]:
    """Read a document of the examples, as OpenAPI shows it."""
    return {"示意": {"value": json.loads((HERE / name).read_text(encoding="utf-8"))}}


Application = Annotated[
    ClusterApplication, ReadBy(read_application), Body(openapi_examples=example("application.json"))
]
Product = Annotated[JingpinProduct, ReadBy(read_product), Body(openapi_examples=example("product.json"))]
ApplicationFields = Annotated[
    dict[str, Any], ReadBy(application_fields), Body(openapi_examples=example("application.json"))
]
ProductFields = Annotated[dict[str, Any], ReadBy(product_fields), Body(openapi_examples=example("product.json"))]
Ranking = Annotated[
    tuple[ListedProduct, ...],
    ReadBy(read_ranking, KINDS["ranking"]),
    Body(openapi_examples=example("lists/quzhou.json")),
]
Subject = TypeVar("Subject", ClusterApplication, JingpinProduct)

app = FastAPI(
    title="zj415x",
    version=__version__,
    summary=f"{NOTICE.number}的可执行版本",
    description=(
        "核对集群申报和精品产品，每条结果注明出处和约束力。从不说“入选”或“落选”；空白是不明，不是零。\n\n"
        "正文是申报文件本身，金额、比重、时间带单位；一次指出全部问题。答复里的话用 Accept-Language 要的语言，"
        "中文或英文，值和名称照通知的写法。负责人和联系人从不出现在结论和日志里；读工作簿、写文件的答复，把送来的原样交回。"
    ),
    redirect_slashes=False,
    docs_url=None,  # those pages are loaded from elsewhere
    redoc_url=None,
    responses={status: REFUSED[status] for status in (414, 422, 500)},
)
app.router.route_class = DocumentRoute
app.add_middleware(Guard)


@app.post(
    "/applications/validate",
    summary="核对一份集群申报",
    response_description="结论和逐条的结果",
    response_model=Judged,
    responses={**REFUSED},
)
def validate_application(
    application: Application,
    language: Language,
    reading: Chosen = (),
    on: On = None,
    why: Why = False,
    receipt: Kept = False,
) -> Response:
    """逐条核对（附件1），连同申报表填得全不全。"""
    report = submitted(application, on).validate(NOTICE.clusters, readings=readings_of(reading))
    kept = kept_of(report, application, on, asked=receipt)
    return answer(judged(report, language, reasons=why, receipt=kept), language)


@app.post(
    "/applications/fields",
    summary="把填写的写成申报文件",
    response_description="申报文件",
    response_model=dict[str, Any],
    responses={**REFUSED},
)
def write_application(fields: ApplicationFields, language: Language) -> Response:
    """金额、比重、个数、日期、是否可以照填表的习惯写（`95`、`12.5`、`2026年6月20日`），单位按申报表印的。"""
    return answer(fields, language)


@app.post(
    "/products/validate",
    summary="核对一个精品产品",
    response_description="结论和逐条的结果",
    response_model=Judged,
    responses={**REFUSED},
)
def validate_product(
    product: Product,
    language: Language,
    reading: Chosen = (),
    on: On = None,
    why: Why = False,
    receipt: Kept = False,
) -> Response:
    """逐条核对（附件2）。"""
    report = submitted(product, on).validate(NOTICE.jingpin, readings=readings_of(reading))
    kept = kept_of(report, product, on, asked=receipt)
    return answer(judged(report, language, reasons=why, receipt=kept), language)


@app.post(
    "/products/fields",
    summary="把填写的写成产品文件",
    response_description="产品文件",
    response_model=dict[str, Any],
    responses={**REFUSED},
)
def write_product(fields: ProductFields, language: Language) -> Response:
    """个数、日期、是否可以照填表的习惯写；金额没有印好的单位，要写单位。"""
    return answer(fields, language)


@app.post(
    "/routes", summary="还能申报什么", response_description="各有结论", response_model=Routes, responses={**REFUSED}
)
def other_routes(application: Application, language: Language, reading: Chosen = (), on: On = None) -> Response:
    """同一赛道的其他类型，同一产业的另一类赛道，各有结论，最合适的在前（附1-1）。"""
    found = submitted(application, on).routes(NOTICE.clusters, readings=readings_of(reading))
    return answer(routes(found, language), language)


@app.post(
    "/allocate",
    summary="按名额截取一份名单",
    response_description="推荐的、名额外的、待定的和步骤",
    response_model=Cut,
    responses={**REFUSED},
)
def allocate(
    ranked: Ranking,
    recommender: Recommender,
    language: Language,
    tilt: HowTilted = Tilt.NONE,
    decided: Decided = (),
    taken: Taken = None,
    reading: Chosen = (),
) -> Response:
    """推荐单位排好序的名单，最好的在前（推荐名额表）；线上同分的待定，由人决定。"""
    return answer(
        allocated(
            ranked,
            recommender,
            language,
            tilt=tilt,
            decided=decided,
            taken=taken,
            readings=readings_of(reading),
        ),
        language,
    )


@app.post(
    "/workbooks",
    summary="读一份填好的工作簿",
    response_description="工作簿里填的",
    response_model=Filled,
    responses={**REFUSED},
    openapi_extra={"requestBody": {"required": True, "content": {"application/octet-stream": {"schema": BINARY}}}},
)
async def read_workbook(request: Request, language: Language) -> Response:
    """申报信息表或推荐汇总表（.xlsx），以 application/octet-stream 送来；读出的，再照 JSON 送去核对。"""
    raw = await request.body()
    return answer(await run_in_threadpool(workbook, raw, language), language)


@app.get("/recommenders", summary="推荐单位", response_description="各单位", response_model=list[str])
def recommenders_named(language: Language) -> Response:
    """推荐名额表的各行。"""
    return answer(recommenders(), language)


@app.get("/tracks", summary="赛道、申报方式和规模门槛", response_description="各行", response_model=list[TrackShown])
def tracks(language: Language, route: OfRoute = None) -> Response:
    """附1-1的各行；“新星”赛道不限于所列。"""
    found = [row for row in NOTICE.clusters.tracks if route in (None, row.route)]
    return answer([track(row, language) for row in found], language)


@app.get("/deadlines", summary="时限", response_description="各项时限", response_model=list[DeadlineShown])
def deadlines(language: Language, at: At = None, party: For = None, reading: Chosen = ()) -> Response:
    """谁在何时以前办什么；写了 at 的，说那一刻的状态。"""
    due = [term for term in NOTICE.deadlines if party is None or party in term.due_from]
    read = [NOTICE.deadline(term.name, readings=readings_of(reading)) for term in due]
    return answer([deadline(term, at, language) for term in read], language)


@app.get(
    "/schemas/{kind}",
    summary="一种文件的 JSON Schema",
    response_description="一份 JSON Schema",
    response_model=dict[str, Any],
)
def schema(kind: Kind, language: Language) -> Response:
    """标题和说明用 Accept-Language 要的语言。"""
    return answer(_schema(kind, language), language)


@cache
def _schema(kind: str, locale: str) -> dict[str, Any]:
    return json_schema(KINDS[kind], locale)


@app.get("/examples/{name}", summary="一份示意的文件", response_description="一份文件", response_model=dict[str, Any])
def example_document(name: Named, language: Language) -> Response:
    """数字和名称都为示意。"""
    return answer(json.loads((HERE / DOCUMENTS[name]).read_text(encoding="utf-8")), language)


def _page(file: str, media: str) -> Any:
    whole = (PAGE / file).read_bytes()
    return lambda: Response(whole, headers={"Cache-Control": "no-cache"}, media_type=media)


app.add_api_route("/", _page("index.html", "text/html"), methods=["GET", "HEAD"], include_in_schema=False)
for _script in ("words.js", "http.js", "form.js", "lists.js", "report.js", "cutting.js", "saving.js", "page.js"):
    app.add_api_route(f"/{_script}", _page(_script, "text/javascript"), include_in_schema=False)
app.add_api_route("/page.css", _page("page.css", "text/css"), include_in_schema=False)


def _refused(faults: Any, locale: str, status: int = 422, headers: Mapping[str, str] | None = None) -> Response:
    return answer(told(faults, locale), locale, status, headers)


def _asked(request: Request) -> str:
    return language_of(request.headers.get("accept-language", ""))


@app.exception_handler(RequestValidationError)
async def _invalid(request: Request, error: RequestValidationError) -> Response:
    return _refused(faults_of(error.errors()), _asked(request))


@app.exception_handler(RefusedError)
async def _asked_in_vain(request: Request, error: RefusedError) -> Response:
    return _refused(error.faults, _asked(request))


@app.exception_handler(Zj415xError)
async def _contradictory(request: Request, error: Zj415xError) -> Response:
    return _refused(document_faults(error), _asked(request))


@app.exception_handler(HTTPException)
async def _other(request: Request, error: HTTPException) -> Response:
    names = {404: "not-found", 405: "not-allowed", 415: "no-json"}
    why = SaidError(names.get(error.status_code, "refused"), method=request.method)
    return _refused([("$" if error.status_code == 415 else "", why)], _asked(request), error.status_code, error.headers)


for _name in ("uvicorn.access", "uvicorn.error"):
    logging.getLogger(_name).addFilter(Known({getattr(route, "path", "") for route in app.routes}))
