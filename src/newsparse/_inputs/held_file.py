"""Open files that are read more than once."""

from __future__ import annotations

from io import BytesIO

from attrs import field, frozen

from newsparse._inputs.names import BinaryFile

__all__ = ["HeldFile"]


class _Copy(BytesIO):
    name: str | None = None


@frozen
class HeldFile:
    """What an open file held, and its name where it has one."""

    data: bytes = field(repr=False)
    """All that was left to be read."""
    name: str | None = None

    @classmethod
    def of(cls, file: BinaryFile) -> HeldFile:
        """
        Read *file* to its end.

        Raises:
            TypeError: It is open for text.
        """
        data: object = file.read()
        if not isinstance(data, bytes):
            raise TypeError("the file is open for text; open it with mode 'rb'")
        name = getattr(file, "name", None)
        return cls(data, name if isinstance(name, str) else None)

    def opened(self) -> BinaryFile:
        """Return a file to read it from."""
        copy = _Copy(self.data)
        copy.name = self.name
        return copy
