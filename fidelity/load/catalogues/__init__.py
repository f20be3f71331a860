"""Catalogues of messages: one text for each key, in a file for each language."""
