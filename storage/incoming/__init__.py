"""Files that are being uploaded, part by part."""
