"""Apportion: :mod:`zj415x.quota.apportion` under its fixed name."""

from .quota.apportion import Weight, apportion
from .quota.apportionment import Apportionment as Apportionment
from .quota.apportionment import Method

__all__ = ["Method", "Weight", "apportion"]
