import pytest

from kiosk.lobby.scanning.cameras.multipart import Parts, StreamInvalid, boundary_of


@pytest.mark.parametrize(
    ("content_type", "boundary"),
    [
        ("multipart/x-mixed-replace; boundary=frame", b"--frame"),
        ('multipart/x-mixed-replace;boundary="--a b"', b"--a b"),
        ("Multipart/X-Mixed-Replace; Boundary=--myboundary", b"--myboundary"),
        ("multipart/x-mixed-replace", None),
        ("multipart/x-mixed-replace; boundary=", None),
        ("image/jpeg", None),
        ("", None),
    ],
)
def test_the_boundary_is_named_in_several_ways(content_type: str, boundary: bytes | None) -> None:
    assert boundary_of(content_type) == boundary


STREAMS = {
    "lengths": b"--b\r\nContent-Length: 7\r\n\r\none--b1\r\n--b\r\ncontent-length: 3\r\n\r\ntwo\r\n--b\r\n",
    "none": b"--b\r\nContent-Type: image/jpeg\r\n\r\none--b1\r\n--b\r\n\r\ntwo\r\n--b\r\n",
    "bare line ends": b"junk\n--b\nX: y\n\none--b1\n--b\n\ntwo\n--b\n",
}


@pytest.mark.parametrize("stream", STREAMS.values(), ids=STREAMS)
@pytest.mark.parametrize("size", [1, 5, 1000])
def test_parts_come_whole_however_the_stream_is_cut(stream: bytes, size: int) -> None:
    parts = Parts(b"--b")
    cut = [stream[at : at + size] for at in range(0, len(stream), size)]
    assert [part for received in cut for part in parts.feed(received)] == [b"one--b1", b"two"]


@pytest.mark.parametrize(
    "stream",
    [
        b"--b\r\nContent-Length: 99999999999\r\n\r\n",
        b"--b\r\n" + b"X: y\r\n" * 5_000,
        b"--b\r\n\r\n" + bytes(40_000_000),
    ],
    ids=["a length", "a head", "a part"],
)
def test_what_is_larger_than_any_picture_ends_it(stream: bytes) -> None:
    with pytest.raises(StreamInvalid):
        list(Parts(b"--b").feed(stream))


def test_what_stands_before_the_first_part_is_passed_over() -> None:
    parts = Parts(b"--b")
    assert list(parts.feed(bytes(1_000_000))) == []
    assert list(parts.feed(b"--b\n\none\n--b\n")) == [b"one"]
