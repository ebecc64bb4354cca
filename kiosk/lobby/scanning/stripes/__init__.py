"""Codes of stripes, bar codes and PDF417, wherever they are in a picture and however they are turned."""
