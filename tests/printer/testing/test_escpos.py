from printer.testing.escpos import Fault, ReceiptPrinter

A_DOT = b"\x1b@\x1dv0\x00\x01\x00\x01\x00\x80"
CUT = b"\x1dVB\x00"
ASK_ALL = b"\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04"


def test_it_prints_over_the_whole_width_of_the_head() -> None:
    printer = ReceiptPrinter()
    printer.printing = 0
    printer.hear(A_DOT + CUT)
    (receipt,) = printer.receipts
    assert receipt.size == (576, 1)
    assert [receipt.getpixel((x, 0)) for x in (0, 1, 575)] == [0, 255, 255]


def test_it_hears_commands_in_any_pieces() -> None:
    printer = ReceiptPrinter()
    confirm = b"\x1d(H\x06\x0000ABCD"
    said = b"".join(printer.hear(bytes([byte])) for byte in A_DOT + CUT + confirm)
    assert said == b""
    assert printer.hear(b"\x10\x04\x04") == b"\x12\x37\x22ABCD\x00"
    assert len(printer.receipts) == 1


def test_real_time_commands_in_a_picture_are_obeyed_and_printed() -> None:
    printer = ReceiptPrinter()
    printer.printing = 0
    assert printer.hear(b"\x1dv0\x00\x03\x00\x01\x00\x10\x04\x01" + CUT) == b"\x12"
    assert printer.receipts[0].crop((0, 0, 24, 1)).tobytes() == b"\xef\xfb\xfe"


def test_each_fault_is_told_by_its_own_answer() -> None:
    printer = ReceiptPrinter()
    assert printer.hear(ASK_ALL) == b"\x12\x12\x12\x12"
    printer.faults = {Fault.COVER_OPEN}
    assert printer.hear(ASK_ALL) == b"\x1a\x16\x12\x12"
    printer.faults = {Fault.PAPER_OUT}
    assert printer.hear(ASK_ALL) == b"\x1a\x12\x12\x72"


def test_what_it_was_told_to_forget_does_not_come_out() -> None:
    printer = ReceiptPrinter()
    printer.faults = {Fault.COVER_OPEN}
    printer.hear(A_DOT + CUT)
    assert printer.hear(b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08") == b"\x37\x25\x00"
    printer.faults = set()
    printer.hear(ASK_ALL)
    assert (printer.receipts, printer.thrown_away) == ([], 1)
