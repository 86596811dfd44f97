"""The models of all readers together: those of the package, or some other ones for measuring."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.learned.bundle import Bundle, load_bundle

__all__ = ["SHIPPED", "Models"]


@dataclass(frozen=True, slots=True)
class Models:
    """The learned models by reader: ``mention``, ``quote``, ``relate``, ``resolve``.

    Attributes
    ----------
    others
        Those that stand in for the package's.

    Examples
    --------
    >>> sorted(Models().of("mention").linear)
    ['actor']
    """

    others: Mapping[str, Bundle] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, reader: str) -> Bundle:
        """Return the models of a reader.

        Raises
        ------
        ModelError
            If the package's are missing or damaged.
        """
        found = self.others.get(reader)
        return load_bundle(reader) if found is None else found

    def __or__(self, others: Mapping[str, Bundle]) -> "Models":
        """Return these models with `others` in the place of some."""
        return Models({**self.others, **others})


SHIPPED = Models()
"""Those of the package."""
