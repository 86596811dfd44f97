"""Quality and cost of resolution: who is who on gold data, and time and memory for many documents.

Usage: ``python benchmarks/resolution.py [quality|scale|sample …]``, all of quality by default. Needs the folder ``../shared``
with gold annotations and public data; says so and ends with 0 where it is absent.

quality  entities F1 on seeds and dev, the nodes that must be one, pronouns and chains on GUM, Wikidata ids on GUM
scale    seconds and memory for 2,000 and 20,000 documents: real articles, repeated with altered names
sample   100 nodes with five documents or more out of a build of the news articles, to be read by eye
"""

import json
import random
import resource
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from gold import SHARED, measure_gold, measure_public

from kg.config import load_settings
from kg.pipeline import extract_documents, load_knowledge, load_reader
from kg.records import Document, Extraction, MentionKind
from kg.resolve.mentions import resolve_mentions

ONE_NODE = {
    "united-states": "the United States",
    "israel": "Israel",
    "hamas": "Hamas",
    "egypt": "Egypt",
    "qatar": "Qatar",
    "us-state-department": "State Department",
    "person.matthew-miller": "Miller",
    "person.joe-biden": "Biden",
    "person.benjamin-netanyahu": "Netanyahu",
}
BASE = 200
SEED = 20240228


def rows(path: Path) -> Iterator[dict]:
    """Yield the objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def check_nodes(folder: Path) -> str:
    """Tell which actors of the seeds have one node, and which have none or several."""
    entities = list(rows(folder / "entities.jsonl"))
    lines = []
    for wanted, name in ONE_NODE.items():
        last = name.split()[-1].lower()
        like = [
            one["id"]
            for one in entities
            if one["id"] == wanted
            or (one["type"] != "place" and one["name"].lower().split()[-1] == last)
        ]
        lines.append(f"{name:20s} {'one node' if like == [wanted] else f'{len(like)}: {like}'}")
    return "\n".join(lines)


def measure_links(folder: Path) -> str:
    """Return the precision of Wikidata ids on GUM's named mentions of places and organizations."""
    found: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for one in rows(folder / "entities.jsonl"):
        for mention in one["mentions"]:
            if one["wikidata"] and mention["kind"] == "name":
                found[mention["doc"]][mention["start"], mention["end"]] = one["wikidata"]
    right = linked = 0
    for record in rows(SHARED / "data/gum_news_dev.jsonl"):
        for mention in record["gold"]["mentions"]:
            if not mention["wikidata"] or mention["type"] not in ("place", "organization"):
                continue
            start = mention["start"] + 4 * mention["text"].lower().startswith("the ")
            end = mention["end"] - 2 * mention["text"].endswith(("'s", "’s"))
            qid = found[record["id"]].get((start, end))
            linked += qid is not None
            right += qid == mention["wikidata"]
    return f"Wikidata ids on GUM: precision {right / linked:.3f} ({right} of {linked})"


def quality() -> None:
    """Print all figures of quality."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for gold in ("seeds", "dev"):
            table = measure_gold(gold, folder)
            print(f"{gold}: {next(line for line in table.splitlines() if 'entities' in line)}")
        print(check_nodes(folder / "seeds"))
        print(measure_public("gum", folder))
        print(measure_links(folder / "gum"), flush=True)


def read_news(count: int) -> list[Extraction]:
    """Return the extractions of the first news articles."""
    reader = load_reader(load_settings())
    documents = (
        Document(id=str(one["id"]), text=one["text"], published=(one.get("date") or "")[:10])
        for number, one in enumerate(rows(SHARED / "data/news_2000.jsonl"))
        if number < count
    )
    return list(extract_documents(documents, reader))


def alter(extraction: Extraction, copy: int) -> Extraction:
    """Return the extraction as another document, whose unknown names are others."""
    if not copy:
        return extraction
    mark = "".join("aeiou"[int(digit) % 5] + "bdgklmnrst"[int(digit)] for digit in str(copy))
    mentions = tuple(
        replace(one, text=" ".join(word + mark for word in one.text.split()))
        if one.kind is MentionKind.NAME and not one.actors
        else one
        for one in extraction.mentions
    )
    document = replace(extraction.document, id=f"{extraction.document.id}/{copy}")
    return replace(extraction, document=document, mentions=mentions)


def scale(sizes: Iterable[int] = (2_000, 20_000)) -> None:
    """Print seconds and peak memory of resolution for each number of documents."""
    actors = load_knowledge(load_settings()).actors
    base = read_news(BASE)
    for size in sizes:
        many = [alter(base[n % BASE], n // BASE) for n in range(size)]
        start = time.process_time()
        found = resolve_mentions(many, actors=actors)
        seconds = time.process_time() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:6d} documents: {seconds:7.1f} CPU-s, {1000 * seconds / size:5.2f} ms each, "
            f"{len(found.entities)} entities, {len(found.judgements)} judgements, peak {memory:.0f} MB",
            flush=True,
        )


def sample(count: int = 100) -> None:
    """Print nodes with five documents or more, with their names and a sentence of each of five documents."""
    extractions = {one.document.id: one for one in read_news(2_000)}
    actors = load_knowledge(load_settings()).actors
    found = resolve_mentions(list(extractions.values()), actors=actors)
    mentions: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for doc, ties in found.ties.items():
        for mention, entity in ties.entity_of.items():
            mentions[entity][doc].append(mention)
    names = {one.id: one for one in found.entities}
    frequent = sorted(entity for entity, docs in mentions.items() if len(docs) >= 5)
    print(f"{len(found.entities)} entities, {len(frequent)} in five documents or more")
    for entity in random.Random(SEED).sample(frequent, min(count, len(frequent))):
        one = names[entity]
        print(f"\n## {entity} · {one.name} · {one.type} · {len(mentions[entity])} documents")
        texts = Counter(
            extractions[doc].document.text[slice(*map(int, mention[1:].split("-")))]
            for doc, ids in mentions[entity].items()
            for mention in ids
        )
        print("   " + ", ".join(f"{text} {n}" for text, n in texts.most_common(25)))


def main() -> None:
    """Print what is asked for on the command line."""
    if not SHARED.exists():
        print(f"No gold data: expected the folder {SHARED.name} beside the project.")
        return
    parts = {"quality": quality, "scale": scale, "sample": sample}
    for name in sys.argv[1:] or ["quality"]:
        parts[name]()


if __name__ == "__main__":
    main()
