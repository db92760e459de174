"""The statements of SQL files as sqlglot's Snowflake dialect reads them: {file: [statement, ...]}, as JSON. Fails where one does not parse."""

import json
import logging
import sys

import sqlglot

logging.disable()  # sqlglot says for each statement that it keeps as text that it does


def statements(path):
    with open(path, encoding="utf-8") as file:
        return [one.sql(dialect="snowflake", comments=False) for one in sqlglot.parse(file.read(), dialect="snowflake") if one]


print(json.dumps({path: statements(path) for path in sys.argv[1:]}))
