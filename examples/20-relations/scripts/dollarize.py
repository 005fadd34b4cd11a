import csv
import os


def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["payments"], "payments.csv"), newline="") as source:
        payments = list(csv.DictReader(source))
    with open(os.path.join(output_paths["converted"], "converted.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["id", "dollars"])
        for payment in payments:
            writer.writerow([payment["id"], round(float(payment["euros"]) * 1.1, 6)])
