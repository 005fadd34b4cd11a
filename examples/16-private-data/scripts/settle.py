import csv
import os


def read(folder, name):
    with open(os.path.join(folder, name), newline="") as source:
        return list(csv.DictReader(source))


def main(input_paths, output_paths, environ_vars, job_args):
    accounts = {}
    for row in read(input_paths["accounts"], "accounts.csv"):
        check(row["iban"])
        accounts[row["id"]] = [row["tariff"].split("-")[1], 0.0]
    for row in read(input_paths["payments"], "payments.csv"):
        if row["account"] in accounts:
            accounts[row["account"]][1] += float(row["amount"])
    with open(os.path.join(output_paths["totals"], "totals.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["account", "tariff", "total"])
        for account, (tariff, total) in accounts.items():
            writer.writerow([account, tariff, round(total, 2)])


def check(iban):
    digits = "".join(str(int(letter, 36)) for letter in iban[4:] + iban[:4])
    if int(digits) % 97 != 1:
        raise ValueError(f"no IBAN: {len(iban)} letters")
