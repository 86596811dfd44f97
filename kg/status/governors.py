"""Read the status of a cue off the tree: token -> polarity, modality and the words that made them.

Time words that make a present tense future are `kg.when.times`' business.
"""

from dataclasses import replace

from spacy.tokens import Token

from kg.grammar.forms import SUBJECTS, VERBAL, carrier_of, is_passive
from kg.grammar.words import load_words
from kg.records import Modality
from kg.status.gerunds import alleger_of, is_given, undoer_of
from kg.status.modality import modified_status, own_status, signature_of
from kg.status.signatures import Lexicon, Status, compose

__all__ = ["read_status"]

DEPTH = 7
GOVERNING = frozenset({"object", "passive", "for", "to", "on", "into"})
"""Ways to hang on a verb that let it decide whether the noun's event is real."""
ORDINALS = frozenset({"first", "last", "only", "latest", "second", "third"})
WORDS = load_words("kg.status")
ACCOMPANYING = WORDS["accompanying"]
BROUGHT = WORDS["brought"]
THREATENING = "threaten"
"""Whose *with* names what isn't done yet."""
FOUGHT = frozenset({"war", "battle", "duel"})
OF_EVENTS = frozenset({"of", "for", "on", "about", "to", "against", "from", "toward", "towards"})
TAKING_PLACE = WORDS["taking_place"]
REPORTING = WORDS["reporting"]


def read_status(cue: Token, lexicon: Lexicon) -> Status:
    """Return the status of the event that a verb, noun or adjective names.

    Parameters
    ----------
    lexicon
        From `kg.status.signatures.index_signatures`.
    """
    if cue.pos_ in VERBAL or (cue.tag_ == "VBG" and cue.dep_ in {"pcomp", "advcl", "xcomp"}):
        status = of_verb(cue, lexicon, 0)
    elif cue.pos_ in {"ADJ", "ADV", "ADP"}:
        status = _of_adjective(cue, lexicon)
    else:
        status = of_noun(cue, lexicon, 0)
    if status.modality is Modality.ACTUAL and _is_question(cue):
        return status.with_modality(Modality.ASKED, cue.sent[-1])
    return status


def _is_question(cue: Token) -> bool:
    tail = cue.sent[-3:] if len(cue.sent) >= 3 else cue.sent
    return any(token.text == "?" for token in tail)


def _of_adjective(cue: Token, lexicon: Lexicon) -> Status:
    own = modified_status(cue, lexicon)
    head = cue.head
    if (
        head != cue
        and head.pos_ in VERBAL
        and cue.dep_ in {"acomp", "oprd", "attr", "xcomp", "advcl"}
    ):
        return compose(own, of_verb(head, lexicon, 1), None, head)
    return own


def of_verb(verb: Token, lexicon: Lexicon, depth: int) -> Status:
    """Return the status of a clause by its own words and by what it hangs on."""
    own = own_status(verb, lexicon)
    if depth >= DEPTH or verb.head == verb:
        return own
    return _governed(verb, own, lexicon, depth)


def _governed(verb: Token, own: Status, lexicon: Lexicon, depth: int) -> Status:
    head, dep = verb.head, verb.dep_
    infinitive = any(c.tag_ == "TO" for c in verb.children)
    if dep == "conj" and head.pos_ in VERBAL:
        return _coordinated(verb, own, lexicon, depth)
    if dep in {"xcomp", "ccomp", "csubj"} and head.pos_ in {*VERBAL, "ADJ", "NOUN"}:
        return _complement(verb, own, lexicon, depth)
    if dep == "acl" and infinitive:
        outer = of_noun(head, lexicon, depth + 1)
        signature = lexicon.embedding.get(head.lemma_.lower())
        if any(c.lower_ in ORDINALS for c in head.children):
            return compose(own, outer, None, head)
        if signature is None:
            return compose(own, outer, None, head).with_modality(Modality.HEDGED, verb)
        return compose(own, outer, signature, head)
    if dep == "pcomp":
        return _gerund(own, head, lexicon, depth)
    if dep == "advcl" and head.pos_ in {*VERBAL, "ADJ", "NOUN"}:
        return _adverbial(verb, own, lexicon, depth)
    return own


def _coordinated(verb: Token, own: Status, lexicon: Lexicon, depth: int) -> Status:
    """Share what governs the first conjunct; its auxiliary and negation only with a bare form."""
    head = verb.head
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return own
    bare = verb.tag_ == head.tag_ and not any(
        c.dep_ in {"aux", "neg"} and c.tag_ != "TO" for c in verb.children
    )
    first = of_verb(head, lexicon, depth + 1)
    if bare and verb.tag_ in {"VB", "VBG", "VBN"}:
        own_negation = own.negative
        if first.negative and any(c.lower_ == "but" for c in head.children):
            return Status(own_negation, first.modality, first.cues)
        return Status(
            first.negative != own_negation,
            first.modality if own.modality is Modality.ACTUAL else own.modality,
            (*own.cues, *first.cues),
        )
    alone = own_status(head, lexicon)
    if first.modality is not alone.modality or first.negative is not alone.negative:
        return (
            compose(own, first, None, head)
            if head.head.pos_ in VERBAL and verb.tag_ == head.tag_
            else own
        )
    return own


def _complement(verb: Token, own: Status, lexicon: Lexicon, depth: int) -> Status:
    head = verb.head
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(
        c.dep_ == "aux" and c.tag_ in {"MD", "VBD", "VBZ", "VBP"} for c in verb.children
    )
    signature = signature_of(head, lexicon)
    outer = (
        of_verb(head, lexicon, depth + 1)
        if head.pos_ in VERBAL
        else _of_adjective(head, lexicon)
        if head.pos_ == "ADJ"
        else of_noun(head, lexicon, depth + 1)
    )
    if not finite:
        if head.lemma_ in {"tell", "order"}:
            return Status(own.negative, Modality.REQUESTED, (*own.cues, head))
        if head.lemma_ == "go":
            return compose(own, outer, None, head).with_modality(Modality.FUTURE, head)
        if head.lemma_ == "have" and not is_passive(verb):
            yet = next((c for c in head.children if c.lower_ == "yet"), None)
            if yet is not None:
                return compose(own, outer, None, head).flipped(yet)
            return compose(own, outer, None, head).with_modality(Modality.HEDGED, head)
        if head.lemma_ == "be" and verb.dep_ == "xcomp" and verb.tag_ == "VB":
            return own.with_modality(Modality.FUTURE, head)
        return compose(own, outer, signature, head)
    if signature is None or signature.effect in {"true", "future"}:
        return own
    if signature.effect == "hedged" and head.lemma_ in REPORTING:
        return own
    return compose(own, Status(), signature, head)


def _gerund(own: Status, preposition: Token, lexicon: Lexicon, depth: int) -> Status:
    governor = preposition.head
    if preposition.lower_ in {"without", "of"} and (
        preposition.lower_ == "without" or governor.lower_ in {"instead", "short"}
    ):
        return own.flipped(preposition)
    if (undoer := undoer_of(preposition)) is not None:
        return compose(own, of_verb(undoer, lexicon, depth + 1), None, undoer).flipped(undoer)
    if is_given(preposition):
        return own
    if (alleger := alleger_of(preposition)) is not None:
        return own.with_modality(Modality.HEDGED, alleger)
    if preposition.lower_ in ACCOMPANYING:
        outer = _of_main(governor, lexicon, depth)
        if own.modality is not Modality.ACTUAL or outer.modality is Modality.ACTUAL:
            return own
        return replace(own, modality=outer.modality, cues=(*own.cues, *outer.cues))
    signature = signature_of(governor, lexicon)
    if governor.pos_ in VERBAL:
        return compose(own, of_verb(governor, lexicon, depth + 1), signature, governor)
    if governor.pos_ in {"NOUN", "PROPN"}:
        return compose(own, of_noun(governor, lexicon, depth + 1), signature, governor)
    if governor.pos_ in {"ADJ", "ADV"}:
        return compose(own, _of_adjective(governor, lexicon), signature, governor)
    return own


def _of_main(governor: Token, lexicon: Lexicon, depth: int) -> Status:
    """Return the status of the clause that a means belongs to; what only a purpose makes open is not taken over.

    *acted to protect them by killing him*: he was killed.
    """
    if governor.pos_ not in VERBAL:
        return Status()
    if governor.dep_ in {"advcl", "acl", "relcl"}:
        return own_status(governor, lexicon)
    return of_verb(governor, lexicon, depth + 1)


def _adverbial(verb: Token, own: Status, lexicon: Lexicon, depth: int) -> Status:
    """Purpose is not yet done; a participle goes with its main clause, but not with its negation."""
    head = verb.head
    infinitive = any(c.tag_ == "TO" for c in verb.children)
    if infinitive and verb.tag_ == "VB":
        if head.lemma_ == "go" and any(c.lower_ == "on" for c in head.children):
            return compose(own, of_verb(head, lexicon, depth + 1), None, head)
        signature = signature_of(head, lexicon)
        if signature is not None and signature.effect != "true" and head.pos_ in {*VERBAL, "ADJ"}:
            outer = of_verb(head, lexicon, depth + 1) if head.pos_ in VERBAL else Status()
            return compose(own, outer, signature, head)
        return own.with_modality(Modality.HEDGED, verb)
    bare = not any(c.dep_ in {"mark", *SUBJECTS} for c in verb.children)
    if bare and verb.tag_ in {"VBG", "VBN"} and head.pos_ in VERBAL:
        outer = of_verb(head, lexicon, depth + 1)
        if own.modality is Modality.ACTUAL and outer.modality is not Modality.ACTUAL:
            return Status(own.negative, outer.modality, (*own.cues, *outer.cues))
    return own


# ------------------------------------------------------------------------------------------ nouns


def of_noun(noun: Token, lexicon: Lexicon, depth: int) -> Status:
    """Return the status of the event that a noun names, by its modifiers and by its governor."""
    own = modified_status(noun, lexicon)
    head = noun.head
    if depth >= DEPTH or head == noun:
        return own
    if noun.dep_ == "conj" and head.pos_ in {"NOUN", "PROPN"}:
        return compose(own, of_noun(head, lexicon, depth + 1), None, head)
    if noun.dep_ == "compound" and head.pos_ == "NOUN":
        signature = lexicon.embedding.get(head.lemma_.lower())
        if signature is not None and signature.effect in {"hedged", "requested", "false"}:
            return compose(own, Status(), signature, head)
        return own
    if noun.dep_ == "nsubj" and head.pos_ in VERBAL:
        return _of_subject(head, own, lexicon, depth)
    carried = carrier_of(noun)
    if carried is not None:
        verb, how = carried
        signature = signature_of(verb, lexicon)
        outer = of_verb(verb, lexicon, depth + 1)
        if (
            signature is not None
            and signature.effect == "future"
            and verb.lemma_ in {"order", "approve", "authorize"}
        ):
            return compose(own, outer, signature, verb)
        if (
            noun.lemma_.lower() in BROUGHT
            and signature is not None
            and (signature.effect == "false" or verb.lemma_ == "reject")
        ):
            return own
        return compose(own, outer, signature if _decides(verb, noun, how) else None, verb)
    if noun.dep_ == "pobj":
        return _prepositional(own, head, lexicon, depth)
    return own


def _decides(verb: Token, noun: Token, how: str) -> bool:
    """Tell whether a verb says if the noun's event is real; who *fights* a war is in it, who fights a plan isn't."""
    if verb.lemma_ == "fight" and noun.lemma_.lower() in FOUGHT:
        return False
    return how in GOVERNING or (how == "with" and verb.lemma_ == THREATENING)


def _of_subject(verb: Token, own: Status, lexicon: Lexicon, depth: int) -> Status:
    """Return the status of an event that a clause is about: *talks may begin*, *a strike is unlikely*."""
    for child in verb.children:
        signature = lexicon.embedding.get(child.lemma_.lower()) if child.dep_ == "acomp" else None
        if signature is not None:
            return compose(own, of_verb(verb, lexicon, depth + 1), signature, child)
    if verb.lemma_ in TAKING_PLACE:
        return compose(own, of_verb(verb, lexicon, depth + 1), None, verb)
    return own


def _prepositional(own: Status, preposition: Token, lexicon: Lexicon, depth: int) -> Status:
    word = preposition.lower_
    if word == "without":
        return own.flipped(preposition)
    governor = preposition.head
    if word in OF_EVENTS and governor != preposition:
        if governor.lower_ == "ahead":
            return own.with_modality(Modality.FUTURE, governor)
        signature = signature_of(governor, lexicon)
        if signature is None or (
            word in {"on", "about"} and signature.effect in {"true", "future"}
        ):
            return own
        if governor.pos_ in VERBAL:
            return compose(own, of_verb(governor, lexicon, depth + 1), signature, governor)
        if governor.pos_ in {"NOUN", "PROPN"}:
            return compose(own, Status(), signature, governor)
    return own
