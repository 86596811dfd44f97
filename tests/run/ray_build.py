"""A build on two real Ray workers of which one is killed, in a process of its own (see ``ray_work.py``).

``python ray_build.py ARTICLES OUTPUT SHARDS`` prints how many were killed, read and skipped (JSON).
"""

import contextlib
import json
import os
import signal
import sys
from pathlib import Path

import kg.reading
from kg.builds import build_directory
from kg.config import load_settings


def ray_workers():
    """Return the processes of Ray that are at work on something of ours."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (process / "cmdline").read_bytes().startswith(b"ray::_answer"):
                found.append(int(process.name))
    return sorted(found)


def main():
    articles, output, shards = sys.argv[1:]
    kg.reading.BATCH_DOCUMENTS = 1
    killed = []

    def kill_one(done, total):
        if done >= 2 and not killed and ray_workers():
            killed.append(ray_workers()[0])
            os.kill(killed[0], signal.SIGKILL)

    settings = load_settings(cluster="local", jobs=2, shards=shards)
    result = build_directory([Path(articles)], Path(output), settings, progress=kill_one)
    told = {"killed": len(killed), "read": result.read, "skipped": len(result.skipped)}
    sys.stdout.write(f"{json.dumps(told)}\n")


if __name__ == "__main__":
    main()
