"""What alembic runs to get at the database: the connection that it was given."""

from alembic import context

from reports.tables import Row

context.configure(connection=context.config.attributes["connection"], target_metadata=Row.metadata)
with context.begin_transaction():
    context.run_migrations()
