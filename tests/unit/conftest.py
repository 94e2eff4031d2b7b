"""Settings of the unit tests."""

from tests.write_transactions import no_write_transaction_waits, write_transaction_faults

__all__ = ["no_write_transaction_waits", "write_transaction_faults"]
