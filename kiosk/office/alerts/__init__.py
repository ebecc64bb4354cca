"""Alerts: how staff hear of an arrival besides the console."""
