"""The English of the pages: none of it is missing, and what is typed or linked is the same in both languages."""

import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
WORDS = DOCS / "locale" / "en" / "LC_MESSAGES"
# Not prose: code, the targets of links, ids of open questions.
_KEPT = re.compile(r"`[^`]+`|\]\([^)]+\)|(?<![A-Za-z])A\d\d(?!\d)")


def pages() -> list[Path]:
    """The pages that are written by hand; those that are made come in both languages."""
    documentation = [path for path in sorted(DOCS.glob("*.md")) if not _is_made(path)]
    decisions = sorted((DOCS / "decisions").glob("*.md"))
    return [*documentation, *decisions, *sorted((ROOT / "examples" / "notebooks").glob("*.md"))]


def _is_made(path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    return "docs/pages/" in text.split("\n", 1)[0] or path.stem in ("changelog", "open-questions")


def _words(page: Path) -> Path:
    site = DOCS if page.is_relative_to(DOCS) else ROOT
    return WORDS / page.relative_to(site).with_suffix(".po")


def test_every_page_that_is_written_by_hand_has_its_english_and_no_other_has() -> None:
    changelog = WORDS / "changelog.po"  # of which only the beginning is translated
    assert sorted([*map(_words, pages()), changelog]) == sorted(WORDS.rglob("*.po"))


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_nothing_in_it_is_missing_or_unsure(page: Path) -> None:
    text = _words(page).read_bytes()
    assert not re.search(rb"^#~|^#, .*fuzzy", text, re.MULTILINE)
    with _words(page).open("rb") as file:
        entries = [one for one in read_po(file) if one.id]
    assert entries
    for one in entries:
        assert str(one.string).strip(), one.id
        assert Counter(_KEPT.findall(str(one.id))) == Counter(_KEPT.findall(str(one.string))), one.id
