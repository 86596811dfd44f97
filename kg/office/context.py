"""Find the body of an office that its own words leave out: other mentions of the document -> body, and why.

*President Joe Biden* alone doesn't say of what; a list of Turkish officials, a fuller mention of the same office,
or the state whose institutions an article names does, never the only state that it happens to name.
"""

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from kg.office.known import is_seat, known_actors
from kg.office.places import Places
from kg.office.titles import Office, TitleWords
from kg.records import Mention, MentionKind

__all__ = ["OfficeContext"]

_MOSTLY = 3
"""A state's institutions are named so many times as often as any other's, where they tell the state."""


class OfficeContext:
    """What a document says elsewhere about its offices and states.

    Parameters
    ----------
    mentions
        All of the document.
    words
        Words of offices.
    """

    def __init__(self, mentions: Sequence[Mention], words: TitleWords) -> None:
        self.words = words
        self.mentions = mentions
        self.known: dict[str, Mention] = {}
        self.nations = [one for one in mentions if _is_nation(one)]

    def learn(self, holder: Mention, office: Office) -> None:
        """Remember whose office somebody holds, for when the name comes again with the bare title."""
        if office.organization is not None and office.title.lower() in self.words.of_state:
            self.known.setdefault(_surname(holder), office.organization)

    def infer(self, holder: Mention, office: Office, places: Places) -> tuple[Mention | None, str]:
        """Return the body of an office that stands without one, and how it was found."""
        if (found := _owner_in_list(office.words[0], places)) is not None:
            return found, "list"
        if office.title.lower() not in self.words.of_state:
            return None, "none"
        if (known := self.known.get(_surname(holder))) is not None:
            return known, "same"
        nation = self.words.national.get(office.title.lower(), "")
        if nation and (name := self._nearest_name(nation, holder)) is not None:
            return name, "nation"
        state = self._state_of_institutions()
        if office.words[-1].lower_ in self.words.not_of.get(state, ()):
            return None, "none"
        sovereign = bool((actor := known_actors().get(state)) and actor.qid)
        if sovereign and (name := self._nearest_name(state, holder)) is not None:
            return name, "institutions"
        return None, "none"

    def _state_of_institutions(self) -> str:
        """Return the state whose own institutions and parties the article names, if nearly all are one's."""
        known = known_actors()
        found = (known.get(one.actors[0]) for one in self.mentions if one.actors)
        countries = Counter(
            actor.country
            for actor in found
            if actor is not None and actor.country and actor.type in ("agency", "party")
        )
        ranked = countries.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[1][1] * _MOSTLY > ranked[0][1]):
            return ""
        nations = (one.actors[0] for one in self.nations)
        return next((one for one in nations if _country(one) == ranked[0][0]), "")

    def _nearest_name(self, actor: str, holder: Mention) -> Mention | None:
        return min(
            (one for one in self.nations if one.actors[0] == actor),
            key=lambda m: (abs(m.span.start - holder.span.start), m.span.start),
            default=None,
        )


def _is_nation(mention: Mention) -> bool:
    """Tell whether a nation is called by its name or demonym, not by its capital."""
    named = mention.kind is MentionKind.NAME and mention.type == "government"
    return named and bool(mention.actors) and not is_seat(mention)


def _country(actor_id: str) -> str:
    actor = known_actors().get(actor_id)
    return actor.country if actor is not None else ""


def _owner_in_list(title: Token, places: Places) -> Mention | None:
    """Return whose officials a list names (*Turkish officials, including President X and Minister Y*)."""
    doc, listed = places.doc, False
    for i in range(title.i - 1, title.sent.start - 1, -1):
        token = doc[i]
        if token.lower_ in {"including", "like", "such"}:
            listed = True
        mention = places.inside.get(i)
        if listed and mention is not None and mention.kind is MentionKind.NAME:
            return (
                mention if mention.type in {"government", "armed_group", "igo", "party"} else None
            )
        if token.pos_ in {"VERB", "AUX"} and token.lower_ != "including":
            return None
    return None


def _surname(holder: Mention) -> str:
    return holder.text.split()[-1].lower()
