"""What lies in DuckDB files, as JSON: every relation with its kind, its comment, its columns with type, nullability and comment, and its rows.

warehouse.py show FILE...      {"DATABASE.schema.name": {...}, ...}
warehouse.py run FILE SQL      runs SQL on one file and prints the rows of the last statement
"""

import json
import sys

import duckdb

action, first, *rest = sys.argv[1:]


def rows(connection, sql, *parameters):
    return connection.execute(sql, parameters).fetchall()


def show(file):
    with duckdb.connect(file, read_only=True) as connection:
        relations = rows(
            connection,
            "select database_name, schema_name, table_name, 'table', comment from duckdb_tables() where not internal "
            "union all select database_name, schema_name, view_name, 'view', comment from duckdb_views() where not internal",
        )
        for database, schema, name, kind, comment in relations:
            columns = rows(
                connection,
                "select column_name, data_type, is_nullable, comment from duckdb_columns() "
                "where database_name = ? and schema_name = ? and table_name = ? order by column_index",
                database, schema, name,
            )
            try:
                content = sorted(rows(connection, f'select * from "{database}"."{schema}"."{name}"'), key=repr)
            except duckdb.Error as error:  # a view on a file that is not attached here
                content = type(error).__name__
            yield f"{database}.{schema}.{name}", {"kind": kind, "comment": comment, "columns": columns, "rows": content}


if action == "show":
    result = {name: relation for file in [first, *rest] for name, relation in show(file)}
else:
    with duckdb.connect(first) as connection:
        result = connection.execute(rest[0]).fetchall()
print(json.dumps(result, default=str, sort_keys=True))
