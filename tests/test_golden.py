"""Golden files: what the library says of itself, kept in the repository so that a change of it is seen.

After a deliberate change, ``nox -s golden`` (or ``python -m tests.test_golden``) rewrites all of them.
"""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from zj415x import ClusterApplication, Notice, __version__
from zj415x.editions import latest
from zj415x.exchange import dump_tables, read
from zj415x.frames.blank import product_table_schema
from zj415x.schema import KINDS, json_schema
from zj415x.wording import LOCALES
from zj415x.wording.printed import page

from .editions import NOTICES

ROOT = Path(__file__).parents[1]
EDITIONS = ROOT / "tests" / "editions"
SCHEMAS = ROOT / "docs" / "schema"
DOCUMENTS = sorted((ROOT / "tests" / "records" / "documents").iterdir())
KEPT = ROOT / "tests" / "records" / "kept" / __version__.partition(".dev")[0]
"""The receipts of this version; those of released versions stay as they are."""


def tables(notice: Notice) -> Path:
    """The file that holds the tables of an edition."""
    return EDITIONS / f"y{notice.issued.year}.json"


def schema(name: str, locale: str) -> Path:
    """The file that holds the JSON Schema of a kind in a language; the Chinese ones lie on top."""
    return SCHEMAS / ("" if locale == LOCALES[0] else locale) / f"{name}.json"


def receipt(path: Path) -> str:
    """The receipt that this version writes of a document, as it is."""
    subject = read(path.read_bytes(), latest())
    call: Any = latest().clusters if isinstance(subject, ClusterApplication) else latest().jingpin
    return bytes(subject.validate(call).receipt(document=subject)).decode()


FILES: dict[Path, Callable[[], Any]] = {
    **{tables(notice): partial(dump_tables, notice) for notice in NOTICES.values()},
    ROOT / "docs" / "open-questions.md": partial(page, latest()),
    **{schema(name, locale): partial(json_schema, kind, locale) for name, kind in KINDS.items() for locale in LOCALES},
    schema("product-table", LOCALES[0]): partial(product_table_schema, latest()),
    **{KEPT / path.name: partial(receipt, path) for path in DOCUMENTS},
}
"""What makes each file: a text as it is, anything else as JSON."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_golden_file_holds_what_the_library_says(path: Path) -> None:
    if path.is_relative_to(SCHEMAS):
        pytest.importorskip("msgspec", reason="what generates schemas is not installed")
    text, made = path.read_text(encoding="utf-8"), FILES[path]()
    assert (text if isinstance(made, str) else json.loads(text)) == made


def test_every_file_beside_them_is_a_golden_file() -> None:
    assert {*EDITIONS.glob("*.json"), *SCHEMAS.rglob("*.json"), *KEPT.glob("*.json")} == {
        path for path in FILES if path.suffix == ".json"
    }


def rewrite() -> None:
    """Write every golden file, and remove the schemas of kinds that are gone."""
    for path in set(SCHEMAS.rglob("*.json")) - FILES.keys():
        path.unlink()
    for path, make in FILES.items():
        made = make()
        text = made if isinstance(made, str) else json.dumps(made, ensure_ascii=False, indent=1) + "\n"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    rewrite()
