"""Shards: whole or not there, the same for the same documents, found by whoever comes later."""

import pytest

from kg.errors import MissingDependencyError, StoreError
from kg.records import Document, Extraction
from kg.resolve.cast import Cast
from kg.store.packing import pack_extraction
from kg.store.shards import ShardFolder


def pack(text):
    return pack_extraction(Extraction(document=Document(id=text, text=text)), Cast(doc=text))


def documents(*texts):
    return [Document(id=text, text=text) for text in texts]


@pytest.fixture(params=["folder", "file", "memory"])
def address(request, tmp_path):
    kinds = {"folder": "", "file": "file://", "memory": "memory://"}
    return f"{kinds[request.param]}{tmp_path}/shards/read"


def test_what_is_written_is_found_and_read_by_another(address):
    pytest.importorskip("fsspec", reason="fsspec isn't installed: pip install 'kg[cluster]'")
    one, two = pack("He left."), pack("She stayed.")
    places = ShardFolder(address).write([one, two], "reader", "resolver")
    other = ShardFolder(address)
    assert list(other.find()) == places
    assert [other.read(place) for place in places] == [one.parts, two.parts]
    assert {place.stamp for place in places} == {"resolver"}
    assert list(other.find(frozenset([places[0].shard]))) == []


def test_the_same_documents_make_one_shard(address):
    folder = ShardFolder(address)
    batch = [pack("He left."), pack("She stayed.")]
    places = folder.write(batch, "reader", "resolver")
    assert folder.write(batch, "reader", "resolver") == places
    assert folder.written(documents("He left.", "She stayed."), "reader", "resolver") == places
    assert folder.written(documents("He left."), "reader", "resolver") == []
    assert folder.written(documents("He left.", "She stayed."), "other", "resolver") == []
    assert len({place.shard for place in folder.find()}) == 1


def test_what_a_lost_worker_left_unfinished_is_no_shard(tmp_path):
    folder = ShardFolder(str(tmp_path))
    [place] = folder.write([pack("He left.")], "reader", "resolver")
    whole = next(tmp_path.glob("*.kgs"))
    (tmp_path / f"{whole.name}.0123").write_bytes(whole.read_bytes()[:20])
    assert list(folder.find()) == [place]


@pytest.mark.parametrize(
    "data", [b"", b"kgshard1", b"something else entirely", b"kgshard1\x05\0\0\0[1,2]"]
)
def test_a_damaged_shard_is_named_in_one_line(tmp_path, data):
    (tmp_path / "x.kgs").write_bytes(data)
    with pytest.raises(StoreError, match=r"x\.kgs.*delete it") as error:
        list(ShardFolder(str(tmp_path)).find())
    assert "\n" not in str(error.value)


def test_a_shard_cut_off_or_gone_is_named_in_one_line(tmp_path):
    [place] = ShardFolder(str(tmp_path)).write([pack("He left.")], "reader", "resolver")
    [file] = tmp_path.glob("*.kgs")
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(StoreError, match="damaged"):
        ShardFolder(str(tmp_path)).read(place)
    file.unlink()
    with pytest.raises(StoreError, match="shards"):
        ShardFolder(str(tmp_path)).read(place)


@pytest.mark.parametrize("address", ["nonsense://x", "s3://bucket/kg"])
def test_an_address_that_nothing_here_understands_is_refused_in_one_line(address):
    with pytest.raises((MissingDependencyError, StoreError), match=address) as error:
        ShardFolder(address)
    assert "\n" not in str(error.value)


def test_a_place_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError):
        ShardFolder(str(tmp_path / "file" / "shards")).write([pack("He left.")], "r", "s")
