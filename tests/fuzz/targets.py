"""Targets: what is fuzzed, by name; each is imported only in the child that runs it."""

TARGETS = {
    "applications": "documents",
    "products": "documents",
    "rankings": "documents",
    "form_workbooks": "workbooks",
    "recommendations": "workbooks",
    "rosters_of_staff": "workbooks",
    "cells": "cells",
    "tables": "tables",
    "rows": "tables",
    "collations": "tables",
    "requests": "served",
}
"""The module of each target, whose function has the name of the target."""
