"""A served graph under load: many clients at once for a minute, every answer compared with the right one.

Starts the real ``kg serve`` on loopback. Usage: ``python benchmarks/serve.py [BUILD] [CLIENTS] [SECONDS]``; without
a build that of the seeds is made.
"""

import asyncio
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
QUICK = (
    "SELECT (COUNT(*) AS ?n) WHERE { ?a a kgo:Assertion }",
    "SELECT ?who ?whom WHERE { ?who kgo:accuses ?whom } ORDER BY ?who ?whom LIMIT 20",
    "SELECT ?name WHERE { ?a skos:prefLabel ?name } ORDER BY ?name LIMIT 50",
    "ASK { ?a kgo:mediates ?b }",
)
SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c < ?i) }"
LARGE = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"
REFUSED = {
    "SELECT nonsense": 400,
    "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }": 403,
    "LOAD <http://127.0.0.1:9/>": 400,
}
WEIGHTS = {"quick": 80, "page": 10, "refused": 8, "slow": 1, "large": 1}


@dataclass
class Tally:
    """What the clients saw."""

    counts: Counter = field(default_factory=Counter)
    times: list = field(default_factory=list)
    wrong: list = field(default_factory=list)


async def ask(port: int, path: str) -> tuple[int, bytes]:
    """Send one request on a connection of its own; return status and body."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(
            f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode()
        )
        await writer.drain()
        head, _, body = (await reader.read()).partition(b"\r\n\r\n")
        return int(head.split()[1]), body
    finally:
        writer.close()


def query(text: str) -> str:
    """Return the path that asks a query."""
    return "/sparql?" + urllib.parse.urlencode({"query": text})


async def client(number: int, port: int, right: dict, end: float, tally: Tally) -> None:
    """Ask until the time is over."""
    dice = random.Random(number)
    await asyncio.sleep(dice.random())
    while time.monotonic() < end:
        kind = dice.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        start = time.monotonic()
        try:
            accepted = await judge(kind, port, right, dice, tally)
        except (OSError, ValueError, IndexError) as error:
            tally.counts[f"{kind}: no answer ({type(error).__name__})"] += 1
            continue
        if kind == "quick" and accepted:
            tally.times.append(time.monotonic() - start)


async def judge(kind: str, port: int, right: dict, dice: random.Random, tally: Tally) -> bool:
    """Ask one thing, tell whether the answer is right, refused or wrong, and return whether it was accepted."""
    if kind == "quick":
        asked = dice.choice(QUICK)
        answer = await ask(port, query(asked))
        fine = answer == (200, right[asked])
    elif kind == "page":
        answer = await ask(port, "/")
        fine = answer == (200, right["/"])
    elif kind == "refused":
        asked = dice.choice(list(REFUSED))
        answer = await ask(port, query(asked))
        fine = answer[0] == REFUSED[asked]
    else:
        answer = await ask(port, query(SLOW if kind == "slow" else LARGE))
        fine = answer[0] in (500, 503)
    busy = answer[0] == 503 and b"try again later" in answer[1]
    tally.counts[f"{kind}: {'told to come again' if busy else 'right' if fine else 'WRONG'}"] += 1
    if not fine and not busy:
        tally.wrong.append((kind, answer[0], answer[1][:200]))
    return not busy


def memory(process: int) -> float:
    """Return the resident MB of a process and all below it (Linux)."""
    parents, sizes = {}, {}
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = [line.split(":", 1) for line in status.read_text().splitlines()]
        except OSError:
            continue
        facts = dict(line for line in lines if len(line) == 2)
        number = int(facts["Pid"])
        parents[number] = int(facts["PPid"])
        sizes[number] = int(facts.get("VmRSS", "0").split()[0])
    tree, found = {process}, set()
    while tree != found:
        found = tree
        tree = found | {one for one, parent in parents.items() if parent in found}
    return sum(sizes.get(one, 0) for one in tree) / 1024


async def watch(process: subprocess.Popen, end: float) -> float:
    """Return the most memory seen."""
    most = 0.0
    while time.monotonic() < end:
        most = max(most, await asyncio.to_thread(memory, process.pid))
        await asyncio.sleep(1)
    return most


async def load(process: subprocess.Popen, port: int, clients: int, seconds: float) -> None:
    """Run the clients and print the table."""
    right = {asked: (await ask(port, query(asked)))[1] for asked in QUICK}
    right["/"] = (await ask(port, "/"))[1]
    before, tally = memory(process.pid), Tally()
    end = time.monotonic() + seconds
    most, *_ = await asyncio.gather(
        watch(process, end), *(client(one, port, right, end, tally) for one in range(clients))
    )
    times = sorted(tally.times)
    print(
        f"{clients} clients, {seconds:.0f} s, {sum(tally.counts.values()) / seconds:.0f} answers a second\n"
    )
    print("| request: answer | number |\n|---|---|")
    for name, count in sorted(tally.counts.items()):
        print(f"| {name} | {count} |")
    refused = sum(count for name, count in tally.counts.items() if "come again" in name)
    print(f"\nAccepted: {100 * (1 - refused / sum(tally.counts.values())):.1f} %.")
    print(
        f"Quick queries accepted: median {times[len(times) // 2]:.2f} s, 95 % within "
        f"{times[len(times) * 95 // 100]:.2f} s, 99 % within {times[len(times) * 99 // 100]:.2f} s."
    )
    print(f"Memory of all processes: {before:.0f} MB before, {most:.0f} MB at most.")
    print(f"Wrong answers: {len(tally.wrong)}. Server alive: {process.poll() is None}.")
    for one in tally.wrong[:5]:
        print(one)
    healthy = urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=60).status
    print(f"Health afterwards: {healthy}.")


def main() -> None:
    """Serve and load."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))  # two sockets a client, one of ours
    clients = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    seconds = float(sys.argv[3]) if len(sys.argv) > 3 else 60.0
    with tempfile.TemporaryDirectory() as folder:
        build = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder, "build")
        kg = [sys.executable, "-m", "kg"]
        if not build.exists():
            subprocess.run(
                [*kg, "build", str(HERE / "seeds"), "-o", str(build)], check=True, cwd=HERE
            )
        serve = [*kg, "serve", str(build), "--port", "0", "--seconds", "2"]
        with subprocess.Popen(serve, stderr=subprocess.PIPE, text=True, cwd=HERE) as process:
            port = int(re.search(r":(\d+)/", process.stderr.readline())[1])
            try:
                asyncio.run(load(process, port, clients, seconds))
            finally:
                process.terminate()


if __name__ == "__main__":
    main()
