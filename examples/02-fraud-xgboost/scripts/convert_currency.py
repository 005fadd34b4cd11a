"""Payments in many currencies -> payments in US dollars, by the rates of the day."""

from __future__ import annotations

import argparse
import logging
from pathlib import Path
from typing import Dict

import pandas as pd

from split_files import read_splits, read_table, write_splits

logger = logging.getLogger(__name__)


def read_rates(folder: str) -> pd.Series:
    """US dollars for one unit of each currency."""
    rates = read_table(Path(folder) / "rates.csv").set_index("currency")["usd_per_unit"]
    if not (rates > 0).all():
        raise ValueError(f"rates of {', '.join(rates.index[~(rates > 0)])} are not above 0")
    return rates


def fill_currency(payments: pd.DataFrame, default: str) -> pd.DataFrame:
    """Terminals of the home market leave the currency out."""
    filled = payments["currency"].fillna(default)
    logger.info("%d payments without a currency count as %s", payments["currency"].isna().sum(), default)
    return payments.assign(currency=filled)


def demand_known(currencies: pd.Series, rates: pd.Series) -> None:
    unknown = sorted(set(currencies) - set(rates.index))
    if unknown:
        raise ValueError(f"unknown currency: {', '.join(unknown)}; rates.csv has {', '.join(rates.index)}")


def to_dollars(payments: pd.DataFrame, rates: pd.Series) -> pd.DataFrame:
    demand_known(payments["currency"], rates)
    usd_rate = payments["currency"].map(rates)
    return payments.assign(usd_rate=usd_rate, amount_usd=payments["amount"] * usd_rate)


def main(
    input_paths: Dict[str, str],
    output_paths: Dict[str, str],
    environ_vars: Dict[str, str],
    job_args: argparse.Namespace,
) -> None:
    default = environ_vars["DEFAULT_CURRENCY"]
    rates = read_rates(input_paths["rates"])
    payments = read_splits(input_paths["payments"])
    converted = {split: to_dollars(fill_currency(table, default), rates) for split, table in payments.items()}
    write_splits(converted, output_paths["converted"])
