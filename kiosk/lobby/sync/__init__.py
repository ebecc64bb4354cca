"""Copying entries between this lobby and its office, and knowing whether the office answers."""
