"""Takes the orders as the shop has them; an order without an amount counts as zero."""

import csv
import os


def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["raw"], "orders.csv"), newline="") as source:
        rows = [{**row, "amount": row["amount"] or "0"} for row in csv.DictReader(source)]
    with open(os.path.join(output_paths["orders"], "orders.csv"), "w", newline="") as target:
        writer = csv.DictWriter(target, ["order_id", "day", "amount"], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
