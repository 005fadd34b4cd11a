"""Where the tables of the splits lie: `<folder>/<split>/<split>_data.csv`."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Dict, Iterable

import pandas as pd

logger = logging.getLogger(__name__)

SPLITS = ("train", "validation", "test")

Splits = Dict[str, pd.DataFrame]


def read_table(path: Path) -> pd.DataFrame:
    """Only an empty field is missing: `NA` and `null` are texts that somebody wrote."""
    return pd.read_csv(path, keep_default_na=False, na_values=[""], float_precision="round_trip")


def read_splits(folder: str | Path, splits: Iterable[str] = SPLITS) -> Splits:
    tables = {split: read_table(Path(folder) / split / f"{split}_data.csv") for split in splits}
    logger.info("read %s", {split: len(table) for split, table in tables.items()})
    return tables


def write_splits(tables: Splits, folder: str | Path) -> None:
    for split, table in tables.items():
        target = Path(folder) / split / f"{split}_data.csv"
        target.parent.mkdir(parents=True, exist_ok=True)
        table.to_csv(target, index=False)
    logger.info("wrote %s", {split: len(table) for split, table in tables.items()})
