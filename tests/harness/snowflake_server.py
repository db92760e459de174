"""A server of Snowflake's protocol (fakesnow) that keeps every statement it gets, for as long as standard input is open.

First line out: {"port": N}. Then, for each line in, one out:
{"sql": "..."}           runs it: {"rows": [...]} or {"error": "..."}
{"statements": true}     every statement since this was last asked: {"statements": [...]}
"""

import json
import re
import sys

from fakesnow import server  # before the module of the same name, which hides it
from fakesnow.cursor import FakeSnowflakeCursor
from fakesnow.server import shared_fs

answers, sys.stdout = sys.stdout, sys.stderr  # where the server logs
statements = []
execute = FakeSnowflakeCursor.execute


def keep_and_execute(self, command, *args, **kwargs):
    statements.append(command)
    return execute(self, without_grants(command), *args, **kwargs)


def without_grants(command):
    """fakesnow knows no grants: nobody has any, and giving one succeeds."""
    text = re.sub(r"/\*.*?\*/|--[^\n]*", " ", command, flags=re.DOTALL).strip().lower()
    if text.startswith("show grants"):
        return "select '' as \"privilege\", '' as \"granted_to\", '' as \"grantee_name\" where false"
    if text.startswith(("grant ", "revoke ")):
        return "select 'Statement executed successfully.' as \"status\""
    return command


def answer(request):
    if "statements" in request:
        kept = list(statements)
        statements.clear()
        return {"statements": kept}
    try:
        cursor = shared_fs.connect().cursor()
        execute(cursor, request["sql"])
        return {"rows": cursor.fetchall()}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


FakeSnowflakeCursor.execute = keep_and_execute
with server() as connection:
    print(json.dumps({"port": connection["port"]}), file=answers, flush=True)
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line)), default=str), file=answers, flush=True)
