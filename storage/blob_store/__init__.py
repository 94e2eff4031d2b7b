"""Places of blobs: a folder, or a bucket of a server that speaks S3; and their troubles."""
