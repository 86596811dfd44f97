"""All commands with broken arguments: one line that says what is wrong, exit status 1 or 2, never a traceback."""

import contextlib
import itertools
import json
import math
import random
import sys

import pytest
from small_graph import small_graph
from typer.main import get_command

from kg.cli.main import app, main
from kg.graph.node_link import write_graph

BROKEN_TEXTS = [
    "",
    "nosuch",
    "-1",
    "a" * 5000,
    "\ud800",
    "=1",
    "..",
    "a\nb",
    "%s{0}",
    "[[[",
    "\u202e",
    "nan",
    "1e999",
]
BROKEN_PATHS = [
    "nosuch",
    "/dev/null/x",
    "a" * 5000,
    ".",
    "/dev/full",
    "\ud800.csv",
    "\x1b[2J",
    "garbage.json",
    "deep.json",
]
GOOD = {
    "build": ["empty"],
    "add": ["empty", "-o", "OUT"],
    "remove": ["one.txt", "-o", "OUT"],
    "show": ["OUT", "borland"],
    "view": ["empty"],
    "query": ["OUT", "actors"],
    "quotes": ["OUT"],
    "events": ["OUT"],
    "explain": ["one.txt#a1", "--graph", "OUT"],
    "merges": ["OUT"],
    "review": ["OUT"],
    "reconcile": ["OUT", "ids.csv"],
    "diff": ["OUT", "OUT"],
    "report": ["OUT", "-o", "report.md"],
    "export": ["OUT", "-f", "dot", "-o", "graph.dot"],
    "serve": ["nosuch", "--port", "0"],
    "check": ["OUT"],
    "doctor": [],
    "paths": ["OUT", "arland", "borland"],
}
"""Arguments with which a command works, or fails without a model or a server."""


def commands():
    """Yield the words of every command, and what click knows of it."""
    for name, command in get_command(app).commands.items():
        if hasattr(command, "commands"):
            yield from (((name, inner), one) for inner, one in command.commands.items())
        else:
            yield (name,), command


def arguments_of(words):
    if words[0] == "ontology":
        return ["accuses"] if words[1] == "show" else ["nosuch"]
    return GOOD.get(words[-1], ["OUT"])


COMMANDS = dict(commands())
VALUES = itertools.cycle([*BROKEN_PATHS, *BROKEN_TEXTS])
CASES = [
    (words, one.opts[0], value)
    for words, command in COMMANDS.items()
    for one in command.params
    if one.param_type_name == "option"
    and not getattr(one, "is_flag", False)
    and one.opts[0] != "--help"
    for value in itertools.islice(VALUES, 5)  # every option some, every value often
]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("here")
    (folder / "OUT").mkdir()
    (folder / "empty").mkdir()
    write_graph(small_graph(), folder / "OUT" / "graph.json")
    (folder / "ids.csv").write_text("name,id\nDana Reyes,Q5\n")
    (folder / "garbage.json").write_bytes(b"\xff\x00{")
    (folder / "deep.json").write_text("[" * 100_000)
    return folder


@pytest.fixture
def kg(place, monkeypatch, capfd):
    monkeypatch.chdir(place)
    monkeypatch.setenv("XDG_STATE_HOME", str(place / "state"))
    monkeypatch.setattr("typer.launch", lambda *_: 0)

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        errors = capfd.readouterr().err
        status = ended.value.code or 0
        assert status in (0, 1, 2), arguments
        assert "Traceback" not in errors, arguments
        assert "fault of kg" not in errors, (arguments, errors)
        if status == 1 and words_of(arguments) not in (("review",), ("doctor",)):
            said = errors.splitlines()  # what is done may be told before what went wrong
            assert said[-1].startswith("kg: "), (arguments, errors)
            assert len(said) <= 2, (arguments, errors)
        assert not (status and not errors.strip()), arguments
        return status, errors

    return run


def words_of(arguments):
    return next((words for words in COMMANDS if tuple(arguments[: len(words)]) == words), ())


def test_every_command_is_known_here(kg):
    for words in COMMANDS:
        status, errors = kg(*words, *arguments_of(words))
        assert status == (words[0] in ("build", "add", "remove", "view", "serve") or words == ("ontology", "check")), (words, errors)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_broken_options(words, kg):
    for _, option, value in (case for case in CASES if case[0] == words):
        if words == ("serve",) and option in ("--host", "--port"):
            continue  # looked up in the network, and tested with the server
        kg(*words, *arguments_of(words), option, value)


@pytest.mark.slow
@pytest.mark.parametrize("words", [one for one in COMMANDS if arguments_of(one)], ids=" ".join)
def test_broken_arguments(words, kg):
    good = arguments_of(words)
    for place, value in itertools.product(range(len(good)), BROKEN_PATHS[:-1]):
        if not good[place].startswith("-") and words[0] not in ("ontology", "explain"):
            kg(*words, *good[:place], value, *good[place + 1 :])
    assert kg(*words, "--nosuch")[0] == 2


PATHS = [
    (words, one.opts[0] if one.param_type_name == "option" else "")
    for words, command in COMMANDS.items()
    for one in command.params
    if "Path" in str(command.callback.__wrapped__.__annotations__.get(one.name, ""))
]


def test_an_empty_path_is_not_the_working_directory(kg, place):
    before = sorted(place.rglob("*"))
    assert len(PATHS) > 40
    for words, option in [*PATHS, (("query",), "")]:
        good = arguments_of(words)
        given = [*good, option, ""] if option else ["", *good[1:]]
        status, errors = kg(*words, *given)
        assert status in (1, 2), (words, option)
        assert "path" in errors.splitlines()[-1], (words, option, errors)
        assert "is empty" in errors.splitlines()[-1], (words, option, errors)
    assert sorted(place.rglob("*")) == before


def test_a_path_that_no_file_can_have_is_told_in_one_line(kg):
    for words, option in PATHS:
        good = arguments_of(words)
        given = [*good, option, "\ud800.csv"] if option else ["\ud800.csv", *good[1:]]
        status, errors = kg(*words, *given)
        assert status in (1, 2), (words, option)
        assert "no file can have such a name" in errors, (words, option, errors)


GRAPHS = [
    b"",
    b"null",
    b"[]",
    b"{}",
    b'{"graph": 1, "nodes": [], "edges": []}',
    b'{"graph": {"format": 1}, "nodes": [], "edges": []}',
    b'{"graph": {"format": 2}, "nodes": [], "edges": []}',
    b"[" * 100_000,
    b'{"graph": {"format": 1, "documents": [], "judgements": [], "unattributed": [], "made_by": {}, "counts": {}}, "nodes": [1]}',
    "replace:'\"nodes\": ['=>'\"nodes\": [null,'",
    "replace:'\"evidence\":['=>'\"evidence\":[[],'",
    "replace:'\"mentions\":'=>'\"mentionz\":'",
    "replace:'\"aliases\":[]'=>'\"aliases\":null'",
    'replace:\'"sentences":\'=>\'"sentences":5,"x":\'',
    "replace:'\"source\":'=>'\"sauce\":'",
    "cut",
]


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(GRAPHS)))
def test_broken_graphs(number, kg, place):
    damage, whole = GRAPHS[number], (place / "OUT" / "graph.json").read_bytes()
    if damage == "cut":
        damage = whole[: len(whole) // 2]
    elif isinstance(damage, str):
        old, new = damage.removeprefix("replace:").split("=>")
        damage = whole.decode().replace(old.strip("'"), new.strip("'")).encode()
        assert damage != whole
    (place / "broken").mkdir(exist_ok=True)
    (place / "broken" / "graph.json").write_bytes(damage)
    for words in COMMANDS:
        good = arguments_of(words)
        if "OUT" in good and words[0] not in ("add", "remove"):
            status, errors = kg_last(
                kg, *words, *("broken" if one == "OUT" else one for one in good)
            )
            assert (status, errors.count("\n")) == (1, 1), (words, errors)


def kg_last(kg, *arguments):
    return kg(*arguments)


def places_in(value, path=()):
    """Yield the way to everything in a JSON value."""
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()  # fmt: skip
    for key, one in inner:
        yield from places_in(one, (*path, key))


DAMAGED = [None, True, -1, 1e9, math.nan, "", "x", "2024-99-99", [], [[]], [None], {}, {"a": 1}, [1, 2, 3], [5, 2]]  # fmt: skip
READING = [one for one in COMMANDS if arguments_of(one)[:1] == ["OUT"] and one != ("serve",)]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_graphs_with_one_wrong_value(seed, kg, place):
    """Whatever is wrong within a graph.json, a command answers or tells the place."""
    dice = random.Random(seed)
    whole = (place / "OUT" / "graph.json").read_text()
    by_field = {}
    for path in places_in(json.loads(whole)):
        by_field.setdefault(tuple(one for one in path if isinstance(one, str)), []).append(path)
    (place / "broken").mkdir(exist_ok=True)
    for _ in range(25):
        *way, last = dice.choice(by_field[dice.choice(list(by_field))])
        data = holder = json.loads(whole)
        for step in way:
            holder = holder[step]
        if dice.random() < 0.3:
            del holder[last]
        else:
            holder[last] = dice.choice(DAMAGED)
        (place / "broken" / "graph.json").write_text(json.dumps(data))
        for words in dice.sample(READING, 5):
            kg(*words, *("broken" if one == "OUT" else one for one in arguments_of(words)))


LISTS = {
    "actors.csv": ["", "name,type\n", 'name,type\n"a', "name,type\na,person,,,,,\n" * 3, "name,type\n" + "a" * 200_000 + ",person\n",
                   "name,type\n\x00,person\n", "x\ny"],
    "actors.jsonl": ["{", "[]", "null", "1", "[" * 100_000, '{"name": {}, "type": []}', '{"schema": "Person", "properties": [1]}',
                     '{"schema": "Person", "properties": {"name": 5}}', '{"schema": {}, "properties": {"name": [[1]]}}',
                     '{"name": "A", "type": "person", "aliases": {"a": 1}, "wikidata": 1}', "\ufffe"],
    "kg.toml": ["[", "x = 1", "jobs = []", "actors = 1", "actors = ['nosuch']", "a = " + "[" * 5000, "columns = 'x'", "date = '2024-99-99'",
                "date = 2024-01-01", "since = 'soon'", "jobs = " + "9" * 5000, "title = 5", "max_characters = -1"],
    "kg.corrections.toml": ["[", "same = 1", "[same]", "[[same]]", "[[same]]\nentities = 1", "[[same]]\nentities = ['a']", "[[nosuch]]",
                            "[[retype]]\nentity = 'a'\ntype = 'b'", "[[drop]]\nentity = []\nx = 1", "a = " + "[" * 5000,
                            "a = " + "9" * 5000],
}  # fmt: skip
OPTIONS = {
    "actors.csv": "--actors",
    "actors.jsonl": "--actors",
    "kg.toml": "--config",
    "kg.corrections.toml": "--corrections",
}


@pytest.mark.parametrize("name", LISTS)
def test_broken_lists_settings_and_corrections(name, kg, place):
    from kg.actors.load import load_known_actors
    from kg.errors import KgError
    from kg.resolve.corrections import load_corrections

    for text in LISTS[name]:
        file = place / "lists" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        kg("build", "empty", OPTIONS[name], file)
        read = {"actors": lambda path: load_known_actors([path]), "corrections": load_corrections}
        for part, load in read.items():
            if part in name:
                with contextlib.suppress(KgError):
                    load(file)


def test_the_last_resort_keeps_the_details(place, monkeypatch, capfd):
    monkeypatch.setenv("XDG_STATE_HOME", str(place / "state"))
    monkeypatch.setattr("kg.graph.node_link.read_graph", lambda _: 1 // 0)
    monkeypatch.setattr(sys, "argv", ["kg", "quotes", str(place / "OUT")])
    for _ in range(2):
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 1
        errors = capfd.readouterr().err
        assert errors.count("\n") == 1
        assert (
            f"ZeroDivisionError: integer division or modulo by zero; details are in {place}"
            in errors
        )
    [log] = (place / "state" / "kg").iterdir()
    assert log.read_text().count("Traceback") == 1
