"""Quota: places, who gets them, and how ties stay open."""

from .quota import Quota, Recommender

__all__ = ["Quota", "Recommender"]
