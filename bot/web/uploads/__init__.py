"""Uploads in parts by the tus protocol: https://tus.io/protocols/resumable-upload."""
