"""Apportion: ``zj415x.quota.apportion`` under its fixed name."""

from .quota.apportion import Apportionment, Method, apportion

__all__ = ["Apportionment", "Method", "apportion"]
