"""The schemas that are published are those that the library makes."""

import json
from pathlib import Path

import pytest

from zj415x.schema import KINDS, json_schema
from zj415x.wording import LOCALES

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema"
FILES = {
    PUBLISHED / ("" if locale == LOCALES[0] else locale) / f"{name}.json": (kind, locale)
    for name, kind in KINDS.items()
    for locale in LOCALES
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PUBLISHED)))
def test_each_is_that_of_its_kind(path: Path) -> None:
    """After a deliberate change: python -m tests.schema.test_published writes them anew."""
    pytest.importorskip("msgspec", reason="what generates schemas is not installed")
    assert json.loads(path.read_text(encoding="utf-8")) == json_schema(*FILES[path])


def test_there_are_no_others() -> None:
    assert set(PUBLISHED.rglob("*.json")) == FILES.keys()


if __name__ == "__main__":
    for old in PUBLISHED.rglob("*.json"):
        old.unlink()
    for path, (kind, locale) in FILES.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(json_schema(kind, locale), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
