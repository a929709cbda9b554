"""What a browser sees: the gate, the frame of every page, and what pages are built from."""
