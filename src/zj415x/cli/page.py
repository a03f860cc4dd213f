"""Page: what `zj415x check` found, as a single HTML file that opens without a network and prints as a paper."""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..display.markup import STYLE, Markup, element, html_in, joined
from ..errors import Zj415xError
from ..notice import Notice
from ..rules.finding import Verdict
from ..rules.report import Report
from ..wording.voice import Voice
from .console import Console, summary, told_unwritten
from .inputs import may_write, write

_SUFFIXES = (".html", ".htm")
_MOST = 300  # documents that a page shows; the rest is counted
_META = Markup(
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
)
_PAPER = Markup(
    "<style>:root{color-scheme:light dark}"
    'body{margin:2em auto;max-width:60em;padding:0 1em;font-family:"Noto Sans CJK SC","Source Han Sans SC",'
    '"PingFang SC","Microsoft YaHei",sans-serif}h1{font-size:1.4em}h2{font-size:1.15em}'
    "section+section{border-top:2px solid;margin-top:2em}"
    "@page{size:A4;margin:18mm}@media print{:root{color-scheme:light}body{margin:0;max-width:none;padding:0;"
    "font-size:10pt}section+section{break-before:page;border:0}h2{break-after:avoid}}</style>"
)


def page_for(chosen: argparse.Namespace, console: Console) -> "Page | None":
    """Begin the page that was asked for; None, after saying why, if it may not be written there."""
    if chosen.out is not None:
        chosen.misused("argument --html: not allowed with argument --out")
    if Path(chosen.html).suffix.lower() not in _SUFFIXES:
        chosen.misused(f"--html 的文件名要以 {'、'.join(_SUFFIXES)} 结尾")
    if not may_write(Path(chosen.html), force=chosen.force, console=console):
        return None
    return Page(console, chosen.html, chosen.notice)


def section_on(aside: Sequence[str], name: str, report: Report, notice: Notice, voice: Voice, *, why: bool) -> str:
    """Build the section on a document, ``aside`` its file and what is left out.

    ``why``: with what its verdict hinges on, and what would mend it.
    """
    parts = [html_in(report, voice)]
    if why:
        parts += [html_in(report.sensitivity(), voice, notice=notice), html_in(report.remedies(), voice)]
    return _section(aside, name, joined(parts))


def section_without(file: str, problems: Sequence[Mapping[str, str]], voice: Voice) -> str:
    """Build the section on a document that cannot be read."""
    items = [element("li", f"{problem['path']}：{problem['message']}") for problem in problems]
    return _section([file], voice.text("无法读取，没有核对"), element("ul", items))


def _section(aside: Sequence[str], name: str, content: Markup) -> str:
    return element("section", element("h2", name), [element("p", line, class_="aside") for line in aside], content)


class Page:
    """Collects the sections of the page, in order."""

    def __init__(self, console: Console, path: str, notice: Notice) -> None:
        self._console, self._path, self._notice = console, Path(path), notice
        self._sections: list[Markup] = []
        self._count = 0

    def add(self, text: str) -> None:
        """Add the section on one more document."""
        self._count += 1
        if self._count <= _MOST:
            self._sections.append(Markup(text))

    def saved(self, counts: Counter[Verdict | None]) -> bool:
        """Write the page; if that fails, say why."""
        try:
            write(self._path, self._whole(counts).encode())
        except (OSError, Zj415xError) as error:
            told_unwritten(self._path, error, self._console)
            return False
        self._console.tell(self._console.words("{path}：已保存", path=str(self._path)))
        return True

    def _whole(self, counts: Counter[Verdict | None]) -> str:
        voice = self._console.voice
        title = voice.text("核对结果")
        aside = voice.fill("按{number}核对。不是官方工具，以通知原文为准。", number=self._notice.number)
        head = element(
            "head",
            _META,
            element("title", title),
            STYLE,
            _PAPER,
        )
        left = self._count - len(self._sections)
        body = element(
            "body",
            element("h1", title),
            element("p", aside),
            element("p", summary(counts, self._console)) if counts.total() > 1 else None,
            element("main", self._sections, class_="zj415x"),
            element("p", voice.fill("另有 {count} 份未列出", count=left)) if left else None,
        )
        return f"<!doctype html>\n{element('html', head, body, lang=voice.name.replace('_', '-'), dir='ltr')}\n"
