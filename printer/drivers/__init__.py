"""The drivers, one file for each kind of printer. They are opened by URL: `printer.open_driver`."""
