"""Reports for people and machines: one file for each output."""
