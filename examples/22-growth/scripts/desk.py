import csv
import os
from datetime import date


def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["cards"], "cards.csv"), newline="") as source:
        cards = list(csv.DictReader(source))
    with open(os.path.join(output_paths["loans"], "loans.csv"), "w", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(["loan", "reader", "days"])
        for card in cards:
            days = (date.fromisoformat(card["back"]) - date.fromisoformat(card["out"])).days
            writer.writerow([card["loan"], card["reader"], min(max(days, 0), 400)])
