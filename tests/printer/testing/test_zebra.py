from printer.testing.zebra import Fault, Zebra

BY_ZEBRAS_DESIGNER = (
    b"^XA^PW32^LL64^FO0,0^GFA,00256,00256,00004,"
    b":Z64:eJxjYKAnOADEDxgYGD8AMZBmBvKZgULsQMxEV4fAAQBLYQRC:3CC2^FS^XZ"
)


def test_it_prints_what_zebras_own_program_makes() -> None:
    zebra = Zebra()
    zebra.hear(BY_ZEBRAS_DESIGNER)
    assert zebra.labels == []
    zebra.hear(b"~HS")
    (label,) = zebra.labels
    assert label.size == (32, 64)
    assert label.getextrema() == (0, 255)


def test_it_hears_commands_in_any_pieces() -> None:
    zebra = Zebra()
    said = b"".join(zebra.hear(bytes([byte])) for byte in b"~HI\r\n" + BY_ZEBRAS_DESIGNER + b"~HS~HS")
    assert said.startswith(b"\x02ZD421-203dpi,")
    assert said.count(b",00000001,") == 1  # one label is still to come out
    assert said.count(b",00000000,") == 1
    assert len(zebra.labels) == 1


def test_out_of_labels_it_says_so_and_nothing_else() -> None:
    zebra = Zebra()
    zebra.faults = {Fault.MEDIA_OUT}
    assert b"ERRORS:         1 00000000 00000001" in zebra.hear(b"~HQES")
    assert zebra.hear(b'~HS! U1 getvar "odometer.total_label_count"\r\n') == b""
    zebra.hear(BY_ZEBRAS_DESIGNER + b"~HS")
    assert zebra.labels == []


def test_a_label_that_was_taken_back_does_not_come_out() -> None:
    zebra = Zebra()
    zebra.hear(BY_ZEBRAS_DESIGNER + b"~JA~HS")
    assert zebra.labels == []
    assert zebra.taken_back == 1
