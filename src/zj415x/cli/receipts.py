"""Receipts: what `zj415x check --receipt` writes: a log, and a file of the receipt of each document that is a file."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..errors import Zj415xError
from ..hooks import frozen
from ..rules.receipt import Receipt
from .console import Console, told_unwritten
from .inputs import STDIN, write

LOG = "receipts.jsonl"
"""The log's name in its folder."""
SUFFIX = ".receipt.json"
_SCHEME, _DIGITS = len("sha256:"), 8


@frozen
class Named:
    """A receipt, with the file of its document; None for a line or row."""

    receipt: Receipt
    file: str | None


class Folder:
    """The folder of the receipts; what stands in it stays, since a receipt's file is called by its digest, too."""

    def __init__(self, path: str, console: Console) -> None:
        self.failed: bool = False
        self._path, self._console, self._count = Path(path), console, 0

    def save(self, named: Iterable[Named]) -> None:
        """Append receipts to the log while they are made; if that fails, say why."""
        from ..records import appended  # only for receipts

        log = self._path / LOG
        try:
            self._path.mkdir(exist_ok=True)
            last = appended(log, self._filed(named))
        except BrokenPipeError:
            raise
        except (OSError, Zj415xError) as error:
            told_unwritten(log, error, self._console)
            self.failed = True
            return
        if not self._count:
            return
        message = "{path}：已写入 {count} 份回执，末行摘要 {digest}"
        words = self._console.words(message, path=str(log), count=self._count, digest=str(last))
        self._console.tell(words)

    def _filed(self, named: Iterable[Named]) -> Iterator[Receipt]:
        """Write the receipts of whole files to files, and pass all on to the log."""
        for receipt, file in ((each.receipt, each.file) for each in named):
            if file is not None and file != STDIN:
                short = receipt.digest[_SCHEME : _SCHEME + _DIGITS]
                write(self._path / f"{Path(file).stem}-{short}{SUFFIX}", bytes(receipt))
            self._count += 1
            yield receipt
