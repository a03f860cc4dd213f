"""Problems: what is wrong with a request, as OpenAPI tells it, and what pydantic found."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, Field

from .faults import SaidError


class Problem(BaseModel):
    """一处问题。"""

    path: str = Field(
        title="在哪里",
        description="$ 是正文，$.scale.revenue 是其中一处；?on 是一个查询参数，? 是全部查询参数；空的是整个请求。",
        examples=["$.scale.revenue", "?on"],
    )
    message: str = Field(title="哪里不对", description="一句话，用 Accept-Language 要的语言。")


class Problems(BaseModel):
    """请求的全部问题。"""

    problems: list[Problem] = Field(title="问题")


def faults_of(errors: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, Exception]]:
    """List what pydantic found wrong, without what was sent: it may be somebody's name."""
    for error in errors:
        part, *steps = error["loc"]
        context = error.get("ctx", {})
        path = context.get("path", "$") if part == "body" else f"?{steps[0]}" if part == "query" else ""
        missing = SaidError("no-body" if part == "body" else "missing")
        yield path, missing if error["type"] == "missing" else context.get("error", SaidError("refused"))
