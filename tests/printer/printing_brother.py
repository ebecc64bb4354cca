"""A process that prints one job on a Brother printer, to be killed: `test_spooler_brother` runs it.

Arguments: the ledger's file, the printer's URL, and a PDF for the medium 62x100.
"""

import sys
from pathlib import Path
from threading import Event

from printer import MEDIA, Ledger, Sheet, Spooler, open_driver


def main(ledger: Path, url: str, pdf: Path) -> None:
    settled = Event()
    spooler = Spooler(Ledger(ledger), open_driver(url, ledger.parent), lambda report: settled.set())
    spooler.submit("visit-1", Sheet(MEDIA["62x100"], pdf.read_bytes()))
    settled.wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
