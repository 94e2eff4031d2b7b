"""Transactions, with the `database` of the folder above."""

from tests.unit.storage.test_database import (
    test_cancelled_transaction_leaves_the_database_usable,
    test_database_clock_matches_the_system_clock,
    test_errors_do_not_repeat_the_values_of_a_statement,
    test_nested_transaction_is_refused,
    test_readers_do_not_wait_for_a_writer,
    test_writes_in_a_read_transaction_are_discarded,
)

__all__ = [
    "test_cancelled_transaction_leaves_the_database_usable",
    "test_database_clock_matches_the_system_clock",
    "test_errors_do_not_repeat_the_values_of_a_statement",
    "test_nested_transaction_is_refused",
    "test_readers_do_not_wait_for_a_writer",
    "test_writes_in_a_read_transaction_are_discarded",
]
