"""Tells what every order costs after its discount."""

import csv


def main(input_paths, output_paths, environ_vars, job_args):
    with open(f"{input_paths['orders']}/orders.csv", newline="") as source:
        orders = [row for row in csv.DictReader(source) if row["discount"]]
    with open(f"{output_paths['prices']}/prices.csv", "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["id", "net"])
        for order in orders:
            writer.writerow([order["id"], float(order["gross"]) * (1 - float(order["discount"]))])
