"""For staff at the screen: the PIN, and behind it what is tested, started anew and closed."""
