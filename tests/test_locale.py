"""The English words: none is missing, left over or at odds with the Chinese ones."""

import pkgutil
import re
from io import BytesIO

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from zj415x.wording.voice import voice_of

from .words import PLACEHOLDER, messages, printed, terms

_PO = pkgutil.get_data("zj415x.wording", "locale/en.po") or b""
ENTRIES = [one for one in read_po(BytesIO(_PO)) if one.id]


def _id(one: Message) -> str:
    return one.id if isinstance(one.id, str) else one.id[0]


def _said(one: Message) -> tuple[str, ...]:
    return (one.string,) if isinstance(one.string, str) else tuple(one.string or ())


KNOWN = {(one.context, _id(one)) for one in ENTRIES}
GLOSSARY = {_id(one): _said(one)[0] for one in ENTRIES if "glossary" in one.auto_comments}


def test_every_message_has_english() -> None:
    words = {word for _, word in terms()}
    assert sorted(one for one in messages() - words if (None, one) not in KNOWN) == []


def test_every_term_has_english() -> None:
    assert sorted(one for one in terms() if one not in KNOWN and (None, one[1]) not in KNOWN) == []


def test_everything_that_the_edition_prints_has_english() -> None:
    assert sorted(one for one in printed() if (None, one) not in KNOWN) == []


def test_the_number_that_the_file_calls_one_is_said_so() -> None:
    assert b'"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in _PO
    voice = voice_of("en")
    assert [voice.fill("{count} 天", count=count) for count in (0, 1, 2, 11)] == [
        "0 days",
        "1 day",
        "2 days",
        "11 days",
    ]


def test_no_english_is_left_over() -> None:
    kinds = {word for _, word in terms()}
    used = messages() | printed() | kinds | set(GLOSSARY) | set("、，；") | {"；或 "}
    assert sorted(_id(one) for one in ENTRIES if one.context is None and _id(one) not in used) == []
    assert [(one.context, one.id) for one in ENTRIES if one.context and (one.context, _id(one)) not in terms()] == []
    assert not re.search(rb"^#~|^#, .*fuzzy", _PO, re.MULTILINE)
    assert len(KNOWN) == len(ENTRIES) == len(re.findall(rb'^msgid "(?!"\nmsgstr ""\n"Language)', _PO, re.MULTILINE))


def test_both_languages_have_the_same_placeholders() -> None:
    for entry in ENTRIES:
        chinese = _id(entry)
        for said in _said(entry):
            assert said.strip(), chinese
            assert sorted(PLACEHOLDER.findall(said)) == sorted(PLACEHOLDER.findall(chinese)), chinese
            assert len(said) - len(said.lstrip()) == len(chinese) - len(chinese.lstrip()), chinese


def test_what_a_console_prints_can_be_encoded_in_gbk() -> None:
    for entry in ENTRIES:
        for text in (_id(entry), *_said(entry)):
            assert text.encode("gbk").decode("gbk") == text


def _forms(term: str) -> re.Pattern[str]:
    """A term in one number or the other."""
    words = re.sub(r"([A-Za-z]+?)y\b", r"\1(?:y|ies)", re.escape(term))
    return re.compile(re.sub(r"([a-z])(?=\\ |\\\)|$)", r"\1(?:s|es)?", words), re.IGNORECASE)


@pytest.mark.parametrize("word", GLOSSARY)
def test_a_term_of_the_glossary_is_always_the_same(word: str) -> None:
    said = _forms(GLOSSARY[word])
    longer = [other for other in GLOSSARY if word in other and word != other]
    for entry in ENTRIES:
        text = _id(entry)
        for other in longer:
            text = text.replace(other, "")
        if word in text:
            assert said.search(_said(entry)[0]), (text, _said(entry)[0])
