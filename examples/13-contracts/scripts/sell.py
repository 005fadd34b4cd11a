"""Adds up what each shop sold."""

import csv
import json
import os
from collections import defaultdict


def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["shops"], "shops.csv"), newline="") as source:
        mails = {row["id"]: row["mail"] for row in csv.DictReader(source)}

    totals = defaultdict(float)
    with open(os.path.join(input_paths["sales"], "sales.csv"), newline="") as source:
        for row in csv.DictReader(source, delimiter=";"):
            if row["shop"] not in mails:
                raise ValueError(f"unknown shop {row['shop']}")
            totals[row["shop"]] += float(row["amount"])

    with open(os.path.join(output_paths["totals"], "totals.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["shop", "mail", "total"])
        for shop, total in totals.items():
            writer.writerow([shop, mails[shop], round(total, 2)])

    with open(os.path.join(output_paths["summary"], "summary.json"), "w") as target:
        json.dump({"shops": len(totals)}, target)
