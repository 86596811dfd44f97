"""What the page costs a browser: CPU seconds until usable, per frame, per filter, on generated graphs.

Usage: ``python benchmarks/page.py [--pyvis] [BUILD…]``. Prints a row per generated graph, or per build: size of the file, CPU
seconds of the renderer until the page is ready and until its network is drawn, megabytes that its scripts hold when it is ready and
in the end, milliseconds of CPU per frame while panning and zooming, milliseconds until a filter is drawn and a search answered. ``--pyvis`` adds pyvis' own page of the smallest graphs for comparison. Needs Chromium and playwright.
"""

import shutil
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path[:0] = [str(Path(__file__).parents[1] / "tests"), str(Path(__file__).parents[1])]

from page_graphs import generated_graph  # noqa: E402
from pyvis.network import Network  # noqa: E402

from kg.export.html import write_html  # noqa: E402
from kg.graph.node_link import read_graph  # noqa: E402

SIZES = ((50, 150), (500, 1_500), (2_000, 6_000), (5_000, 15_000), (10_000, 50_000))
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
READY = "new Promise(done => { const wait = () => performance.getEntriesByName('kg-ready').length ? done(1) : setTimeout(wait, 10); wait(); })"
FRAME = "requestAnimationFrame"
TIMED = (
    "(async () => {{ const start = performance.now(); {0}; return performance.now() - start; }})()"
)


class Meter:
    """CPU seconds of the renderers of a browser."""

    def __init__(self, browser):
        self.session = browser.new_browser_cdp_session()

    def read(self) -> float:
        """Return the CPU seconds used so far."""
        processes = self.session.send("SystemInfo.getProcessInfo")["processInfo"]
        return sum(one["cpuTime"] for one in processes if one["type"] == "renderer")


def heap(page) -> float:
    """Return the megabytes that the scripts of a page hold on to."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used: float = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    session.detach()
    return used


def measure(browser, file: Path) -> dict[str, float]:
    """Return the figures of one page."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    meter = Meter(browser)
    before, start = meter.read(), time.monotonic()
    page.goto(file.as_uri())
    page.evaluate(READY)
    found = {"ready CPU s": meter.read() - before, "ready wall s": time.monotonic() - start}
    found["heap MB"] = heap(page)
    before = meter.read()
    found["graph ms"] = page.evaluate(TIMED.format("kgPage.openTab('graph')"))
    page.evaluate(f"new Promise({FRAME})")
    found["graph CPU s"] = meter.read() - before
    before = meter.read()
    for step in range(20):
        page.evaluate(
            f"kgPage.network().moveTo({{offset: {{x: {10 * (-1) ** step}, y: 5}}, animation: false}}); new Promise({FRAME})"
        )
    found["pan CPU ms"] = 50 * (meter.read() - before)
    before = meter.read()
    for step in range(20):
        page.evaluate(
            f"kgPage.network().moveTo({{scale: kgPage.network().getScale() * {1.1 if step % 2 else 0.9}, animation: false}}); new Promise({FRAME})"
        )
    found["zoom CPU ms"] = 50 * (meter.read() - before)
    found["filter ms"] = page.evaluate(TIMED.format("kgPage.state.score = 0.5; kgPage.draw()"))
    found["first search ms"] = page.evaluate(TIMED.format("kgPage.searchActors('a1')"))
    found["search ms"] = page.evaluate(TIMED.format("kgPage.searchActors('a12')"))
    found["evidence ms"] = page.evaluate(TIMED.format("kgPage.selectPair(kgPage.pairs()[0].id)"))
    found["path ms"] = page.evaluate(TIMED.format("kgPage.findPath(0, 40)"))
    found["heap used MB"] = heap(page)
    page.close()
    return found


def measure_pyvis(browser, graph, folder: Path) -> float:
    """Return the CPU seconds until pyvis' own page of `graph` has settled."""
    network = Network(directed=True, cdn_resources="in_line")
    for node in graph:
        network.add_node(node, label=graph.nodes[node]["name"])
    for source, target, data in graph.edges(data=True):
        network.add_edge(source, target, title=data["predicate"])
    file = folder / "pyvis.html"
    file.write_text(network.generate_html(), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    meter = Meter(browser)
    before = meter.read()
    page.goto(file.as_uri(), wait_until="commit")
    page.wait_for_function("typeof network !== 'undefined' && network !== null", timeout=600_000)
    page.evaluate("new Promise(done => network.once('stabilizationIterationsDone', done))")
    used = meter.read() - before
    page.close()
    return used


def main() -> None:
    """Print the table."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("No Chromium: make browser")
        return
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        builds = [Path(one) for one in sys.argv[1:] if not one.startswith("-")]
        graphs = [(build.name, partial(read_graph, build / "graph.json")) for build in builds] or [
            (
                f"{actors:,} actors, {statements:,} statements",
                partial(generated_graph, actors, statements),
            )
            for actors, statements in SIZES
        ]
        for name, make in graphs:
            graph = make()
            file = Path(folder) / "page.html"
            write_html(graph, file)
            figures = measure(browser, file)
            shown = "  ".join(f"{key} {value:.2f}" for key, value in figures.items())
            print(f"{name:36} file MB {file.stat().st_size / 1e6:.2f}  {shown}", flush=True)
            if "--pyvis" in sys.argv and len(graph) <= 500:
                used = measure_pyvis(browser, graph, Path(folder))
                print(f"{name}, pyvis' own page: CPU s {used:.1f}", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
