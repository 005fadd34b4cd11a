import csv
import glob
import os


def main(input_paths, output_paths, environ_vars, job_args):
    taxes = {}
    for path in glob.glob(os.path.join(input_paths["invoices"], "*.csv")):
        with open(path, newline="") as source:
            for row in csv.DictReader(source):
                tax = float(row["net"]) * float(row["rate"])
                taxes[row["country"]] = taxes.get(row["country"], 0) + tax
    with open(os.path.join(output_paths["taxes"], "taxes.csv"), "w") as target:
        target.write("country,tax\n")
        for country, tax in sorted(taxes.items()):
            target.write(f"{country},{tax:.2f}\n")
