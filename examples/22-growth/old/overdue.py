import csv
import os


def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["loans"], "loans.csv"), newline="") as source:
        loans = list(csv.DictReader(source))
    fees = {}
    for loan in loans:
        late = max(0, int(loan["days"]) - 28)
        fees.setdefault(loan["reader"], 0)
        fees[loan["reader"]] += 10 * late
    with open(os.path.join(output_paths["fees"], "fees.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["reader", "cents"])
        writer.writerows(fees.items())
