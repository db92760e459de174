"""The same work as plain Python does it: what teams have in their pipelines today.

baseline.py load FILE             json.load, and nothing else
baseline.py publish FILE FOLDER   json.load, then the whole manifest written to latest and to history
"""

import json
import os
import sys

action, source, *rest = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    manifest = json.load(file)

if action == "publish":
    project = manifest["metadata"]["project_name"]
    version = manifest["metadata"]["generated_at"].replace(":", "")
    for place in ("latest", os.path.join("history", version)):
        folder = os.path.join(rest[0], project, "prod", place)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "manifest.json"), "w", encoding="utf-8") as file:
            json.dump(manifest, file)
