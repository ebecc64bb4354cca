"""Spoken guidance: what is on the screen, said aloud. Knows no screen."""
