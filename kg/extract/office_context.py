"""Find the body of an office that its own words leave out: other mentions of the document -> body, and why.

*President Joe Biden* alone doesn't say of what; a list of Turkish officials, a fuller mention of the same office,
or the only state that an article is about does.
"""

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.actors_known import known_actors
from kg.extract.places import Places
from kg.extract.titles import Office, TitleWords
from kg.records import Mention, MentionKind

__all__ = ["OfficeContext", "owner_in_list"]

LISTING = frozenset(
    {"including", "include", "includes", "like", "such", "as", "among", "and", "with"}
)


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
        self.states = Counter(
            mention.actors[0]
            for mention in mentions
            if mention.type == "government" and mention.actors and mention.kind is MentionKind.NAME
        )

    def learn(self, holder: Mention, office: Office) -> None:
        """Remember whose office somebody holds, for when the name comes again with the bare title."""
        if office.organization is not None and office.title.lower() in self.words.of_state:
            self.known.setdefault(_surname(holder), office.organization)

    def infer(self, holder: Mention, office: Office, places: Places) -> tuple[Mention | None, str]:
        """Return the body of an office that stands without one, and how it was found."""
        if (found := owner_in_list(office.words[0], places)) is not None:
            return found, "list"
        if office.title.lower() not in self.words.of_state:
            return None, "none"
        if (known := self.known.get(_surname(holder))) is not None:
            return known, "same"
        nation = self.words.national.get(office.title.lower(), "")
        if nation and (name := self._nearest_name(nation, holder)) is not None:
            return name, "nation"
        for state, how in (
            (self._state_of_institutions(), "institutions"),
            (self._own_state(), "only"),
        ):
            if office.words[-1].lower_ in self.words.not_of.get(state, ()):
                continue
            sovereign = bool((actor := known_actors().get(state)) and actor.qid)
            if sovereign and (name := self._nearest_name(state, holder)) is not None:
                return name, how
        return None, "none"

    def _state_of_institutions(self) -> str:
        """Return the state whose own institutions the article names, if it's one only."""
        known = known_actors()
        parents = Counter(
            actor.part_of
            for mention in self.mentions
            if mention.type == "agency" and mention.actors
            if (actor := known.get(mention.actors[0])) is not None and actor.part_of
        )
        return next(iter(parents)) if len(parents) == 1 else ""

    def _own_state(self) -> str:
        return next(iter(self.states)) if len(self.states) == 1 else ""

    def _nearest_name(self, actor: str, holder: Mention) -> Mention | None:
        names = [m for m in self.mentions if actor in m.actors[:1] and m.kind is MentionKind.NAME]
        return min(
            names,
            key=lambda m: (abs(m.span.start - holder.span.start), m.span.start),
            default=None,
        )


def owner_in_list(title: Token, places: Places) -> Mention | None:
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
