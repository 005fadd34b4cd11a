"""Sums up what each customer ordered."""

import csv
import os
from collections import defaultdict


def main(input_paths, output_paths, environ_vars, job_args):
    totals = defaultdict(lambda: [0, 0.0])
    with open(os.path.join(input_paths["orders"], "orders.csv"), newline="") as source:
        for row in csv.DictReader(source):
            total = totals[row["customer"]]
            total[0] += 1
            total[1] += float(row["amount_usd"])

    os.makedirs(output_paths["totals"], exist_ok=True)
    with open(os.path.join(output_paths["totals"], "totals.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["customer", "orders", "total_usd"])
        for customer, (orders, total) in sorted(totals.items()):
            writer.writerow([customer, orders, round(total, 2)])
