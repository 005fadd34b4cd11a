"""Fills what is missing, with values that are learnt from the train split and used for all three."""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path
from typing import Any, Dict

import pandas as pd

from split_files import read_splits, write_splits

logger = logging.getLogger(__name__)

FALLBACK_AMOUNT = 0.0
FALLBACK_DEVICE = "chip"


def learn(train: pd.DataFrame) -> Dict[str, Any]:
    """The usual amount of each merchant category, and the most frequent device."""
    amounts = train["amount_usd"].dropna()
    by_category = train.dropna(subset=["amount_usd"]).groupby("merchant_category")["amount_usd"].median()
    devices = train["device"].dropna().mode()
    return {
        "learnt_from": {"rows": len(train), "amounts": len(amounts)},
        "amount_usd": float(amounts.median()) if len(amounts) else FALLBACK_AMOUNT,
        "amount_usd_by_category": {name: float(amount) for name, amount in by_category.items()},
        "device": str(devices.iloc[0]) if len(devices) else FALLBACK_DEVICE,
    }


def impute_amount(payments: pd.DataFrame, parameters: Dict[str, Any]) -> pd.DataFrame:
    usual = payments["merchant_category"].map(parameters["amount_usd_by_category"]).astype(float)
    is_missing = payments["amount_usd"].isna()
    filled = payments["amount_usd"].fillna(usual).fillna(parameters["amount_usd"])
    return payments.assign(amount_usd=filled, amount_missing=is_missing.astype(int))


def impute_device(payments: pd.DataFrame, parameters: Dict[str, Any]) -> pd.DataFrame:
    return payments.assign(device=payments["device"].fillna(parameters["device"]))


def impute(payments: pd.DataFrame, parameters: Dict[str, Any]) -> pd.DataFrame:
    return impute_device(impute_amount(payments, parameters), parameters)


def main(
    input_paths: Dict[str, str],
    output_paths: Dict[str, str],
    environ_vars: Dict[str, str],
    job_args: argparse.Namespace,
) -> None:
    payments = read_splits(input_paths["payments"])
    parameters = learn(payments["train"])
    logger.info("learnt %s", parameters)
    write_splits({split: impute(table, parameters) for split, table in payments.items()}, output_paths["imputed"])
    target = Path(output_paths["parameters"]) / "imputation.json"
    target.write_text(json.dumps(parameters, indent=2, sort_keys=True))
