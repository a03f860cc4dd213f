"""Checker: checks documents, in any process, and writes what stdout, stderr and a table get of each."""

import json
from datetime import date, datetime, time
from functools import cache, lru_cache
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import TYPE_CHECKING, Any

from attrs import evolve

from ..cluster.application import ClusterApplication
from ..errors import InvalidDocumentError, InvalidValueError, Zj415xError, printable
from ..hooks import frozen
from ..notice import Notice
from ..printed.deadline import CHINA
from ..rules.clause import Clause, Force, Topic
from ..rules.finding import Verdict
from ..rules.judgement import Judgement
from ..rules.outcome import Note, Outcome
from ..rules.reading import Readings
from ..rules.report import Report
from ..wording import why
from ..wording.findings import say_judged
from ..wording.reports import say_brief
from ..wording.voice import Voice, voice_of
from .arguments import meant
from .console import NOT_CHECKED, Console, Lines, Progress, Records, described
from .inputs import Piece, Subject, kind_of, name_of
from .table import Row

if TYPE_CHECKING:
    from ..frames.conclusions import Conclusion
    from .receipts import Named

_MOST_ROUTES = 5
_UNMET, _UNKNOWN = Outcome.UNMET, Outcome.UNKNOWN


@frozen
class Checked:
    """The result of a document: what stdout shows, stderr tells and a table gets; no verdict if it is unreadable."""

    verdict: Verdict | None
    shown: str | None
    told: str | None = None
    conclusion: "Conclusion | None" = None
    named: "Named | None" = None


@frozen(kw_only=True)
class Checker:
    """Checks documents, in any process; ``shows_all``: the console's encoding has every character.

    ``several``: the documents come from several files. ``concludes``: they are rows, whose results go into a table.
    ``html``: the results go into a page. ``receipt``: each gets a receipt.
    """

    notice: Notice
    locale: str
    on: date | None
    readings: Readings
    only: Topic | None
    brief: bool
    why: bool
    records: type[Records] | None
    several: bool
    shows_all: bool
    concludes: bool = False
    html: bool = False
    receipt: bool = False

    def __call__(self, pieces: list[Piece | Row]) -> list[Checked]:
        """Check documents."""
        console = Console(voice_of(self.locale), Progress(None), together=False)
        return [self._checked(piece, console) for piece in pieces]

    def _checked(self, piece: Piece | Row, console: Console) -> Checked:
        try:
            read = piece.subject(self.notice)
            subject = submitted_on(self.on, read)
            report = self._part(piece, report_by(subject, self.notice, self.readings))
            named = self._named(piece, read, report) if self.receipt else None
        except (OSError, Zj415xError) as error:
            return self._refused(piece, error, console)
        conclusion = None
        if isinstance(piece, Row) and self.concludes:
            conclusion = piece.concluded(subject, report, console)
        shown = self._shown(piece, subject, report, console)
        return Checked(report.verdict, shown, conclusion=conclusion, named=named)

    def _named(self, piece: Piece | Row, read: Subject, report: Report) -> "Named":
        """Write the receipt of a document as it was read."""
        from .receipts import Named

        receipt = report.receipt(document=read, at=self.on, hinges=self.why, notice=self.notice)
        return Named(receipt, piece.file if piece.line is None else None)

    def _part(self, piece: Piece | Row, report: Report) -> Report:
        """Narrow a report to what is asked for, and a row can be judged by."""
        part = piece.part_of(report) if isinstance(piece, Row) else report
        part = part if self.only is None else part.of(self.only)
        if not part.judged:
            raise InvalidValueError("没有{topic}方面的条款", topic=self.only)
        return part

    def _refused(self, piece: Piece | Row, error: OSError | Zj415xError, console: Console) -> Checked:
        source = self._source(piece)
        told, problems = described(piece.name(console), error, NOT_CHECKED, console)
        conclusion = None
        if self.concludes and isinstance(piece, Row) and isinstance(error, InvalidDocumentError):
            conclusion = piece.refused(error, self.notice, console)
        if self.html:
            from .page import section_without

            return Checked(None, section_without(piece.name(console), problems, console.voice), told)
        if self.records is None:
            return Checked(None, None, None if self.concludes else told, conclusion)
        if self.records is Lines:
            return Checked(None, self._row(source, console, problems), told, conclusion)
        return Checked(None, self._json(source | {"problems": problems}), told, conclusion)

    def _source(self, piece: Piece | Row) -> dict[str, Any]:
        source: dict[str, Any] = {"file": meant(piece.file), "line": piece.line}
        if self.only is not None:
            source["only"] = str(self.only)
        if self.readings.chosen:
            source["readings"] = dict(self.readings.chosen)
        return source

    def _shown(self, piece: Piece | Row, subject: Subject, report: Report, console: Console) -> str | None:
        """Write what stdout shows of a document; nothing where a table is given it."""
        if self.html:
            from .page import section_on

            aside = [piece.name(console), *self._narrowed(console)]
            return section_on(aside, name_of(subject), report, self.notice, console.voice, why=self.why)
        if self.records is None:
            return None if self.concludes else "\n".join(self._lines(piece, subject, report, console))
        source = self._source(piece)
        if self.records is Lines:
            return self._row(source, console, [], subject, report)
        from ..exchange import dump  # only for whole reports

        whole = source | {"name": name_of(subject)} | dump(report)
        if self.why:
            whole |= {"sensitivity": dump(report.sensitivity()), "remedies": dump(report.remedies())}
            whole["blanks"] = dump(report.blanks)
        return self._json(whole)

    def _json(self, value: object) -> str:
        return _encoder(self.shows_all, None if self.records is Lines else 2).encode(value)

    def _row(
        self,
        source: dict[str, Any],
        console: Console,
        problems: list[dict[str, str]],
        subject: Subject | None = None,
        report: Report | None = None,
    ) -> str:
        """Describe a document in one flat row; every row has the same keys, and a key texts or lists of texts alone."""
        judged = report.judged if report is not None else ()
        before = source | {
            "name": None if subject is None else name_of(subject),
            "kind": None if subject is None else kind_of(subject),
            "track": None if subject is None else str(subject.track),
            "verdict": None if report is None else str(report.verdict),
            "unmet": [rule.name for rule, judgement in judged if judgement.outcome is _UNMET],
            "unknown": [rule.name for rule, judgement in judged if judgement.outcome is _UNKNOWN],
        }
        after: dict[str, Any] = {"problems": problems}
        if self.why:
            from ..wording.remedies import remedies_listed  # only where reasons are asked for

            after["hinges_on"] = [] if report is None else list(report.sensitivity().hinges_on)
            after["remedies"] = [] if report is None else remedies_listed(report, console.voice)
        said = [_said(rule, judgement, console.voice, self.shows_all) for rule, judgement in judged]
        return f'{self._json(before)[:-1]}, "findings": [{", ".join(said)}], {self._json(after)[1:]}'

    def _narrowed(self, console: Console) -> list[str]:
        """Tell that other clauses are left out, where they are, and which readings were chosen."""
        lines = [] if self.only is None else [console.words("只核对{topic}，其他条款没有计入：", topic=self.only)]
        return [*lines, console.words("另选口径：{chosen}", chosen=self.readings)] if self.readings.chosen else lines

    def _lines(self, piece: Piece | Row, subject: Subject, report: Report, console: Console) -> list[str]:
        """List a document's report, and what its verdict hinges on; of a single document, or how to find out."""
        if isinstance(piece, Row):
            line = piece.said(name_of(subject), report, console)
            return [line, why(report, self.notice, self.locale)] if self.why else [line]
        lines = [printable(piece.name(console))]
        lines += self._narrowed(console)
        lines.append(say_brief(report, console.voice) if self.brief else console.voice.say(report))
        if self.why:
            lines += [why(report, self.notice, self.locale), *_routes(subject, report, self.notice, console)]
        elif not self.several and piece.line is None and (hinges := report.sensitivity().hinges_on):
            lines.append(
                console.words(
                    "  结论取决于 {ids} 按哪种口径理解；加 --why 列出各口径的结论。", ids=console.voice.listed(hinges)
                )
            )
        if "in-time" in report and report["in-time"].outcome is Outcome.NOT_APPLICABLE:
            lines.append(console.words("  未填提交时间，没有核对时限；可用 --on 日期 指定提交日。"))
        if any(Note.COUNTY_UNKNOWN in judgement.notes for _, judgement in report.judged):
            lines.append(console.words("  未填是否山区海岛县；各期名单可用 zj415x county 县名 查看。"))
        return lines


def _said(rule: Clause[Any], judgement: Judgement, voice: Voice, shows_all: bool) -> str:
    """Write a finding as a JSON object of texts."""
    force = rule.force if judgement.force is None else judgement.force
    sentence = _escaped(say_judged(rule, judgement, voice), shows_all)
    return f'{_before(rule.name, rule.place, force, judgement.outcome, shows_all)}"sentence": {sentence}}}'


@cache
def _encoder(shows_all: bool, indent: int | None) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=not shows_all, indent=indent)


@lru_cache(maxsize=1024)
def _before(clause: str, place: str, force: Force, outcome: Outcome, shows_all: bool) -> str:
    """Write what comes before the sentence."""
    texts = {"clause": clause, "place": place, "force": str(force), "outcome": str(outcome)}
    return "{" + "".join([f'"{name}": {_escaped(text, shows_all)}, ' for name, text in texts.items()])


def _escaped(text: str, shows_all: bool) -> str:
    return encode_basestring(text) if shows_all else encode_basestring_ascii(text)


def submitted_on(day: date | None, subject: Subject) -> Subject:
    """Submit a document at the beginning of a day; None: as it states."""
    return subject if day is None else evolve(subject, submitted=datetime.combine(day, time(0), CHINA))


def report_by(subject: Subject, notice: Notice, readings: Readings) -> Report:
    """Judge a document by the call that it answers."""
    if isinstance(subject, ClusterApplication):
        return subject.validate(notice.clusters, readings=readings)
    return subject.validate(notice.jingpin, readings=readings)


def _routes(subject: Subject, report: Report, notice: Notice, console: Console) -> list[str]:
    """List what else the cluster could apply for, if no change would make this application eligible."""
    if not isinstance(subject, ClusterApplication) or report.remedies():
        return []
    found = subject.routes(notice.clusters, readings=report.readings)[:_MOST_ROUTES]
    return [console.words("还能申报："), *(f"  {console.voice.say(route)}" for route in found)] if found else []
