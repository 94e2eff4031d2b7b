"""Files as recorders, phones and calls write them."""
