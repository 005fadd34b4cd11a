import csv
import json
import os


def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["orders"], "orders.csv"), newline="") as source:
        orders = list(csv.DictReader(source))
    if not orders:
        raise ValueError("no orders")
    kept = [order for order in orders if int(order["cents"]) >= 0]
    with open(os.path.join(output_paths["orders"], "orders.csv"), "w", newline="") as target:
        writer = csv.DictWriter(target, ["id", "cents"])
        writer.writeheader()
        writer.writerows(kept)
    with open(os.path.join(output_paths["report"], "report.json"), "w") as target:
        json.dump({"kept": len(kept), "dropped": len(orders) - len(kept)}, target)
