"""The same work as plain Python does it: what teams have in their pipelines today.

baseline.py load FILE                     json.load, and nothing else
baseline.py publish FILE FOLDER           json.load, then the whole manifest written to latest and to history
baseline.py fetch ENDPOINT FOLDER NAME…   boto3: the manifest of each upstream, one after the other, parsed and written
baseline.py consumers ENDPOINT NAME       boto3: the projects listed, the manifest of each parsed, those that refer to the upstream counted
"""

import json
import os
import sys


def load(source):
    with open(source, encoding="utf-8") as file:
        return json.load(file)


def publish(source, folder):
    manifest = load(source)
    project = manifest["metadata"]["project_name"]
    version = manifest["metadata"]["generated_at"].replace(":", "")
    for place in ("latest", os.path.join("history", version)):
        write(manifest, os.path.join(folder, project, "prod", place))


def fetch(endpoint, folder, *names):
    import boto3

    bucket = boto3.client("s3", endpoint_url=endpoint)
    for name in names:
        answer = bucket.get_object(Bucket="mesh", Key=f"registry/{name}/prod/latest/manifest.json")
        write(json.loads(answer["Body"].read()), os.path.join(folder, name))


def consumers(endpoint, upstream):
    import boto3

    bucket = boto3.client("s3", endpoint_url=endpoint)
    pages = bucket.get_paginator("list_objects_v2").paginate(Bucket="mesh", Prefix="registry/", Delimiter="/")
    found = 0
    for page in pages:
        for folder in page["CommonPrefixes"]:
            answer = bucket.get_object(Bucket="mesh", Key=f"{folder['Prefix']}prod/latest/manifest.json")
            references = json.loads(answer["Body"].read())["mesh"]["references"]
            found += any(reference["project"] == upstream for reference in references)
    print(found)


def write(manifest, folder):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "manifest.json"), "w", encoding="utf-8") as file:
        json.dump(manifest, file)


action, *given = sys.argv[1:]
{"load": load, "publish": publish, "fetch": fetch, "consumers": consumers}[action](*given)
