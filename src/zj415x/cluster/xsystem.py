"""XSystem: three-valued membership of the X system (“X”体系)."""

from datetime import date, datetime, time, timedelta

from attrs import Factory, field

from ..hooks import frozen
from ..printed.deadline import CHINA
from ..rules.change import Change, ChangeKind, Handle, Ways
from ..rules.clause import Context
from ..rules.deferred import later
from ..rules.judgement import Judgement, conclude
from ..rules.outcome import Comparison, Note, Outcome
from ..values.name import printed
from ..words import Phrase
from .applicant import Standing, XTitle
from .application import ClusterApplication
from .industry import Industries

_MOST = 12  # the most titles searched for changes: there are seven schemes
_TITLES = Handle("$.titles", ChangeKind.DECISION)
_STANDING = Handle("$.standing", ChangeKind.DECISION)


@frozen(kw_only=True)
class XSystem:
    """The schemes of the X system as the text prints them (附件1 二1) and as the form does (附1-2).

    ``subject`` names membership, ``none`` is the form's box for non-members; ``industries`` decides whether a title is
    of the industry applied for. ``at_odds`` are the New Star tracks whose natural applicants hold a title of the scheme
    beside it (A09). An application not submitted yet will be submitted between ``issued`` and ``last_day`` (A07).
    """

    subject: str
    none: str
    in_text: tuple[str, ...]
    on_form: tuple[str, ...]
    industries: Industries
    at_odds: tuple[tuple[str, str], ...]
    issued: date
    last_day: date

    boxes: frozenset[str] = field(
        init=False, repr=False, default=Factory(lambda x: frozenset((*x.on_form, x.none)), takes_self=True)
    )


def belongs(application: ClusterApplication, ctx: Context[XSystem]) -> Judgement:
    """Judge whether the applicant belongs to the X system.

    An X title of the same industry (A08) in force suffices; so does standing “新星” under the form's seven schemes
    (A01). A blank that could suffice leaves the outcome unknown. The notes say why the applicant's titles do not
    count, and where the notice itself is at odds (A09).
    """
    schemes = _schemes(ctx)
    titles = application.titles
    doubts = [_doubts(title, schemes, application, ctx) for title in titles or ()]
    ways = [Outcome.all(list(reasons.values())) for reasons in doubts] if titles is not None else [Outcome.UNKNOWN]
    if Standing.NEW_STAR.value in schemes:
        ways.append(stands(application, Standing.NEW_STAR))
    outcome = Outcome.any(ways)
    at_odds = any((application.track.name, title.scheme) in ctx.bound.at_odds for title in titles or ())
    return conclude(
        outcome=outcome,
        comparison=Comparison.BELONGS,
        observed=None if titles is None else tuple(title.scheme for title in titles),
        required=True,
        basis=application.standing,
        subject=ctx.bound.subject,
        notes=(
            *(dict.fromkeys(note for reasons in doubts for note in reasons) if outcome is not Outcome.MET else ()),
            *((Note.TITLE_AT_ODDS_WITH_TRACK,) if at_odds else ()),
        ),
        ways=later(lambda: _ways_in(application, doubts, ctx)) if outcome is not Outcome.MET else (),
    )


def _ways_in(application: ClusterApplication, doubts: list[dict[Note, Outcome]], ctx: Context[XSystem]) -> Ways:
    """Find the changes that would make the applicant a member: settling a title's doubts, or a further title."""
    titles, schemes = application.titles or (), _schemes(ctx)
    ways = [
        tuple([_settled(application, title, index, note, True) for note in reasons])
        for index, (title, reasons) in enumerate(zip(titles[:_MOST], doubts, strict=False))
        if all(outcome is Outcome.UNKNOWN or _in_window(title, note, ctx) for note, outcome in reasons.items())
    ]
    more = (*titles, XTitle(schemes[0], same_industry=True))
    ways.append((_TITLES.to(more, application.titles, "本产业在有效期内的“X”体系称号", among=schemes),))
    if Standing.NEW_STAR.value in schemes and application.standing is None:
        ways.append((_STANDING.to(Standing.NEW_STAR, None, "现有身份"),))
    return tuple(ways)


def ways_out(application: ClusterApplication, ctx: Context[XSystem]) -> Ways:
    """Find the changes that would make the applicant a non-member: every blank has to be answered so."""
    schemes = _schemes(ctx)
    if len(application.titles or ()) > _MOST:
        return ()
    found = [_TITLES.to((), None, "“X”体系称号")] if application.titles is None else []
    doubted = []
    for index, title in enumerate(application.titles or ()):
        doubts = _doubts(title, schemes, application, ctx)
        if Outcome.UNMET in doubts.values():
            continue
        # A counting title stops counting after its end date, if applications still open then.
        reasons = [*doubts] or ([Note.TITLE_MAY_END] if _in_window(title, Note.TITLE_ENDED, ctx) else [])
        if not reasons:
            return ()
        doubted.append([_settled(application, title, index, note, False) for note in reasons])
    if Standing.NEW_STAR.value in schemes and application.standing in (None, Standing.NEW_STAR):
        if application.standing is not None:
            return ()
        found.append(_STANDING.to(Standing.NONE, None, "现有身份"))
    if len(doubted) == 1:
        return tuple([(settled, *found) for settled in doubted[0]])  # settling either doubt suffices
    return ((*[settlements[0] for settlements in doubted], *found),)


def _in_window(title: XTitle, note: Note, ctx: Context[XSystem]) -> bool:
    """Test whether the title ends while applications are open, so that the day of submission decides (A07)."""
    ends, x = title.valid_until, ctx.bound
    dated = ctx.reading("A07") == "submission" and note is Note.TITLE_ENDED
    return dated and ends is not None and x.issued <= ends < x.last_day


def _settled(application: ClusterApplication, title: XTitle, index: int, note: Note, counts: bool) -> Change:
    """Build the change that settles a doubt about a title: ``counts`` says whether the title then counts."""
    if note is Note.TITLE_INDUSTRY_UNKNOWN or title.valid_until is None:
        label = Phrase("第{number}个称号（{scheme}）属本产业", number=index + 1, scheme=title.scheme)
        return Handle(f"$.titles[{index}].same_industry").to(counts, None, label)
    ends = datetime.combine(title.valid_until + timedelta(days=1), time(0), CHINA)
    by = ends - timedelta(seconds=1) if counts else ends
    kind = ChangeKind.ACT if application.submitted is None else ChangeKind.PAST
    return Change(field="$.submitted", kind=kind, to=by, from_=application.submitted, label="提交时间", most=counts)


def _schemes(ctx: Context[XSystem]) -> tuple[str, ...]:
    return ctx.bound.on_form if ctx.reading("A01") == "seven" else ctx.bound.in_text


def stands(application: ClusterApplication, wanted: Standing) -> Outcome:
    """Compare the applicant's present standing with the wanted one."""
    return Outcome.of(None if application.standing is None else application.standing is wanted)


def _doubts(
    title: XTitle, schemes: tuple[str, ...], application: ClusterApplication, ctx: Context[XSystem]
) -> dict[Note, Outcome]:
    """Find the reasons why a title does not count, or may not count; empty if it counts."""
    if title.scheme not in schemes and printed(title.scheme, ctx.bound.on_form, "“X”体系类型") not in schemes:
        return {Note.TITLE_NOT_IN_TEXT: Outcome.UNMET}
    found: dict[Note, Outcome] = {}
    in_force = is_in_force(title, application, ctx)
    if in_force is not Outcome.MET:
        found[Note.TITLE_ENDED if in_force is Outcome.UNMET else Note.TITLE_MAY_END] = in_force
    if ctx.reading("A08") == "same-industry":
        same = of_same_industry(title, application, ctx.bound)
        if same is not Outcome.MET:
            unmet = same is Outcome.UNMET
            found[Note.TITLE_OF_OTHER_INDUSTRY if unmet else Note.TITLE_INDUSTRY_UNKNOWN] = same
    return found


def is_in_force(title: XTitle, application: ClusterApplication, ctx: Context[XSystem]) -> Outcome:
    """Decide whether a title is in force on the day of submission, or of the notice (A07)."""
    x = ctx.bound
    if title.valid_until is None:
        return Outcome.MET
    if ctx.reading("A07") == "notice-date":
        return Outcome.of(title.valid_until >= x.issued)
    if application.submitted is not None:
        return Outcome.of(application.submitted.astimezone(CHINA).date() <= title.valid_until)
    if title.valid_until >= x.last_day:
        return Outcome.MET
    return Outcome.UNMET if title.valid_until < x.issued else Outcome.UNKNOWN


def of_same_industry(title: XTitle, application: ClusterApplication, x: XSystem) -> Outcome:
    """Decide whether a title is of the industry applied for."""
    if title.same_industry is not None:
        return Outcome.of(title.same_industry)
    return Outcome.UNKNOWN if title.industry is None else x.industries.compare(title.industry, application.track)
