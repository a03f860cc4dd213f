"""`zj415x form [NAME]`: write a form of the notice, blank or filled in, or list them."""

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

from attrs import field

from ..cluster.application import ClusterApplication
from ..errors import InvalidDocumentError, InvalidValueError, UnknownTrackError, Zj415xError, quoted
from ..hooks import frozen
from ..jingpin.product import JingpinProduct
from ..jingpin.recommendation import ListedProduct
from ..notice import Notice
from ..printed.track import Tier, Track
from ..values.name import loosely, nearest
from ..wording.values import place_in
from ..words import Phrase
from .arguments import Parser, finish, meant, one_of
from .console import NOT_FILLED, PASSED, UNREADABLE, Console, remarked, told, told_unwritten
from .inputs import content, is_workbook, may_write, ranking_in, recommended_in, subject_in

if TYPE_CHECKING:
    from ..office import Remark

    Remarks: TypeAlias = tuple[Remark, ...]


@frozen(kw_only=True)
class Wanted:
    """A requested form: its file, its notice, and the case that fills it in.

    Without a case it is blank, with a tier and track if these are given.
    """

    path: str
    notice: Notice = field(repr=False)
    case: bytes | None = None
    tier: Tier | None = None
    track: Track | None = None

    def has_suffix(self, suffix: str) -> bool:
        """Tell whether the requested file is of that type."""
        return self.path.lower().endswith(suffix)


@frozen
class Blank:
    """A form: its short ``name``, its ``place`` and title in the notice, and its file types.

    ``tiered``: the file types whose blank form differs by tier and track.
    """

    name: Phrase
    place: str
    suffixes: tuple[str, ...]
    write: "Callable[[Wanted], Remarks]" = field(repr=False)
    title: str
    tiered: tuple[str, ...] = ()

    def make(self, wanted: Wanted) -> "Remarks":
        """Write the form; return the remarks on the workbook that filled it in.

        Raises:
            InvalidDocumentError: the case cannot be read.
            InvalidValueError: the case is of another kind; the form takes no tier or track.
            MissingExtraError: the extra for this file type is not installed.
            OSError: the file cannot be written; an existing file is then unchanged.
        """
        if (wanted.tier or wanted.track) and not any(map(wanted.has_suffix, self.tiered)):
            raise InvalidValueError("{form}的空表不分申报类型和赛道", form=self.name)
        return self.write(wanted)


_YEAR = re.compile(r"^20\d\d年")  # in front of a title


def blanks_called(name: str) -> tuple[Blank, ...]:
    """Find the forms that a name, or a part of one, means; an ambiguous part gives several."""
    key = loosely(_YEAR.sub("", name.strip("《》")))
    exactly = tuple(form for form in BLANKS if key in map(loosely, (form.name, form.title, form.place)))
    return exactly or tuple(form for form in BLANKS if key and key in loosely(form.title))


def _write_form(wanted: Wanted) -> "Remarks":
    from ..office import write_form_document, write_form_workbook

    case = _case(wanted, ClusterApplication)
    if wanted.has_suffix(".xlsx"):
        write_form_workbook(wanted.path, wanted.notice, case)
    else:
        write_form_document(wanted.path, wanted.notice, case, tier=wanted.tier, track=wanted.track)
    return ()


def _write_plan(wanted: Wanted) -> "Remarks":
    from ..office import write_plan

    write_plan(wanted.path, wanted.notice, _case(wanted, ClusterApplication), tier=wanted.tier, track=wanted.track)
    return ()


def _write_report(wanted: Wanted) -> "Remarks":
    from ..office import write_product_report

    write_product_report(wanted.path, wanted.notice, _case(wanted, JingpinProduct))
    return ()


def _write_recommendations(wanted: Wanted) -> "Remarks":
    from ..office import Remark, read_recommendations, write_recommendations
    from ..office.excel.labels import SCORE, ZONE

    recommender: str | None = None
    ranked: tuple[ListedProduct, ...] = ()
    remarks: Remarks = ()
    if wanted.case is not None and is_workbook(wanted.case):
        read = read_recommendations(wanted.case, wanted.notice)
        recommender, ranked, remarks = read.recommender, read.products, read.remarks
    elif wanted.case is not None:
        cut = recommended_in(wanted.case, wanted.notice)
        if cut is not None:
            write_recommendations(wanted.path, wanted.notice, cut.products, recommender=cut.recommender)
            return (Remark("$.tied", Phrase("{count} 个同分待定，没有写入", count=cut.tied)),) if cut.tied else ()
        ranked, _ = ranking_in(wanted.case, wanted.notice)
    scored = any(product.score is not None or product.in_zone is not None for product in ranked)
    write_recommendations(wanted.path, wanted.notice, ranked, recommender=recommender, ranked=scored)
    if not scored:
        return remarks
    return (*remarks, Remark("、".join((SCORE, ZONE)), Phrase("已一并写入，通知的表上没有这两栏；报送前请删除")))


def _write_roster(wanted: Wanted) -> "Remarks":
    from ..office import Roster, write_roster

    if wanted.case is not None:
        raise InvalidValueError("{form}只有空表，不能从文件填", form=Phrase("工作人员信息汇总表"))
    write_roster(wanted.path, wanted.notice, Roster())
    return ()


def _write_products(wanted: Wanted) -> "Remarks":
    from ..frames.blank import write_product_table

    if wanted.case is not None:
        raise InvalidValueError("{form}只有空表，不能从文件填", form=Phrase("产品清单"))
    write_product_table(wanted.path, wanted.notice)
    return ()


def _case(wanted: Wanted, kind: type[Any]) -> Any:
    """Read the application or product that fills in a form."""
    if wanted.case is None:
        return None
    subject = subject_in(wanted.case, wanted.notice)
    if not isinstance(subject, kind):
        names = {ClusterApplication: Phrase("集群申报"), JingpinProduct: Phrase("精品产品")}
        raise InvalidValueError(
            "这张表要用{needed}来填，文件里是{given}", needed=names[kind], given=names[type(subject)]
        )
    return subject


BLANKS = (
    Blank(
        Phrase("申报信息表"), "附1-2", (".xlsx", ".docx"), _write_form,
        title="浙江省先进制造业集群申报信息表", tiered=(".docx",),
    ),
    Blank(
        Phrase("建设实施方案"), "附1-3", (".docx",), _write_plan,
        title="浙江省先进制造业集群建设实施方案", tiered=(".docx",),
    ),
    Blank(Phrase("浙江制造精品报告书"), "附2-1", (".docx",), _write_report, title="浙江制造精品报告书"),
    Blank(Phrase("产品清单"), "附件2 二", (".csv", ".xlsx"), _write_products, title="精品产品清单"),
    Blank(Phrase("推荐汇总表"), "附件2 三3", (".xlsx",), _write_recommendations, title="浙江制造精品推荐汇总表"),
    Blank(Phrase("工作人员信息汇总表"), "附件3", (".xlsx",), _write_roster, title="工作人员信息汇总表"),
)  # fmt: skip
"""All forms that can be written, in the order of the notice."""


def complete(form: Parser) -> None:
    """Add the arguments of the command."""
    names = "、".join(form.name for form in BLANKS)
    form.given.add_argument("form", nargs="?", metavar="表名", type=_form, help=f"{names}；写一部分也认")
    add = form.options.add_argument
    add("--out", metavar="文件", help="写到哪里；扩展名 .docx、.xlsx、.csv 决定写成什么")
    add(
        "--from",
        dest="case",
        metavar="文件",
        help="按它填：JSON（allocate --json 写出的也行），或填好的申报信息表、推荐汇总表（.xlsx）",
    )
    add(
        "--tier",
        metavar="类型",
        type=lambda text: one_of(Tier, text, "这种申报类型"),
        help="空表按哪种申报类型，如 核心区",
    )
    add("--track", metavar="赛道", type=meant, help="空表按哪个赛道，如 人工智能")
    add("--force", action="store_true", help="覆盖已有文件")
    finish(form, _run)


def _form(text: str) -> Blank:
    typed = meant(text)
    found = blanks_called(typed)
    if len(found) == 1:
        return found[0]
    known = [str(form.name) for form in BLANKS]
    near = [str(form.name) for form in found] or nearest(typed, known)
    offered = f"相近的有：{'、'.join(near)}" if near else f"可写：{'、'.join(known)}"
    raise argparse.ArgumentTypeError(f"没有名为“{quoted(typed)}”的表；{offered}")


def _run(chosen: argparse.Namespace, console: Console) -> int:
    misused: Callable[[str], NoReturn] = chosen.misused
    if chosen.track is not None:
        try:
            chosen.track = chosen.notice.clusters.track(chosen.track)
        except UnknownTrackError as error:
            misused(f"argument --track: {error}")
    if chosen.form is None:
        if chosen.out is not None or chosen.case is not None:
            misused("缺少：表名")
        for form in BLANKS:
            console.show(_entry(form, console))
        return PASSED
    if chosen.out is None:
        misused("缺少：--out")
    form, suffix = chosen.form, Path(chosen.out).suffix.lower()
    if suffix not in form.suffixes:
        misused(f"{form.name}写成 {'、'.join(form.suffixes)}，--out 的文件名要以此结尾")
    return _written(form, chosen, console)


def _entry(form: Blank, console: Console) -> str:
    """Describe a form in the list: its name, its place in the notice, and its file types."""
    where, suffixes = place_in(form.place, console.voice), console.voice.listed(form.suffixes)
    ours = "" if console.voice.catalog is None else f"  {console.voice.say(form.name)}"
    return f"{form.name}{ours}  {where}  {suffixes}"


def _written(form: Blank, chosen: argparse.Namespace, console: Console) -> int:
    path = Path(chosen.out)
    if not may_write(path, force=chosen.force, console=console):
        return UNREADABLE
    source: str = chosen.case or ""
    try:
        case = None if chosen.case is None else content(Path(source))
    except OSError as error:
        told(source, error, NOT_FILLED, console)
        return UNREADABLE
    try:
        remarks = form.make(
            Wanted(path=chosen.out, notice=chosen.notice, case=case, tier=chosen.tier, track=chosen.track)
        )
    except InvalidDocumentError as error:
        told(source, error, NOT_FILLED, console)
        return UNREADABLE
    except (OSError, Zj415xError) as error:
        told_unwritten(path, error, console)
        return UNREADABLE
    remarked(source, remarks, console)
    console.show(console.words("{path}：已保存{form}", path=str(path), form=form.name))
    return PASSED
