"""Encoders: a page's dots as the bytes that a family of printers understands. They ask and send nothing."""
