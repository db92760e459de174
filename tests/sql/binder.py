"""DuckDB's binder as the judge of which columns a query needs. One process for many questions, a JSON document a line.

In, first:  {"tables": {"up": ["id INTEGER", ...], ...}, "judged": ["up", ...]}
In, then:   "select ..."
Out, each:  null when the query does not bind at all, else the columns that it does not bind without: [["up", "id"], ...]

The tables lie in db.s. Each judged column has a database of its own that lacks it.
"""

import json
import sys

import duckdb


def database(tables, table=None, column=None):
    connection = duckdb.connect()
    connection.execute("attach ':memory:' as db; create schema db.s")
    for name, columns in tables.items():
        kept = [one for one in columns if (name, one.split()[0]) != (table, column)]
        connection.execute(f"create table db.s.{name} ({', '.join(kept)})")
    return connection


def binds(connection, sql):
    try:
        connection.execute("describe " + sql)
    except duckdb.Error:
        return False
    return True


setup = json.loads(sys.stdin.readline())
whole = database(setup["tables"])
lacking = {
    (table, column.split()[0]): database(setup["tables"], table, column.split()[0])
    for table in setup["judged"]
    for column in setup["tables"][table]
}
for line in sys.stdin:
    sql = json.loads(line)
    needed = [key for key, connection in lacking.items() if not binds(connection, sql)] if binds(whole, sql) else None
    print(json.dumps(needed), flush=True)
