"""The ledger's schema, version by version: alembic's scripts, run from here and not from its command line."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration for the scripts of this package, to run on `connection`."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


def upgrade(connection: Connection, version: str | None) -> bool:
    """Bring the tables from `version` to the newest, in the transaction of `connection`; False where it is unknown."""
    made = config(connection)
    if version is not None:
        try:
            ScriptDirectory.from_config(made).get_revision(version)
        except CommandError:
            return False
    command.upgrade(made, "head")
    return True
