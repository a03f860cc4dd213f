"""Markdown: how tables are written in the pages."""


def table(head: list[str], rows: list[list[str]], style: str = "") -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    text = "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
    return f"{{.{style}}}\n{text}" if style else text
