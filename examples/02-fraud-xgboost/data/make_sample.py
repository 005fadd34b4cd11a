"""Makes the sample in this folder: card payments with signal, and with the flaws of a real export.

    python3 data/make_sample.py

Two daily parts and a late one, whose system writes the columns in another order. Amounts, currencies and devices are
missing here and there, and the labels of the last days are still open. Nobody's payments: all of it is drawn by chance.
"""

from __future__ import annotations

import csv
import math
import random
from datetime import datetime, timedelta
from pathlib import Path

HOME = Path(__file__).parent
START = datetime(2026, 3, 2)
RATES = {"USD": 1.0, "EUR": 1.09, "GBP": 1.27, "JPY": 0.0067, "BRL": 0.19}
CURRENCY_OF = {"US": "USD", "DE": "EUR", "GB": "GBP", "JP": "JPY", "BR": "BRL"}
CATEGORIES = {"groceries": -1.4, "fuel": -0.8, "restaurant": -1.0, "travel": 0.5, "electronics": 1.2, "gift_cards": 2.2}
DEVICES = {"chip": -1.2, "contactless": -0.8, "online": 0.9, "magstripe": 1.6}
COUNTRIES = {"US": 0.0, "DE": -0.3, "GB": 0.1, "JP": -0.4, "BR": 0.5}
COLUMNS = [
    "transaction_id",
    "card_id",
    "occurred_at",
    "amount",
    "currency",
    "country",
    "merchant_category",
    "device",
    "is_fraud",
]


def is_fraud(chance: random.Random, usd: float, hour: int, effects: float) -> int:
    night = 2.0 if hour < 6 else 0.0
    logit = -3.2 + 2.6 * (math.log(usd) - 3.5) + night + 2.4 * effects
    return int(chance.random() < 1 / (1 + math.exp(-logit)))


def payment(chance: random.Random, number: int) -> dict[str, object]:
    country = chance.choices(list(COUNTRIES), [5, 3, 3, 2, 2])[0]
    category = chance.choices(list(CATEGORIES), [6, 3, 4, 2, 2, 1])[0]
    device = chance.choices(list(DEVICES), [5, 4, 4, 1])[0]
    occurred = START + timedelta(minutes=chance.randrange(14 * 24 * 60))
    currency = CURRENCY_OF[country] if chance.random() < 0.9 else "USD"
    usd = round(math.exp(chance.gauss(3.5, 1.1)), 2) + 0.5
    effects = COUNTRIES[country] + CATEGORIES[category] + DEVICES[device]
    is_open = occurred > START + timedelta(days=13) and chance.random() < 0.4
    return {
        "transaction_id": 100_000 + number,
        "card_id": f"C{chance.randrange(280):04d}",
        "occurred_at": occurred.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "amount": "" if chance.random() < 0.05 else round(usd / RATES[currency], 2),
        "currency": "" if chance.random() < 0.04 else currency,
        "country": country,
        "merchant_category": category,
        "device": "" if chance.random() < 0.06 else device,
        "is_fraud": "" if is_open else is_fraud(chance, usd, occurred.hour, effects),
    }


def write(name: str, rows: list[dict[str, object]], columns: list[str]) -> None:
    with open(HOME / name, "w", newline="") as target:
        writer = csv.DictWriter(target, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    chance = random.Random(20260302)
    payments = [payment(chance, number) for number in range(640)]
    late = [each for each in payments if chance.random() < 0.08]
    in_time = sorted((each for each in payments if each not in late), key=lambda each: str(each["occurred_at"]))
    middle = len(in_time) // 2
    write("raw/part-00000.csv", in_time[:middle], COLUMNS)
    write("raw/part-00001.csv", in_time[middle:], COLUMNS)
    write("raw/part-00002.csv", late, [*COLUMNS[:3], *reversed(COLUMNS[3:])])
    write("rates.csv", [{"currency": name, "usd_per_unit": rate} for name, rate in RATES.items()], ["currency", "usd_per_unit"])


if __name__ == "__main__":
    main()
