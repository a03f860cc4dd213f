"""Apportion: ``zj415x.quota.apportion`` under its fixed name."""

from .quota.apportion import apportion
from .quota.apportionment import Apportionment, Method

__all__ = ["Apportionment", "Method", "apportion"]
