"""`zj415x completion`: print the script by which a shell completes commands, options and names."""

import argparse
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from string import Template

from ..hooks import frozen
from ..notice import Notice
from ..printed.deadline import Party
from ..printed.track import Tier
from ..quota.allocation import Tilt
from ..rules.clause import Force, Topic
from ..values.county import COUNTIES
from .arguments import LANGUAGES, Parser, finish, one_of, years
from .clauses import clauses_of
from .console import PASSED, Console
from .form import BLANKS
from .schema import WORDS

SHELLS = ("bash", "zsh", "fish")
# All words stand in the script, so that completing starts no Python. Without words, a shell completes names of files.
_SCRIPT = Template("""\
_zj415x() {
  local current=$${COMP_WORDS[COMP_CWORD]} before=$${COMP_WORDS[COMP_CWORD-1]} command='' word words=''
  for word in "$${COMP_WORDS[@]:1:$$((COMP_CWORD-1))}"; do
    case $$word in
      $commands) command=$$word; break;;
    esac
  done
  case $$command:$$before:$$current in
$cases
  esac
  COMPREPLY=($$(compgen -W "$$words" -- "$$current"))
}
complete -o default -F _zj415x zj415x
""")
# With its own functions, zsh runs a script that was written for bash.
_ZSH = """\
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
autoload -Uz bashcompinit && bashcompinit
"""


@frozen
class _Argument:
    """An argument of a command (of none: before it), or an option: whether it takes a value, and the words for that."""

    command: str
    options: tuple[str, ...]
    valued: bool
    words: tuple[str, ...]


def complete(completion: Parser) -> None:
    """Add the arguments of the command."""
    completion.given.add_argument(
        "shell",
        nargs="?",
        type=lambda text: one_of(SHELLS, text, "的补全脚本"),
        default=SHELLS[0],
        metavar="shell",
        help=f"{'、'.join(SHELLS)}；不写即 {SHELLS[0]}",
    )
    finish(completion, _run)


def _run(chosen: argparse.Namespace, console: Console) -> int:
    from . import build_parser  # which this module is a part of

    parser, known = build_parser(), _known(chosen.notice)
    arguments = list(_arguments("", parser, known))
    for name, command in parser.commands.items():
        import_module(f".{name}", __package__).complete(command)
        arguments += _arguments(name, command, known)
    if chosen.shell == "fish":
        script = "".join([_for_fish(each, parser.commands) for each in arguments if each.options or each.words])
    else:
        cases = [case for name in ("", *parser.commands) for case in _cases(name, arguments)]
        script = _SCRIPT.substitute(commands="|".join(parser.commands), cases="\n".join(cases))
    console.show(_ZSH * (chosen.shell == "zsh") + script, end="")
    return PASSED


def _known(notice: Notice) -> Mapping[str, Iterable[str]]:
    """List the words that an argument takes, by the name under which it is kept."""
    clauses = clauses_of(notice)
    return {
        "lang": LANGUAGES,
        "notice": years(),
        "name": [*clauses, *dict.fromkeys(clause.name for clause in clauses.values())],
        "force": Force,
        "only": Topic,
        "id": [question.id for question in notice.open_questions],
        "county": [county.name for county in COUNTIES],
        "track": [track.name for track in notice.clusters.tracks],
        "tier": Tier,
        "party": Party,
        "recommender": notice.jingpin.quotas.keys(),
        "tilt": Tilt,
        "form": [form.name for form in BLANKS],
        "kind": WORDS,
        "shell": SHELLS,
    }


def _arguments(name: str, parser: Parser, known: Mapping[str, Iterable[str]]) -> Iterator[_Argument]:
    """List the arguments and options of a command."""
    for action in parser._actions:
        words: Iterable[str] = () if action.nargs == 0 else known.get(action.dest, ())
        if not action.option_strings:
            words = action.choices or words
        yield _Argument(name, tuple(action.option_strings), action.nargs != 0, tuple(words))


def _cases(name: str, arguments: Iterable[_Argument]) -> Iterator[str]:
    """Write the cases of a command: values of its options, then its options, then its arguments."""
    own = [argument for argument in arguments if argument.command == name]
    for argument in own:
        if argument.valued:
            for option in argument.options:
                yield _case(f"{name}:{option}:*", argument.words)
    yield _case(f"{name}:*:-*", [option for argument in own for option in argument.options])
    yield _case(f"{name}:*", [word for argument in own if not argument.options for word in argument.words])


def _case(pattern: str, words: Iterable[str]) -> str:
    return f"    {pattern}) words='{' '.join(words)}';;"


def _for_fish(argument: _Argument, commands: Iterable[str]) -> str:
    """Write the line that completes an option or an argument."""
    seen = f"__fish_seen_subcommand_from {argument.command or ' '.join(commands)}"
    line = f"complete -c zj415x -n '{seen if argument.command else f'not {seen}'}'"
    for option in argument.options:
        line += f" -l {option[2:]}" if option.startswith("--") else f" -s {option[1:]}"
    if argument.words:
        line += " -f" + " -r" * bool(argument.options) + f" -a '{' '.join(argument.words)}'"
    elif argument.options and argument.valued:
        line += " -rF"
    return line + "\n"
