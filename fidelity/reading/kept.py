"""What is read of a value when it is first asked for, and kept with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Self, TypeVar, overload

_Owner = TypeVar("_Owner")
_Read = TypeVar("_Read")


class kept(Generic[_Owner, _Read]):  # noqa: N801 - it stands where `property` would
    """A property that is read once: functools has one with a lock before Python 3.12, which takes
    longer than most of what a sentence is asked.
    """

    def __init__(self, read: Callable[[_Owner], _Read]) -> None:
        self._read = read
        self._name = read.__name__
        self.__doc__ = read.__doc__

    @overload
    def __get__(self, instance: None, owner: type[_Owner]) -> Self: ...
    @overload
    def __get__(self, instance: _Owner, owner: type[_Owner]) -> _Read: ...
    def __get__(self, instance: _Owner | None, owner: type[_Owner]) -> Self | _Read:
        """What was read; from then on it is found before this is."""
        if instance is None:
            return self
        read = instance.__dict__[self._name] = self._read(instance)
        return read
