"""One event in, the right handler called, one reply out; command menus."""
