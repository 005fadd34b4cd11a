import csv
import os


def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["raw"], "raw.csv"), newline="") as source:
        rows = list(csv.DictReader(source))
    sold = [row for row in rows if row["price"] != ""]
    with open(os.path.join(output_paths["houses"], "houses.csv"), "w", newline="") as target:
        writer = csv.DictWriter(target, ["area", "price"])
        writer.writeheader()
        writer.writerows(sold)
    print(f"{len(rows) - len(sold)} rows dropped")
