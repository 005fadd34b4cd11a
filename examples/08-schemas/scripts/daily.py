"""Adds up the orders of each day."""

import csv
import os
from collections import defaultdict


def main(input_paths, output_paths, environ_vars, job_args):
    totals = defaultdict(float)
    with open(os.path.join(input_paths["orders"], "orders.csv"), newline="") as source:
        for row in csv.DictReader(source):
            totals[row["day"]] += float(row["amount"])
    with open(os.path.join(output_paths["days"], "days.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["day", "total"])
        writer.writerows(sorted(totals.items()))
