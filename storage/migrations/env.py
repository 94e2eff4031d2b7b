"""Where Alembic enters: it works inside the transaction that `storage.database` began."""

from alembic import context

from storage.tables import Table

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Table.metadata,
    # SQLite's can be, and ours is: a version is applied as a whole or not at all.
    transactional_ddl=True,
    # SQLite can't alter much; Alembic copies the table instead.
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
