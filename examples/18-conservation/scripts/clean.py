"""Brings orders to one currency, and puts those of one customer on one side of the split."""

import csv
import os

RATES = {"EUR": 1.1, "USD": 1.0}
NAMES = ["id", "customer", "usd", "currency"]


def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["orders"], "orders.csv"), newline="") as source:
        orders = list(csv.DictReader(source))
    for order in orders:
        order["usd"] = float(order["amount"]) * RATES[order["currency"]]
    for split in ("train", "test"):
        folder = os.path.join(output_paths["clean"], split)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "orders.csv"), "w", newline="") as target:
            writer = csv.DictWriter(target, NAMES, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(order for order in orders if (int(order["customer"]) % 4 == 0) == (split == "test"))
