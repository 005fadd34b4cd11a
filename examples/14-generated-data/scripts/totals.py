import csv
import os


def main(input_paths, output_paths, environ_vars, job_args):
    with open(os.path.join(input_paths["guests"], "guests.csv"), newline="") as source:
        guests = {row["id"] for row in csv.DictReader(source) if "@" in row["email"]}
    totals = {}
    with open(os.path.join(input_paths["bookings"], "bookings.csv"), newline="") as source:
        for row in csv.DictReader(source):
            check(row)
            if row["guest"] in guests:
                price = float(row["price"]) * int(row["nights"])
                totals[row["guest"]] = totals.get(row["guest"], 0) + price
    with open(os.path.join(output_paths["totals"], "totals.csv"), "w") as target:
        target.write("guest,total\n")
        for guest, total in totals.items():
            target.write(f"{guest},{total}\n")


def check(row):
    for name in ("guest", "day", "nights", "price", "rating", "source", "comment"):
        if name not in row:
            raise ValueError(f"no column {name}")
    if not 1 <= int(row["nights"]) <= 30:
        raise ValueError(f"nights of {row['nights']}")
    if not 10 <= float(row["price"]) <= 900:
        raise ValueError(f"price of {row['price']}")
