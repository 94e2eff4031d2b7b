"""What a person can do, each written once for every platform."""
