"""What was deleted must be gone from the disk too, as far as that is in the database's hands."""

from django.db import connection

# Whoever reads or writes just then is waited for so long (milliseconds): the log is emptied later as well.
PATIENCE = 500


def empty_the_log() -> None:
    """Bring SQLite's write-ahead log into the database file and cut it to nothing: old pages of words stand in it.

    PostgreSQL's log is the business of whoever runs it, and so are backups.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        [before] = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {before}")
