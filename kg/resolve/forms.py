"""Name forms of all documents: clusters -> what is compared, so that memory grows with names and not with mentions.

Clusters of a known actor that say the same of it are one form, with the documents counted; an unknown name keeps one form per
document, since only its context can tell namesakes apart; what is only described is nobody else's and never compared.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.resolve.cluster import Cluster, OfficeKey
from kg.resolve.traits import Traits, traits_of

__all__ = ["Form", "Forms", "Place"]

Place = tuple[str, int]
"""A document's id and the number of a cluster among its clusters."""

_Key = tuple[str, str, tuple[str, ...], str, str, frozenset[OfficeKey], bool]


@dataclass(slots=True)
class Form:
    """Clusters that say the same of one actor.

    Attributes
    ----------
    cluster
        The first of them; of a known actor with each name once and the descriptions of all.
    places
        Where they stand.
    traits
        What all of them say together; None where the cluster alone tells.
    """

    cluster: Cluster
    places: list[Place]
    traits: Traits | None = None


class Forms:
    """Forms that grow as documents come in, in any order.

    Parameters
    ----------
    fold
        Whether clusters of known actors are put together and mere descriptions left out; a person's
        corrections may name any of them, and then each stays alone.

    Examples
    --------
    >>> forms = Forms()
    >>> said = {"actor": "kenya", "type": "government", "names": ("Kenya", "Kenya")}
    >>> forms.add([Cluster(doc="b", **said), Cluster(doc="a", **said), Cluster(doc="a", place=1)])
    [Cluster(doc='a', place=1, date='', first='', anchor='', opening='', actor='', type='', names=(), descriptions=(), described=None, country='', gender='', genders=(), offices=frozenset(), seats=(), company=frozenset(), persons=frozenset(), holder='', stated=False)]
    >>> [(form.cluster.doc, form.cluster.names, form.places) for form in forms.in_order()]
    [('a', ('Kenya',), [('b', 0), ('a', 0)])]
    """

    def __init__(self, *, fold: bool = True) -> None:
        self._fold = fold
        self._known: dict[_Key, Form] = {}
        self._others: list[Form] = []

    def add(self, clusters: Iterable[Cluster]) -> list[Cluster]:
        """Take in clusters; return those that are never compared."""
        alone = []
        for cluster in clusters:
            if not self._fold or (cluster.names and not cluster.actor) or cluster.holder:
                self._others.append(Form(cluster, [(cluster.doc, cluster.place)]))
            elif cluster.actor:
                self._add_known(cluster)
            else:
                alone.append(cluster)
        return alone

    def in_order(self) -> list[Form]:
        """Return all forms in order of document and place of their first cluster."""
        forms = [*self._known.values(), *self._others]
        return sorted(forms, key=lambda one: (one.cluster.doc, one.cluster.place))

    def _add_known(self, cluster: Cluster) -> None:
        names = tuple(sorted(set(cluster.names)))
        key = (
            cluster.actor,
            cluster.type,
            names,
            cluster.country,
            cluster.gender,
            cluster.offices,
            cluster.stated,
        )
        folded = replace(cluster, names=names)
        form = self._known.get(key)
        if form is None or form.traits is None:
            self._known[key] = Form(folded, [(cluster.doc, cluster.place)], traits_of(folded))
            return
        form.places.append((cluster.doc, cluster.place))
        form.traits.add(traits_of(folded))
        first = min(form.cluster, folded, key=lambda one: (one.doc, one.place))
        said = {*form.cluster.descriptions, *folded.descriptions}
        form.cluster = replace(first, descriptions=tuple(sorted(said)))
