"""Laws: what holds of whatever a reader says."""

import json
from typing import Any

from zj415x import InvalidDocumentError, Readings, Zj415xError
from zj415x.editions.y2026 import NOTICE
from zj415x.exchange import dump
from zj415x.wording import say
from zj415x.wording.voice import LOCALES


def told(error: Zj415xError) -> None:
    """Hold the sentences of an error against what a terminal, a page and a log can show."""
    problems = error.problems if isinstance(error, InvalidDocumentError) else (("", str(error)),)
    assert problems, "an error says something"
    for path, sentence in problems:
        shown(path)
        shown(sentence)
        assert sentence, path
    shown(say(error, "en"), "\n")


def shown(text: str, also: str = "") -> None:
    """Hold a text to be free of control characters, direction marks and halves of characters."""
    bad = [each for each in text if not (each.isprintable() or each == "\u3000" or each in also)]
    assert not bad, (text, bad)


def jsonable(value: Any) -> Any:
    """Dump a value; it has to be JSON in UTF-8."""
    made = dump(value)
    json.dumps(made, ensure_ascii=False, allow_nan=False).encode()
    return made


def judged(subject: Any, *, aloud: bool) -> None:
    """Judge whatever was read: it has a verdict, and each finding a sentence."""
    call: Any = NOTICE.clusters if hasattr(subject, "tier") else NOTICE.jingpin
    report = subject.validate(call, readings=Readings())
    jsonable(report)
    if aloud:
        for locale in LOCALES:
            for finding in report.findings:
                shown(say(finding, locale))
