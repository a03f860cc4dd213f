"""A service of one's own takes a document and answers with a report in two lines."""

from typing import Annotated, Any

import pytest

from zj415x import ClusterApplication, Money, Report, Tier
from zj415x.exchange import dump

from ..builders import CLUSTERS, application, known

fastapi = pytest.importorskip("fastapi", reason="no FastAPI is installed")
pytest.importorskip("msgspec", reason="what generates schemas is not installed")
httpx = pytest.importorskip("httpx", reason="what asks a service is not installed")


def asked(method: str, path: str, **how: Any) -> Any:
    """What the service answers."""
    import anyio

    app = fastapi.FastAPI()

    @app.post("/check")  # type: ignore[untyped-decorator, unused-ignore]
    def check(application: Annotated[ClusterApplication, fastapi.Body()]) -> Report:
        return application.validate(CLUSTERS)

    @app.get("/floor")  # type: ignore[untyped-decorator, unused-ignore]
    def floor(tier: Tier, least: Money) -> dict[Tier, Money]:
        return {tier: least}

    async def ask() -> Any:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://own") as client:
            return await client.request(method, path, **how)

    return anyio.run(ask)


def test_a_document_is_answered_with_its_report() -> None:
    subject = application()
    answer = asked("POST", "/check", json=dump(subject))
    assert (answer.status_code, answer.json()) == (200, dump(subject.validate(CLUSTERS)))


def test_all_problems_come_back_at_once_without_what_was_filled_in() -> None:
    bad = known(dump(application())) | {"tier": "核心", "head": {"name": ["张三丰"]}}
    answer = asked("POST", "/check", json=bad)
    assert answer.status_code == 422
    assert [one["loc"] for one in answer.json()["detail"]] == [["body", "tier"], ["body", "head", "name"]]
    assert "张三丰" not in answer.text


def test_values_stand_in_a_query() -> None:
    assert asked("GET", "/floor?tier=核心区&least=60亿元").json() == {"核心区": "60亿元"}
    assert asked("GET", "/floor?tier=核心区&least=60").status_code == 422


def test_the_description_refers_to_our_schemas() -> None:
    description = asked("GET", "/openapi.json").json()
    operation = description["paths"]["/check"]["post"]
    assert operation["requestBody"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/ClusterApplication"
    }
    assert operation["responses"]["200"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/Report"
    }
