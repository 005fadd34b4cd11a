"""Leaves visits without a label out of training; elsewhere they count as ones without a purchase."""

import csv
import os


def main(input_paths, output_paths, environ_vars, job_args):
    label = environ_vars["LABEL_FIELD"]
    with open(os.path.join(input_paths["raw"], "visits.csv"), newline="") as source:
        rows = list(csv.DictReader(source))
    if job_args.job_type == "training":
        rows = [row for row in rows if row[label]]
    with open(os.path.join(output_paths["cleaned"], "visits.csv"), "w", newline="") as target:
        writer = csv.DictWriter(target, ["page", label], extrasaction="ignore")
        writer.writeheader()
        writer.writerows({**row, label: row[label] or "0"} for row in rows)
