"""Mutants: a module with one spot of it changed, as text."""

import ast
from collections.abc import Sequence
from functools import partial

from attrs import define, field, frozen

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
GUARDS = {"strict"}
"""Keywords that only guard against a slip of our own: without one, no answer differs."""
ATOMS = (ast.Constant, ast.Name, ast.Attribute, ast.Call, ast.Subscript)


@frozen
class Mutant:
    """A change of a module: ``start`` and ``end`` are offsets into its bytes."""

    module: str
    start: int
    end: int
    text: str
    """What stands there instead."""
    row: int
    last_row: int
    line: str
    """The line, or the lines joined, before the change."""
    became: str
    function: str | None
    """The qualified name of the outermost function that holds the change; None: it shows only when imported anew."""
    first_row: int
    """Where that function begins, its decorators included."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells the change however the module is edited elsewhere."""
        return self.module, self.line, self.became

    def source(self, original: bytes) -> bytes:
        """Make the change."""
        return original[: self.start] + self.text.encode() + original[self.end :]


def mutants_of(module: str, original: bytes) -> list[Mutant]:
    """List every mutant of a module, in the order of its lines, each once."""
    reader = _Reader(module, original)
    reader.visit(ast.parse(original))
    return sorted({(found.start, found.end, found.text): found for found in reader.found}.values(), key=_place)


def _place(mutant: Mutant) -> tuple[int, int, str]:
    return mutant.start, mutant.end, mutant.text


@define
class _Reader(ast.NodeVisitor):
    module: str
    original: bytes
    found: list[Mutant] = field(factory=list)
    names: list[str] = field(factory=list)
    function: tuple[str, int] | None = None
    rows: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.rows = [0]
        for line in self.original.splitlines(keepends=True):
            self.rows.append(self.rows[-1] + len(line))

    # What is not mutated: docstrings, types, decorators, f-strings (their parts have no sound position in CPython 3.11).

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        pass

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_arg(self, node: ast.arg) -> None:
        pass

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.names.append(node.name)
        self._visit_all(node.body)
        self.names.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._visit_all([*node.args.defaults, *filter(None, node.args.kw_defaults)])
        around, self.names = self.names, [*self.names, node.name]
        first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
        outermost = self.function is None
        if outermost:
            self.function = ".".join(self.names), first
        self._visit_all(node.body)
        if outermost:
            self.function = None
        self.names = around

    def visit_If(self, node: ast.If) -> None:
        if ast.unparse(node.test) != "TYPE_CHECKING":
            self._turn(node.test)
            self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._turn(node.test)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self._turn(test)
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        for place, operator in enumerate(node.ops):
            ops = [*node.ops[:place], COMPARISONS[type(operator)](), *node.ops[place + 1 :]]
            self._put(node, ast.Compare(node.left, ops, node.comparators))
        # `is None` asks for None alone.
        asked = [node.left, *node.comparators]
        self._visit_all([value for value in asked if not isinstance(value, ast.Constant) or value.value is not None])

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        self._put(node, ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values))
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not | ast.USub):
            self._put(node, node.operand)
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        if type(node.op) in OPERATORS:
            self._put(node, ast.BinOp(node.left, OPERATORS[type(node.op)](), node.right))
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if type(node.op) in OPERATORS:
            self._put(node, ast.AugAssign(node.target, OPERATORS[type(node.op)](), node.value))
        self._drop(node)
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        match node.value:
            case bool():
                self._put(node, ast.Constant(not node.value))
            case int():
                self._put(node, ast.Constant(node.value + 1))
                self._put(node, ast.Constant(node.value - 1))
            case None:
                self._put(node, ast.Tuple([], ast.Load()))

    def visit_Call(self, node: ast.Call) -> None:
        match node.func:
            case ast.Name(id=name) if name in NAMES:
                self._put(node.func, ast.Name(NAMES[name]))
            case ast.Name(id="cast" | "TypeVar"):
                self._visit_all(node.args[1:])
                return
        for place, keyword in enumerate(node.keywords):
            if keyword.arg is not None and keyword.arg not in GUARDS:
                self._put(node, ast.Call(node.func, node.args, [*node.keywords[:place], *node.keywords[place + 1 :]]))
        self._visit_all([node.func, *node.args, *(word.value for word in node.keywords if word.arg not in GUARDS)])

    def visit_Subscript(self, node: ast.Subscript) -> None:
        match node.slice:
            case ast.Slice(lower=lower, upper=upper, step=step) if lower or upper:
                make = partial(ast.Subscript, node.value)
                if lower:
                    self._put(node, make(ast.Slice(None, upper, step)))
                if upper:
                    self._put(node, make(ast.Slice(lower, None, step)))
        self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is not None:
            if not isinstance(node.value, ast.Constant):
                self._put(node.value, ast.Constant(None))
            self.visit(node.value)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring
            self._drop(node)
            self.visit(node.value)

    def visit_Raise(self, node: ast.Raise) -> None:
        self._drop(node)
        self.generic_visit(node)

    def visit_Continue(self, node: ast.Continue) -> None:
        self._drop(node)

    def visit_Break(self, node: ast.Break) -> None:
        self._drop(node)

    def _visit_all(self, nodes: Sequence[ast.AST]) -> None:
        for node in nodes:
            self.visit(node)

    def _turn(self, test: ast.expr) -> None:
        """Turn round a condition, where no other change of it does."""
        if isinstance(test, ATOMS):
            self._put(test, ast.UnaryOp(ast.Not(), test))

    def _drop(self, statement: ast.stmt) -> None:
        self._put(statement, ast.Pass())

    def _put(self, node: ast.expr | ast.stmt, instead: ast.expr | ast.stmt) -> None:
        text = ast.unparse(ast.fix_missing_locations(instead))
        if isinstance(instead, ast.expr) and not isinstance(instead, ATOMS):
            text = text if isinstance(instead, ast.Tuple) else f"({text})"
        last_row = node.end_lineno or node.lineno
        start = self.rows[node.lineno - 1] + node.col_offset
        end = self.rows[last_row - 1] + (node.end_col_offset or 0)
        head, tail = self.original[self.rows[node.lineno - 1] : start], self.original[end : self.rows[last_row]]
        lines = self.original[self.rows[node.lineno - 1] : self.rows[last_row]]
        function, first_row = self.function or (None, 0)
        self.found.append(
            Mutant(
                module=self.module,
                start=start,
                end=end,
                text=text,
                row=node.lineno,
                last_row=last_row,
                line=_joined(lines),
                became=_joined(head + text.encode() + tail),
                function=function,
                first_row=first_row,
            )
        )


def _joined(lines: bytes) -> str:
    return " ".join(lines.decode().split())
