"""The domain: what a visit is and what may happen to it. Pure; knows no clock, disk, screen or network."""
