"""Apportion: :mod:`zj415x.quota.apportion` under its fixed name."""

from .quota.apportion import Apportionment as Apportionment
from .quota.apportion import Method, Weight, apportion

__all__ = ["Method", "Weight", "apportion"]
