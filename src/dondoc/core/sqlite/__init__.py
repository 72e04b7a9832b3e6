"""Django's SQLite, whose writers wait for each other in a queue.

SQLite lets one write at a time, and has those that find it taken sleep for longer and longer before they look again:
under many writers the database stands idle while all of them sleep, and who comes last waits longest. Here whoever
begins a transaction waits for its turn on a file beside the database, and is woken when the one before it is done. The
lock of SQLite itself stays what keeps the data whole: the turn only says who tries next, and ends with its process.
"""
