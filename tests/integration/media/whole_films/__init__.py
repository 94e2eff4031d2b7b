"""Films come back whole, or with the reason why not."""
