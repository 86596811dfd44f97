"""Two invented articles and what a person has annotated of them, spans given by their words."""

import json

TEXTS = {
    "one.txt": (
        "VELMORA, March 4 — Foreign Minister Ada Quist of Ruritania met the Freedonian envoy, Juan Ibarra, on Monday.\n\n"
        "“We will not recognize the junta,” Quist said. According to Ibarra, Ruritania had sent arms to the rebels. "
        "The rebels denied it.\n\nFreedonia may sanction Ruritania, and Ruritania may sanction Freedonia.\n"
    ),
    "two.txt": "Ada Quist praised Freedonia since January. Protesters marched in Velmora.\n",
}


def at(doc, words, nth=0):
    """Return the offsets of the `nth` occurrence of some words."""
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[doc].index(words, start + 1)
    return [start, start + len(words)]


def entity(id, name, type, *aliases, **fields):
    return {"id": id, "name": name, "type": type, "aliases": list(aliases), **fields}


def assertion(doc, source, relation, target, span, **fields):
    place = {
        key: at(doc, *words) if words else None
        for key, words in {"span": (span,), **fields.pop("words", {})}.items()
    }
    return {
        "sources": [source],
        "relations": [relation],
        "targets": [target],
        "places": [{**place, **fields.pop("place", {})}],
        "evidence": [place["span"]],
        "title": "",
        "symmetric": False,
        "optional": False,
        "polarity": "positive",
        "modality": "actual",
        "attributed_to": None,
        **fields,
    }


def annotations():
    """Return the annotations, anew each time, so that a test may spoil them."""
    one, two = "one.txt", "two.txt"
    said = "According to Ibarra, Ruritania had sent arms to the rebels."
    both = "Freedonia may sanction Ruritania, and Ruritania may sanction Freedonia."
    first = {
        "doc": one,
        "entities": [
            entity("q", "Ada Quist", "person", "Quist"),
            entity("i", "Juan Ibarra", "person", "Ibarra", "the Freedonian envoy"),
            entity("r", "Ruritania", "government"),
            entity("f", "Freedonia", "government", "Freedonian"),
            entity("reb", "Rebels", "armed_group", "the rebels", "The rebels"),
            entity("j", "Junta of Freedonia", "government", "the junta"),
        ],
        "assertions": [
            assertion(
                one,
                "q",
                "consults",
                "i",
                "Foreign Minister Ada Quist of Ruritania met the Freedonian envoy, Juan Ibarra, on Monday.",
                symmetric=True,
                words={"subject": ("Ada Quist",), "cue": ("met",), "object": ("Juan Ibarra",)},
                place={"time": {"start": "2024-03-04", "end": "2024-03-04", "text": "on Monday"}},
            ),
            assertion(
                one,
                "q",
                "holds_role",
                "r",
                "Foreign Minister Ada Quist of Ruritania",
                title="foreign minister",
            ),
            assertion(
                one,
                "r",
                "supports",
                "j",
                "We will not recognize the junta",
                polarity="negative",
                modality_six="future",
                modality="future",
                attributed_to="q",
            ),
            assertion(one, "r", "aids", "reb", said, attributed_to="i"),
            assertion(one, "reb", "rejects", "i", "The rebels denied it.", optional=True),
            assertion(one, "f", "sanctions", "r", both, modality="possible"),
            assertion(one, "r", "sanctions", "f", both, modality="possible"),
        ],
        "quotes": [
            {
                "speaker": "q",
                "kind": "direct",
                "content": at(one, "We will not recognize the junta,"),
                "source": at(one, "Quist", 1),
                "cue": at(one, "said"),
            },
        ],
    }
    second = {
        "doc": two,
        "entities": [
            entity("quist", "Ada Quist", "person"),
            entity("free", "Freedonia", "government"),
            entity("p", "Protesters", "people", optional=True),
            entity("v", "Velmora", "place"),
        ],
        "assertions": [
            assertion(
                two,
                "quist",
                "supports",
                "free",
                "Ada Quist praised Freedonia since January.",
                place={
                    "time": {"start": "2024-01-01", "text": "since January", "approximate": True}
                },
            ),
            assertion(
                two,
                "p",
                "protests",
                None,
                "Protesters marched in Velmora.",
                place={"where": "Velmora"},
            ),
        ],
        "quotes": [],
    }
    return {"documents": [first, second]}


def write(folder, given=None):
    """Write the articles and the annotations; return the folder of the articles and the file."""
    articles = folder / "articles"
    articles.mkdir(exist_ok=True)
    for name, text in TEXTS.items():
        (articles / name).write_text(text, encoding="utf-8")
    file = folder / "given.json"
    file.write_text(json.dumps(given or annotations(), ensure_ascii=False), encoding="utf-8")
    return articles, file
