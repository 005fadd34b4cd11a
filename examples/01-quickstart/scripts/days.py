"""Sums up what was ordered each day."""

import csv
import os
from collections import defaultdict


def main(input_paths, output_paths, environ_vars, job_args):
    revenue = defaultdict(float)
    with open(os.path.join(input_paths["orders"], "orders.csv"), newline="") as source:
        for row in csv.DictReader(source):
            revenue[row["day"]] += float(row["amount_usd"])

    os.makedirs(output_paths["revenue"], exist_ok=True)
    with open(os.path.join(output_paths["revenue"], "revenue.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["day", "revenue_usd"])
        for day in sorted(revenue):
            writer.writerow([day, round(revenue[day], 2)])
