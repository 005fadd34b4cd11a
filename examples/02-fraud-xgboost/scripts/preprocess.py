"""Raw exports of card payments -> labelled payments in three splits.

A card stands on one side of the split only, however many payments it made: a model that has seen a card in training would
look better on its other payments than it is. The split follows from the card's id, so it is the same tomorrow.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
from pathlib import Path
from typing import Dict

import pandas as pd

from split_files import SPLITS, Splits, read_table, write_splits

logger = logging.getLogger(__name__)

KEPT = ["transaction_id", "card_id", "hour", "amount", "currency", "country", "merchant_category", "device"]
REQUIRED = [name for name in KEPT if name != "hour"] + ["occurred_at"]


def read_parts(folder: Path) -> pd.DataFrame:
    """All parts of an export as one table, whatever the order of their columns."""
    paths = sorted(folder.glob("part-*.csv"))
    if not paths:
        raise FileNotFoundError(f"no part-*.csv in {folder}: is the export of raw payments there?")
    parts = [read_table(path) for path in paths]
    logger.info("read %d payments of %d parts", sum(map(len, parts)), len(parts))
    return pd.concat(parts, ignore_index=True)


def demand_columns(payments: pd.DataFrame, label: str) -> None:
    missing = [name for name in [*REQUIRED, label] if name not in payments.columns]
    if missing:
        raise ValueError(f"columns missing from the raw payments: {', '.join(missing)}")


def demand_unique(payments: pd.DataFrame) -> None:
    """A part that is delivered twice would count every fraud in it twice."""
    repeated = payments.loc[payments["transaction_id"].duplicated(), "transaction_id"]
    if not repeated.empty:
        raise ValueError(f"{len(repeated)} payments repeat a transaction_id, the first is {repeated.iloc[0]}")


def drop_unlabelled(payments: pd.DataFrame, label: str) -> pd.DataFrame:
    """Nobody knows yet what the newest payments were."""
    labelled = payments[payments[label].notna()]
    logger.info("dropped %d payments without a label", len(payments) - len(labelled))
    return labelled.astype({label: int})


def add_hour(payments: pd.DataFrame) -> pd.DataFrame:
    return payments.assign(hour=pd.to_datetime(payments["occurred_at"], utc=True).dt.hour)


def position_of(card_id: str) -> float:
    """From 0 to 1, and always the same for a card."""
    return int(hashlib.sha256(str(card_id).encode()).hexdigest()[:8], 16) / 16**8


def split_by_card(payments: pd.DataFrame, train_share: float, validation_share: float) -> Splits:
    positions = payments["card_id"].map(position_of)
    bounds = [0.0, train_share, train_share + validation_share, 1.0]
    return {
        split: payments[(positions >= bounds[index]) & (positions < bounds[index + 1])]
        for index, split in enumerate(SPLITS)
    }


def main(
    input_paths: Dict[str, str],
    output_paths: Dict[str, str],
    environ_vars: Dict[str, str],
    job_args: argparse.Namespace,
) -> None:
    label = environ_vars["LABEL_FIELD"]
    payments = read_parts(Path(input_paths["raw"]))
    demand_columns(payments, label)
    demand_unique(payments)
    labelled = add_hour(drop_unlabelled(payments, label)).sort_values("transaction_id")
    splits = split_by_card(
        labelled[[*KEPT, label]], float(job_args.train_share), float(job_args.validation_share)
    )
    write_splits(splits, output_paths["processed"])
