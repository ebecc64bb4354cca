"""Stand-ins: printers that print into memory, with every fault of a real one, to be switched on and off.

They speak what the real ones speak, over the same ways, and are written from the other side: they share no
code with the drivers that talk to them.
"""
