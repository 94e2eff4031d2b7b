"""What remains of a person after a deletion: in files, rows, the queue, the bucket, and the memory
of running processes."""
