import pytest
from hypothesis import given
from hypothesis import strategies as st

from printer.encode.ipp import Group, Malformed, Message, Tag, Value, decode, encode, values

# The request that RFC 8010 prints in full (appendix A.1), up to its document.
PRINT_JOB_OF_THE_STANDARD = (
    b"\x01\x01\x00\x02\x00\x00\x00\x01\x01"
    b"\x47\x00\x12attributes-charset\x00\x05utf-8"
    b"\x48\x00\x1battributes-natural-language\x00\x05en-us"
    b"\x45\x00\x0bprinter-uri\x00\x2cipp://printer.example.com/ipp/print/pinetree"
    b"\x42\x00\x08job-name\x00\x06foobar"
    b"\x22\x00\x16ipp-attribute-fidelity\x00\x01\x01"
    b"\x02\x21\x00\x06copies\x00\x04\x00\x00\x00\x14"
    b"\x44\x00\x05sides\x00\x13two-sided-long-edge"
    b"\x03%!PDF..."
)

AS_MESSAGE = Message(
    code=2,
    version=(1, 1),
    groups=(
        (
            Group.OPERATION,
            {
                "attributes-charset": values(Tag.CHARSET, "utf-8"),
                "attributes-natural-language": values(Tag.LANGUAGE, "en-us"),
                "printer-uri": values(Tag.URI, "ipp://printer.example.com/ipp/print/pinetree"),
                "job-name": values(Tag.NAME, "foobar"),
                "ipp-attribute-fidelity": values(Tag.BOOLEAN, True),
            },
        ),
        (
            Group.JOB,
            {"copies": values(Tag.INTEGER, 20), "sides": values(Tag.KEYWORD, "two-sided-long-edge")},
        ),
    ),
    data=b"%!PDF...",
)


def test_the_standards_example_is_written() -> None:
    assert encode(AS_MESSAGE) == PRINT_JOB_OF_THE_STANDARD


def test_the_standards_example_is_read() -> None:
    assert decode(PRINT_JOB_OF_THE_STANDARD) == AS_MESSAGE


# A collection as RFC 8010 prints it (section 3.1.7): media-col with the size of paper within.
COLLECTION = (
    b"\x34\x00\x09media-col\x00\x00"
    b"\x4a\x00\x00\x00\x0amedia-size\x34\x00\x00\x00\x00"
    b"\x4a\x00\x00\x00\x0bx-dimension\x21\x00\x00\x00\x04\x00\x00\x18\x38"
    b"\x4a\x00\x00\x00\x0by-dimension\x21\x00\x00\x00\x04\x00\x00\x27\x10"
    b"\x37\x00\x00\x00\x00\x37\x00\x00\x00\x00"
)


def test_collections_lie_within_each_other() -> None:
    size = {"x-dimension": values(Tag.INTEGER, 6200), "y-dimension": values(Tag.INTEGER, 10000)}
    media = values(Tag.COLLECTION, {"media-size": values(Tag.COLLECTION, size)})
    message = Message(5, ((Group.JOB, {"media-col": media}),), version=(1, 1))
    assert encode(message) == b"\x01\x01\x00\x05\x00\x00\x00\x01\x02" + COLLECTION + b"\x03"
    assert decode(encode(message)) == message


def test_a_text_with_its_language_is_a_text() -> None:
    told = b"\x35\x00\x04note\x00\x0b\x00\x02de\x00\x05Tinte"
    assert decode(b"\x01\x01\x00\x00\x00\x00\x00\x01\x04" + told + b"\x03").group(Group.PRINTER) == {
        "note": values(Tag.TEXT, "Tinte")
    }


def test_what_is_of_no_known_kind_is_kept_as_it_is() -> None:
    told = b"\x7e\x00\x01x\x00\x02\xff\x00"
    assert decode(b"\x01\x01\x00\x00\x00\x00\x00\x01\x09" + told + b"\x03").groups == (
        (0x09, {"x": (Value(0x7E, b"\xff\x00"),)}),
    )


NUMBERS = st.integers(-(2**31), 2**31 - 1)
SCALARS = st.one_of(
    st.builds(Value, st.sampled_from([Tag.INTEGER, Tag.ENUM]), NUMBERS),
    st.builds(Value, st.just(Tag.BOOLEAN), st.booleans()),
    st.builds(Value, st.just(Tag.RESOLUTION), st.tuples(NUMBERS, NUMBERS, st.sampled_from([3, 4]))),
    st.builds(Value, st.just(Tag.RANGE), st.tuples(NUMBERS, NUMBERS)),
    st.builds(
        Value,
        st.sampled_from([Tag.TEXT, Tag.NAME, Tag.KEYWORD, Tag.URI, Tag.CHARSET, Tag.MIME_TYPE]),
        st.text(max_size=20),
    ),
    st.builds(Value, st.sampled_from([Tag.OCTETS, Tag.DATE_TIME]), st.binary(max_size=20)),
    st.builds(Value, st.sampled_from([Tag.UNSUPPORTED, Tag.UNKNOWN, Tag.NO_VALUE]), st.none()),
)
NAMES = st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=12)
MEMBERS = st.dictionaries(NAMES, st.lists(SCALARS, min_size=1, max_size=3).map(tuple), max_size=3)
VALUES = SCALARS | st.builds(Value, st.just(Tag.COLLECTION), MEMBERS)
ATTRIBUTES = st.dictionaries(NAMES, st.lists(VALUES, min_size=1, max_size=3).map(tuple), max_size=4)
MESSAGES = st.builds(
    Message,
    code=st.integers(0, 0x7FFF),
    groups=st.lists(st.tuples(st.sampled_from(Group), ATTRIBUTES), max_size=3).map(tuple),
    request_id=st.integers(1, 2**31 - 1),
    data=st.binary(max_size=20),
)


@given(MESSAGES)
def test_what_is_written_is_read(message: Message) -> None:
    assert decode(encode(message)) == message


@given(st.binary(max_size=80))
def test_other_bytes_are_refused_or_understood(noise: bytes) -> None:
    try:
        message = decode(b"\x01\x01\x00\x00\x00\x00\x00\x01" + noise)
    except Malformed:
        return
    assert decode(encode(message)) == message


def test_a_message_that_is_cut_off_is_refused() -> None:
    for length in range(len(PRINT_JOB_OF_THE_STANDARD) - len(AS_MESSAGE.data)):
        with pytest.raises(Malformed):
            decode(PRINT_JOB_OF_THE_STANDARD[:length])


def test_a_text_that_is_no_utf_8_is_read_as_far_as_it_goes() -> None:
    told = b"\x41\x00\x01x\x00\x03M\xfc!"
    message = decode(b"\x01\x01\x00\x00\x00\x00\x00\x01\x04" + told + b"\x03")
    assert message.group(Group.PRINTER) == {"x": values(Tag.TEXT, "M\ufffd!")}


def test_collections_without_end_are_refused() -> None:
    deep = b"\x34\x00\x01x\x00\x00" + b"\x4a\x00\x00\x00\x01y\x34\x00\x00\x00\x00" * 5000
    with pytest.raises(Malformed, match="too deep"):
        decode(b"\x01\x01\x00\x00\x00\x00\x00\x01\x04" + deep)


def test_what_is_too_long_for_a_value_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 32767 bytes"):
        encode(Message(2, ((Group.JOB, {"name": values(Tag.NAME, "x" * 40000)}),)))
