"""Body: how a document is read that somebody sends, by the reader of the library and not by FastAPI.

Its JSON would lose facts on the way: of a key that stands twice the last is taken without a word, NaN and 1e400 are
numbers, and 97.50 is a float.
"""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, get_args, get_type_hints

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import InitErrorDetails, PydanticCustomError, ValidationError, core_schema
from starlette.exceptions import HTTPException

from zj415x import InvalidDocumentError, Notice
from zj415x.editions.y2026 import NOTICE
from zj415x.schema import definition_of

from .asked import undocumented

Read = Callable[[bytes, Notice], Any]
_SHORT_QUERY = 256


@dataclass(frozen=True)
class ReadBy:
    """Names the reader of a body: ``Annotated[ClusterApplication, ReadBy(read_application), Body()]``.

    ``kind`` is what its schema is of, where the class that is declared does not say all that is read.

    pydantic gets what was read, or all that is wrong with it at once; ``ctx["error"]`` of an error is the library's,
    ``ctx["path"]`` where it stands.
    """

    read: Read
    kind: Any = None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Build the schema of the class, which takes an object of it as it is."""
        return core_schema.no_info_before_validator_function(_taken, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe the body by the schema of the library."""
        return handler(schema) if self.kind is None else definition_of(self.kind, handler)


def _taken(value: Any) -> Any:
    if not isinstance(value, InvalidDocumentError):
        return value
    lines = [
        InitErrorDetails(type=PydanticCustomError("document", "{path}", {"path": path, "error": error}), input=None)
        for path, error in value.faults
    ]
    raise ValidationError.from_exception_data("document", lines)


class DocumentRoute(APIRoute):
    """A route whose body is read by what its endpoint says, and that takes no parameter which is not documented."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Build the function that answers a request."""
        handle, read = super().get_route_handler(), _reader_of(self.endpoint)

        async def handled(request: Request) -> Response:
            # What is nearly right in a query is compared with all that is known: others are not kept waiting for it.
            if len(request.scope["query_string"]) > _SHORT_QUERY:
                return await run_in_threadpool(asyncio.run, answered(request))
            return await answered(request)

        async def answered(request: Request) -> Response:
            wrong = undocumented(request)
            if read is not None:
                request = _Sent(request, read)
                if await request.body() and not _is_json(request):
                    raise HTTPException(415, headers={"Accept": "application/json"})
            try:
                response = await handle(request)
            except RequestValidationError as error:
                raise RequestValidationError([*wrong, *error.errors()]) from None
            if wrong:  # nothing has happened: the service only answers
                raise RequestValidationError(wrong)
            return response

        return handled


class _Sent(Request):
    """A request whose ``json()`` is what its body was read to, or what is wrong with it."""

    def __init__(self, request: Request, read: Read) -> None:
        super().__init__(request.scope, request.receive)
        self.read = read

    async def json(self) -> Any:
        # In a thread: a small document of hundreds of nearly right names takes half a second, too.
        return await run_in_threadpool(_tried, self.read, await self.body())


def _tried(read: Read, raw: bytes) -> Any:
    try:
        return read(raw, NOTICE)
    except InvalidDocumentError as error:
        return error


def _is_json(request: Request) -> bool:
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    plain = request.headers.get("content-encoding", "identity").strip().lower() == "identity"
    family, _, kind = media.partition("/")
    return plain and family == "application" and "/" not in kind and (kind == "json" or kind.endswith("+json"))


def _reader_of(endpoint: Callable[..., Any]) -> Read | None:
    declared = get_type_hints(endpoint, include_extras=True).values()
    return next((marker.read for kind in declared for marker in get_args(kind)[1:] if isinstance(marker, ReadBy)), None)
