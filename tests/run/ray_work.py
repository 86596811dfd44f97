"""Work for a cluster, in a process of its own: Ray leaves threads, processes and state behind in the one it was used in.

``python ray_work.py ADDRESS FOLDER BATCHES`` prints what came of the batches (JSON).
"""

import json
import os
import signal
import sys
import time
from functools import partial
from pathlib import Path


def set_up(folder):
    (folder / f"pid{os.getpid()}").touch()
    return folder


def work(folder, batch):
    if "suicide" in batch and not (folder / "dead").exists():
        (folder / "dead").touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if "poison" in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    if "wrong" in batch:
        raise ValueError("can't be read")
    time.sleep(0.05)
    return [item.upper() for item in batch]


def main():
    from ray_work import set_up, work  # by a name that workers find

    from kg.errors import KgError
    from kg.run.cluster import map_on_cluster
    from kg.run.map_batches import Failed

    address, folder, batches = sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3])
    results = map_on_cluster(work, batches, setup=partial(set_up, folder), address=address, jobs=2)
    found = {"done": [], "failed": [], "error": ""}
    try:
        for one in results:
            if isinstance(one, Failed):
                found["failed"].append([one.item, one.reason])
            else:
                found["done"] += one
    except KgError as error:
        found["error"] = str(error)
    sys.stdout.write(f"{json.dumps(found)}\n")


if __name__ == "__main__":
    main()
