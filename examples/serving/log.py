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
        # Where the address stands, of the lines of uvicorn that have one.
        place = 2 if record.name == "uvicorn.access" else 1 if "WebSocket" in str(record.msg) else None
        if place is not None and isinstance(record.args, tuple) and len(record.args) > place:
            args = list(record.args)
            args[place] = self._known(str(args[place]))
            if place == 2 and args[1] not in _METHODS:
                args[1] = "?"
            record.args = tuple(args)
        return True

    def _known(self, address: str) -> str:
        path = address.partition("?")[0]
        return path if path in self.paths else "(other)"
