"""Many pairs at once: rows in, reports out, in the same order."""
