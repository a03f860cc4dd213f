"""`zj415x form [NAME]`: write a form of the notice, blank or filled in, or list them."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from ..errors import InvalidDocumentError, UnknownTrackError, Zj415xError, quoted
from ..printed.track import Tier
from ..values.name import nearest
from ..wording.values import place_in
from .arguments import add_edition, add_language, meant, one_of
from .blanks import BLANKS, Blank, Wanted, blanks_called
from .console import PASSED, UNREADABLE, Console
from .inputs import content
from .outputs import NOT_FILLED, remarked, told, told_unwritten
from .parser import Commands


def add(commands: Commands) -> None:
    """Add the command."""
    form = commands.add_parser("form", help="写出一张空表，或按一份申报填好（Word、Excel）；不写表名就列出有哪些")
    names = "、".join(form.name for form in BLANKS)
    form.given.add_argument("form", nargs="?", metavar="表名", type=_form, help=f"{names}；写一部分也认")
    add = form.options.add_argument
    add("--out", metavar="文件", help="写到哪里；扩展名 .docx、.xlsx 决定写成什么")
    add("--from", dest="case", metavar="文件", help="按它填：JSON，或填好的申报信息表、推荐汇总表（.xlsx）")
    add("--tier", metavar="类型", type=_tier, help="空表按哪种申报类型，如 核心区")
    add("--track", metavar="赛道", type=meant, help="空表按哪个赛道，如 人工智能")
    add("--force", action="store_true", help="覆盖已有文件")
    add_edition(form)
    add_language(form)
    form.set_defaults(run=_run, misused=form.error)


def _form(text: str) -> Blank:
    typed = meant(text)
    found = blanks_called(typed)
    if len(found) == 1:
        return found[0]
    known = [str(form.name) for form in BLANKS]
    near = [str(form.name) for form in found] or nearest(typed, known)
    offered = f"相近的有：{'、'.join(near)}" if near else f"可写：{'、'.join(known)}"
    raise argparse.ArgumentTypeError(f"没有名为“{quoted(typed)}”的表；{offered}")


def _tier(text: str) -> Tier:
    return one_of(Tier, text, "这种申报类型")


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


def _case(chosen: argparse.Namespace) -> bytes | None:
    return None if chosen.case is None else content(Path(chosen.case))


def _written(form: Blank, chosen: argparse.Namespace, console: Console) -> int:
    path = Path(chosen.out)
    if os.path.lexists(path) and not (chosen.force or path.is_dir()):
        console.tell(console.words("{path}：文件已存在，未予写入；如需覆盖，请加 --force", path=str(path)))
        return UNREADABLE
    try:
        case = _case(chosen)
    except OSError as error:
        told(chosen.case, error, NOT_FILLED, console)
        return UNREADABLE
    try:
        remarks = form.make(
            Wanted(path=chosen.out, notice=chosen.notice, case=case, tier=chosen.tier, track=chosen.track)
        )
    except InvalidDocumentError as error:
        told(chosen.case, error, NOT_FILLED, console)
        return UNREADABLE
    except (OSError, Zj415xError) as error:
        told_unwritten(path, error, console)
        return UNREADABLE
    remarked(chosen.case, remarks, console)
    console.show(console.words("{path}：已保存{form}", path=str(path), form=form.name))
    return PASSED
