"""Log: what of a request is logged, which is never what somebody typed."""

import logging
from collections.abc import Collection

_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT")


class Known(logging.Filter):
    """Lets uvicorn log a known address, without its query: a query, or a wrong address, may be somebody's name."""

    def __init__(self, paths: Collection[str]) -> None:
        super().__init__()
        self.paths = paths

    def filter(self, record: logging.LogRecord) -> bool:
        """Shorten what is logged of a request (client, method, address, version, status) and of a WebSocket."""
        args = record.args
        if not isinstance(args, tuple):
            return True
        if record.name == "uvicorn.access":
            client, method, address, *rest = args
            record.args = client, method if method in _METHODS else "?", self._known(str(address)), *rest
        elif "WebSocket" in str(record.msg):
            client, address, *rest = args
            record.args = client, self._known(str(address)), *rest
        return True

    def _known(self, address: str) -> str:
        path = address.partition("?")[0]
        return path if path in self.paths else "(other)"
