"""What a code says: a licence, a badge, an invitation. Pure: nothing here raises on any text."""
