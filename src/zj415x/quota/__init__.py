"""Quota: the places of each recommender, who takes them, and the ties that people decide."""

from .quota import Quota, Recommender

__all__ = ["Quota", "Recommender"]
