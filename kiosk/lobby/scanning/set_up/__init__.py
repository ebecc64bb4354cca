"""Setting a camera up: a test card, and what a picture of it says."""
