"""The errors that a user can do something about: where, what, and what to try.

FidelityError
├── UsageError      the command was called with options that do not fit together
├── LoadError       a file could not be read as a document
├── EngineError     a back-translation could not be made
├── SettingsError   a configuration file says something that we cannot follow
└── OutputError     a report could not be written
"""

from __future__ import annotations


class FidelityError(Exception):
    """Something that the user can mend: where it happened, what it is, what to try."""

    def __init__(self, where: object, what: str, hint: str) -> None:
        super().__init__(str(where), what, hint)
        self.where, self.what, self.hint = str(where), what, hint

    def __str__(self) -> str:
        return f"{self.where}: {self.what}\n  try: {self.hint}"


class UsageError(FidelityError):
    """The command was called with options that do not fit together."""


class LoadError(FidelityError):
    """A file could not be read as a document."""


class EngineError(FidelityError):
    """A back-translation could not be made."""


class SettingsError(FidelityError):
    """A configuration file says something that cannot be followed."""


class OutputError(FidelityError):
    """A report could not be written."""
