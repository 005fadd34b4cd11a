import csv
import os


def main(input_paths, output_paths, environ_vars, job_args):
    fees = {}
    with open(os.path.join(input_paths["loans"], "loans.csv"), newline="") as source:
        for loan in csv.DictReader(source):
            if loan["days"] is None:
                raise ValueError("loans.csv is truncated")
            late = max(0, int(loan["days"]) - 28)
            fees[loan["reader"]] = fees.get(loan["reader"], 0) + 10 * late
    if not fees:
        raise ValueError("loans.csv is empty")
    with open(os.path.join(output_paths["fees"], "fees.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["reader", "cents"])
        writer.writerows(fees.items())
