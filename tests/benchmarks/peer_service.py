"""The peer of the service: the same endpoint of FastAPI over a bare model of pydantic, with nothing else about it.

It reads and checks the same document (``peer.py``) and answers with what it read, or with one word.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # uvicorn is told of the folder alone

from fastapi import FastAPI

from tests.benchmarks.peer import Application

app = FastAPI()


@app.post("/echo")
def echo(application: Application) -> Application:
    """Answer with the document that was read: a body of about half the size of a report."""
    return application


@app.post("/word")
def word(application: Application) -> str:
    """Answer with one word of it."""
    return application.tier
