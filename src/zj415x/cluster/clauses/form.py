"""Form: the tests of the form's blanks and numbered lines (附1-2); blanks are unknown, contradictions unmet."""

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from operator import attrgetter
from typing import Any

from ...hooks import frozen
from ...printed.form import Blanks, Indicator, Section
from ...printed.track import Tier, Track
from ...rules.clause import Context
from ...rules.comparison import at_most
from ...rules.judgement import Judgement, conclude
from ...rules.outcome import Comparison, Entry, Note, Outcome
from ...rules.tally import filled
from ...words import Phrase
from ..applicant import ApplicantKind, Standing, XTitle
from ..application import ClusterApplication
from ..xsystem import XSystem, is_in_force, of_same_industry, stands

Asked = Mapping[bool, tuple[tuple[str, Indicator], ...]]


@frozen(kw_only=True)
class NumberedLines:
    """A numbered table of the form: its field of the application, and its lines."""

    field: str
    lines: tuple[Indicator, ...]

    @cached_property
    def asked(self) -> Asked:
        """The lines asked of software tracks (True) and of other tracks (False), each with its field's own name."""
        return _lines_asked(self.lines, True)

    @cached_property
    def values(self) -> Mapping[bool, Callable[[Any], tuple[Any, ...]]]:
        """What reads the fields of the lines asked."""
        return {software: attrgetter(*(name for name, _ in lines)) for software, lines in self.asked.items()}

    @cached_property
    def not_asked(self) -> Asked:
        """The remaining lines."""
        return _lines_asked(self.lines, False)


def _lines_asked(lines: tuple[Indicator, ...], wanted: bool) -> Asked:
    """List the lines asked of software tracks and of other tracks; with ``wanted`` False, the remaining lines."""
    return {
        software: tuple((line.name, line) for line in lines if line.asked_of(software=software) is wanted)
        for software in (True, False)
    }


@cache
def reader_of(path: str) -> Callable[[Any], Any]:
    """Build the reader of a path such as ``head.name``: a form always has its parts, though they may be blank."""
    return attrgetter(path)


def fills_software_lines(app: ClusterApplication, ctx: Context[Any]) -> bool:
    """Tell whether the track fills in the lines of the software tracks; of a New Star track alone, A67 decides.

    A section with the same lines for every track does not declare A67.
    """
    return app.track.fills_software_lines(ctx.options.get("A67", "") if app.track.software_star else "")


def line_entry(line: Indicator, *, software: bool) -> Entry:
    """Build the entry of a numbered line, with the label for this track."""
    return Entry(path=f"$.{line.field}", label=line.label_for(software=software), number=line.number)


def basic_information_filled(app: ClusterApplication, ctx: Context[Blanks]) -> Judgement:
    """Judge whether the basic information is filled in (附1-2 一); a New Star track is its own segment."""
    cells, values = ctx.bound.cells, ctx.bound.values(app)
    asked = len(cells)
    if app.tier is Tier.NEW_STAR and app.segment is None:
        asked -= 1
        blank = [cell for cell, value in zip(cells, values, strict=True) if not value and cell.field != "segment"]
    else:
        blank = [cell for cell, value in zip(cells, values, strict=True) if not value]
    return filled(asked, tuple([Entry(path=f"$.{cell.field}", label=cell.label) for cell in blank]))


def chooses_single_segment(app: ClusterApplication, ctx: Context[tuple[str, str]]) -> Judgement:
    """Judge whether the application chooses a single tier and segment (附1-2 一: 限选1个).

    The tier is a single enum member, so only the segment can be several: printed segments of 附1-1 in a row. The bound
    is the separators, then the joints, which like blanks separate segments only where every piece is printed.
    """
    if app.segment is None and app.tier is not Tier.NEW_STAR:
        return Judgement.not_applicable()  # the clause on basic information reports the blank
    if app.tier is Tier.NEW_STAR or app.segment is None:
        return _ONE
    separators, joints = ctx.bound
    pieces = app.segment
    for separator in separators:
        pieces = pieces.replace(separator, "、")
    several = dict.fromkeys(segment for piece in pieces.split("、") for segment in _in_a_row(piece, app.track, joints))
    if len(several) < 2:
        return _ONE
    return at_most(
        len(several),
        1,
        subject="细分赛道",
        basis=tuple(several),
        notes=(Note.SEVERAL_SEGMENTS,),
        entries=(Entry(path="$.segment", label="细分赛道"),),
    )


_ONE = at_most(1, 1)


_MOST_WORDS = 20  # more than a printed segment has with a blank after each character


def _in_a_row(text: str, track: Track, joints: str) -> list[str]:
    """Find the printed segments that blanks or joints separate; none where a piece is not printed."""
    words = re.split(rf"([\s{joints}]+)", text.strip())
    found: list[str] = []
    start = 0
    while start < len(words):
        # A printed segment may itself contain a joint.
        for end in range(start + 1, min(start + 2 * _MOST_WORDS, len(words)) + 1, 2):
            if (segment := track.listed("".join(words[start:end]))) is not None:
                found.append(segment)
                start = end + 1
                break
        else:
            return []
    return found


def ticks_match_titles(app: ClusterApplication, ctx: Context[XSystem]) -> Judgement:
    """Judge whether the boxes of 当前所属“X”体系类型 match the titles (附1-2 一).

    The form has no box for a coordinated zone, which has to tick 无 (A02).
    """
    ticked, none = app.x_types, ctx.bound.none
    if not ticked:
        return conclude(outcome=Outcome.UNKNOWN, comparison=Comparison.TICKED)
    # An expired title is held no longer; a title that may expire before submission is open.
    in_force = [(title, is_in_force(title, app, ctx)) for title in app.titles or ()]
    held = {title.scheme for title, force in in_force if force is Outcome.MET}
    open_ = {title.scheme for title, force in in_force if force is Outcome.UNKNOWN}
    if app.standing is Standing.NEW_STAR:
        held.add(app.standing.value)
    elif app.standing is None:
        open_.add(Standing.NEW_STAR.value)
    schemes = [scheme for scheme in ticked if scheme != none]
    without = [scheme for scheme in schemes if scheme not in held]
    notes: list[Note] = []
    unknown = False
    if schemes and none in ticked:
        notes.append(Note.NONE_WITH_SCHEME)
    elif without:
        unknown = app.titles is None or open_.issuperset(without)
        if not unknown:
            notes.append(Note.SCHEME_NOT_HELD)
    elif not schemes:
        belonging = _belongs_by(in_force, app, ctx)
        unknown = belonging is Outcome.UNKNOWN
        if belonging is Outcome.MET:
            notes.append(Note.NONE_THOUGH_HELD)
    remarks = []
    if app.standing is Standing.COORDINATED_ZONE and not held:
        remarks.append(Note.COORDINATED_HAS_NO_BOX)
    if not notes and held - set(ticked):
        remarks.append(Note.HELD_NOT_TICKED)
    return conclude(
        outcome=Outcome.UNMET if notes else Outcome.of(None if unknown else True),
        comparison=Comparison.TICKED,
        observed=ticked,
        required=tuple(sorted(held)) or (None if app.titles is None else (none,)),
        notes=(*notes, *remarks),
        entries=(Entry(path="$.x_types", label="当前所属“X”体系类型"),) if notes else (),
    )


def _belongs_by(in_force: list[tuple[XTitle, Outcome]], app: ClusterApplication, ctx: Context[XSystem]) -> Outcome:
    """Decide whether a title, or standing as a New Star, contradicts the ticked 无."""
    every = ctx.reading("A08") == "any-title"
    ways = [
        force if every else Outcome.all((force, of_same_industry(title, app, ctx.bound))) for title, force in in_force
    ]
    if app.titles is None:
        ways.append(Outcome.UNKNOWN)
    return Outcome.any((*ways, stands(app, Standing.NEW_STAR)))


def has_complete_opinion(app: ClusterApplication, ctx: Context[tuple[str, str]]) -> Judgement:
    """Judge whether the applicant's authority has given, sealed and dated its opinion (附1-2 一).

    An opinion not given yet counts as blank, not as a contradiction.
    """
    name, level = ctx.bound
    opinion = getattr(app, name)
    blank = [
        Entry(path=f"$.{name}.{field}", label=label)
        for field, label in _opinion_cells(level)
        if not getattr(opinion, field)
    ]
    notes = [Note.NOT_YET] if False in (opinion.given, opinion.sealed) else []
    if app.applicant.kind is ApplicantKind.PARK:
        notes.append(Note.PARK_SIGNS)
    return filled(len(_OPINION), tuple(blank), notes=tuple(notes))


def shows_later_opinion(app: ClusterApplication, ctx: Context[tuple[str, str]]) -> Judgement:
    """Judge whether the city has given its opinion: not here, since it does so after the application (附件1 五（二）).

    The finding shows what is given already.
    """
    name, level = ctx.bound
    opinion = getattr(app, name)
    given = [label for field, label in _opinion_cells(level) if getattr(opinion, field)]
    return conclude(outcome=Outcome.NOT_APPLICABLE, observed=tuple(given) or None, notes=(Note.CITY_GIVES_LATER,))


@cache
def _opinion_cells(level: str) -> tuple[tuple[str, Phrase], ...]:
    """List the fields of an opinion, with their labels for an authority."""
    return tuple([(field, Phrase(label, level=level)) for field, label in _OPINION])


_OPINION = (("given", "{level}审核意见"), ("sealed", "{level}盖章"), ("dated", "{level}日期"))


def numbered_lines_filled(app: ClusterApplication, ctx: Context[NumberedLines]) -> Judgement:
    """Judge whether the track's numbered lines are filled in (附1-2 二; A67).

    A figure on any further line is allowed, and other clauses use it.
    """
    software = fills_software_lines(app, ctx)
    form = getattr(app, ctx.bound.field)
    asked = ctx.bound.asked[software]
    blank: tuple[Entry, ...] = ()
    if None in ctx.bound.values[software](form):
        blank = tuple([line_entry(line, software=software) for name, line in asked if getattr(form, name) is None])
    extra = tuple([line.number for name, line in ctx.bound.not_asked[software] if getattr(form, name) is not None])
    notes = (Note.FILLED_THOUGH_NOT_ASKED,) if extra else ()
    return filled(len(asked), blank, notes=notes, basis=extra, comparison=Comparison.LINES_FILLED)


def has_detailed_lists(app: ClusterApplication, ctx: Context[NumberedLines]) -> Judgement:
    """Judge whether each line that needs a detailed list (明细清单) has one (附1-2 二).

    A required line with a figure above zero needs one, unless it is secret (涉密).
    """
    form = getattr(app, ctx.bound.field)
    software = fills_software_lines(app, ctx)
    evidence, classified = frozenset(app.evidence or ()), app.classified or ()
    needed = [
        line
        for name, line in ctx.bound.asked[software]
        if line.itemised and getattr(form, name) and line.field not in classified
    ]
    missing = [line for line in needed if line.field not in evidence and not _rows_of(app, line)]
    listed = classified and any(
        line.field in classified and (line.field in evidence or _rows_of(app, line)) for line in ctx.bound.lines
    )
    return filled(
        len(needed),
        tuple([line_entry(line, software=software) for line in missing]),
        notes=(Note.CLASSIFIED_LISTED,) if listed else (),
    )


def _rows_of(app: ClusterApplication, line: Indicator) -> bool:
    """Test whether the application itself contains the line's list, as it can for projects."""
    return line.section is Section.GROWTH and bool(getattr(app.project_lists, line.name))
