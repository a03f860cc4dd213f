"""The service of the examples, run by uvicorn as its docstring says, and asked over HTTP."""

import sys
from pathlib import Path

import pytest

for _name in ("fastapi", "uvicorn", "httpx", "msgspec"):
    pytest.importorskip(_name, reason=f"{_name} is not installed, which the service of the examples needs")

EXAMPLES = Path(__file__).parents[2] / "examples"
sys.path.insert(0, str(EXAMPLES))
