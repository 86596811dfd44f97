"""Who speaks and who is spoken to: a cue verb in its tree -> tokens that head source and addressees.

Follows relative clauses, coordination, participles, passives and appositions. A document that
speaks (*the report said*) is its own source unless its author stands beside it. Doesn't resolve
pronouns.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.quote.reading import Reading

__all__ = ["addressees_of", "author_of", "named_head", "source_of", "speakers"]

_SUBJECTS = ("nsubj", "nsubjpass")
_QUANTITIES = (
    "number",
    "majority",
    "handful",
    "dozen",
    "hundred",
    "lot",
    "percent",
    "half",
    "minority",
    "share",
    "score",
)
_RELATIVES = ("who", "which", "that", "whom")
_LINKS = (
    "conj",
    "xcomp",
    "advcl",
    "pcomp",
    "ccomp",
    "dep",
    "acl",
    "relcl",
    "prep",
    "pobj",
    "dobj",
)


def source_of(verb: Token, reading: Reading) -> Token | None:
    """Return the token that heads the source of the cue `verb`, or None if nobody is named."""
    subject = _own_subject(verb)
    if subject is not None and subject.dep_ == "nsubjpass":
        return _passive_source(verb, subject)
    if subject is not None:
        return _follow(subject, verb, reading)
    if _is_passive_participle(verb):
        return _agent(verb)
    return _borrowed_subject(verb, reading) or _nearest_subject(verb, reading)


def _nearest_subject(verb: Token, reading: Reading) -> Token | None:
    """Return the subject that stands before a finite verb which the parse left alone.

    A name before *, who …,* right before the verb, else the nearest subject or loose noun phrase of the
    sentence.
    """
    if verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    before = _words_before(verb, reading)
    if before and before[-1].text in (",", "-", "–", "—"):
        for one, two in zip(reversed(before[:-1]), reversed(before[1:]), strict=True):
            if two.lower_ in _RELATIVES and one.is_punct and one.i > before[0].i:
                return named_head(one.nbor(-1))
    for token in reversed(before):
        loose = token.dep_ in ("nsubj", "nsubjpass", "ROOT", "dep", "appos")
        loose = loose or (token is before[-1] and token.dep_ == "compound")
        if loose and token.pos_ in ("PROPN", "NOUN", "PRON") and token.lower_ not in _RELATIVES:
            return named_head(token)
    return None


def _words_before(verb: Token, reading: Reading) -> list[Token]:
    """Return the words of the sentence before a verb, by full stops and marks, adverbs beside it left out."""
    start = reading.paragraph(verb.idx).start
    words: list[Token] = []
    for token in reversed(reading.tokens(start, verb.idx)):
        if token.text in (".", "?", "!", ";") or reading.quote_at(token.idx) is not None:
            break
        if words or token.pos_ not in ("ADV", "AUX"):
            words.append(token)
    words.reverse()
    return words


def _own_subject(verb: Token) -> Token | None:
    """Return the subject among the verb's children."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return child
    return None


def _passive_source(verb: Token, subject: Token) -> Token | None:
    """Return who stands behind a passive: *was described by X as*; *was quoted as saying* speaks itself."""
    if verb.lemma_ in ("quote", "cite", "hear", "see", "catch", "force", "oblige"):
        return named_head(subject)
    return _agent(verb)


def _agent(verb: Token) -> Token | None:
    """Return who did it: *was described **by X** as*."""
    for child in verb.children:
        if child.dep_ == "agent":
            for agent in child.children:
                if agent.dep_ == "pobj":
                    return named_head(agent)
    return None


def _is_passive_participle(verb: Token) -> bool:
    """Tell whether a participle tells what happened to somebody: ***Asked** whether …, Miller said*."""
    if verb.tag_ != "VBN" or verb.dep_ not in ("advcl", "acl", "prep", "dep"):
        return False
    return not any(child.dep_ in ("aux", "nsubj") for child in verb.children)


def _follow(subject: Token, verb: Token, reading: Reading) -> Token | None:
    """Return the name that a subject stands for: antecedent of *who*, apposition, document's author."""
    if subject.lower_ in _RELATIVES and subject.pos_ in ("PRON", "DET", "SCONJ"):
        clause = verb
        while clause.dep_ in ("conj", "xcomp", "ccomp", "aux") and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ == "relcl":
            return named_head(clause.head)
        return None if subject.lower_ == "that" else subject
    if subject.lower_ in ("it", "there") and any(c.dep_ == "expl" for c in verb.children):
        return None
    return named_head(author_of(subject, reading) or subject)


def author_of(document: Token, reading: Reading) -> Token | None:
    """Return who made a document that speaks: *a report by X*, *a tweet on Monday from X*, *X's letter*."""
    if document.lemma_.lower() not in reading.reporting.documents:
        return None
    for token in document.subtree:
        near = token.head.i == document.i or token.head.head.i == document.i
        if near and token.dep_ in ("prep", "agent") and token.lower_ in ("by", "from"):
            for author in token.children:
                if author.dep_ == "pobj" and author.pos_ in ("PROPN", "NOUN", "PRON"):
                    return named_head(author)
    owners = [c for c in document.children if c.dep_ in ("poss", "compound")]
    return next((c for c in owners if c.dep_ == "poss" or c.ent_type_ == "ORG"), None)


def named_head(token: Token) -> Token:
    """Return the proper name that an apposition gives, else the token itself."""
    if token.pos_ == "PROPN" or token.ent_type_ == "PERSON":
        return token
    for child in token.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.ent_type_ in ("PERSON", ""):
            return child
    if token.lemma_.lower() in _QUANTITIES:
        group = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        members = () if group is None else group.children
        return next((c for c in members if c.dep_ == "pobj"), token)
    return token


def _borrowed_subject(verb: Token, reading: Reading) -> Token | None:
    """Return the subject of the clause that a verb without one hangs on."""
    seen, clause = {verb.i}, verb
    while clause.head.i != clause.i and clause.head.i not in seen and clause.dep_ in _LINKS:
        head = _coordinated_with(clause)
        seen.add(head.i)
        if _is_of_noun(clause):
            return _noun_source(head, reading)
        if clause.dep_ in ("xcomp", "ccomp") and head.pos_ == "VERB":
            controller = _object_controller(head, clause)
            if controller is not None:
                return named_head(controller)
        if head.pos_ in ("VERB", "AUX"):
            subject = _own_subject(head)
            if subject is not None and subject.dep_ == "nsubjpass":
                quoting = None if clause.dep_ == "conj" else _passive_source(head, subject)
                return quoting or named_head(subject)
            if subject is not None:
                return source_of(head, reading)
        clause = head
    return None


def _coordinated_with(clause: Token) -> Token:
    """Return the head; of *and said* the verb that *and* hangs on, if the parse puts them apart."""
    before = clause.nbor(-1) if clause.i else clause
    if clause.dep_ == "conj" and before.dep_ == "cc" and before.head.pos_ == "VERB":
        return before.head
    return clause.head


def _is_of_noun(clause: Token) -> bool:
    """Tell whether a verb without subject belongs to a noun: *a letter saying*, not *the talks, saying*."""
    if clause.dep_ not in ("acl", "relcl") or clause.head.pos_ not in ("NOUN", "PROPN", "PRON"):
        return False
    if any(child.tag_ == "TO" for child in clause.children) or clause.tag_ in (
        "VBD",
        "VBZ",
        "VBP",
    ):
        return False
    before = clause.nbor(-1) if clause.i else clause
    return before.text not in (",", "-", "–", "—", "--")


def _object_controller(head: Token, clause: Token) -> Token | None:
    """Return the object that acts in the clause after it: *heard him say*, *asked her to explain*."""
    if clause.dep_ != "xcomp" or head.lemma_ in ("promise", "threaten", "vow", "pledge", "offer"):
        return None
    for child in head.children:
        if child.dep_ == "dobj" and child.i < clause.i:
            return child
    return None


def _noun_source(noun: Token, reading: Reading) -> Token | None:
    """Return who is behind *a statement saying*: the one that issued it, its owner, or the noun."""
    if (
        noun.lemma_.lower() in reading.reporting.documents
        or noun.lemma_.lower() in reading.reporting.nouns
    ):
        for child in noun.children:
            if child.dep_ == "poss":
                return named_head(child)
        author = author_of(noun, reading)
        if author is not None:
            return author
        if noun.dep_ == "dobj" and noun.head.pos_ == "VERB":
            issuer = source_of(noun.head, reading)
            if issuer is not None:
                return issuer
    return named_head(noun)


def addressees_of(verb: Token, slot: str) -> Iterator[Token]:
    """Yield those spoken to: *told reporters*, *said to her*, *promised Congress*."""
    for child in verb.children:
        if "object" in slot and child.dep_ in ("dobj", "dative", "iobj") and child.pos_ != "ADP":
            yield from speakers(named_head(child))
        if child.dep_ in ("prep", "dative") and child.lower_ == "to":
            for receiver in child.children:
                if receiver.dep_ == "pobj":
                    yield from speakers(named_head(receiver))
    if "object" in slot and _is_passive_participle(verb) and verb.head.pos_ == "VERB":
        asked = _own_subject(verb.head)
        if asked is not None:
            yield from speakers(named_head(asked))
    elif "object" in slot:
        subject = _own_subject(verb)
        if subject is not None and subject.dep_ == "nsubjpass":
            yield from speakers(named_head(subject))


def speakers(token: Token) -> Iterator[Token]:
    """Yield a token and those coordinated with it: *Egypt and Qatar said*."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON"):
            yield from speakers(child)
