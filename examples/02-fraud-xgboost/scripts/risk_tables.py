"""Replaces categories by their risk: the share of frauds that they had in the train split, drawn towards the share of all."""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path
from typing import Any, Dict, List

import numpy as np
import pandas as pd

from split_files import read_splits, write_splits

logger = logging.getLogger(__name__)

CARRIED = ["transaction_id", "card_id", "country", "device", "hour", "amount_usd", "amount_missing"]

RiskTable = Dict[str, Any]


def learn_table(categories: pd.Series, label: pd.Series, smoothing: float) -> RiskTable:
    """A category with few payments says little: `smoothing` payments of the usual risk are added to each."""
    usual = float(label.mean()) if len(label) else 0.0
    groups = label.groupby(categories)
    risks = (groups.sum() + smoothing * usual) / (groups.count() + smoothing)
    return {"default": usual, "risks": {str(name): float(risk) for name, risk in risks.items()}}


def learn(train: pd.DataFrame, fields: List[str], label: str, smoothing: float) -> Dict[str, RiskTable]:
    return {field: learn_table(train[field], train[label], smoothing) for field in fields}


def encode(payments: pd.DataFrame, tables: Dict[str, RiskTable], label: str) -> pd.DataFrame:
    risks = {
        f"risk_{field}": payments[field].map(table["risks"]).astype(float).fillna(table["default"])
        for field, table in tables.items()
    }
    features = payments[CARRIED].assign(log_amount=np.log1p(payments["amount_usd"]), **risks)
    return features.assign(**{label: payments[label]})


def main(
    input_paths: Dict[str, str],
    output_paths: Dict[str, str],
    environ_vars: Dict[str, str],
    job_args: argparse.Namespace,
) -> None:
    label = environ_vars["LABEL_FIELD"]
    fields = [field.strip() for field in environ_vars["CATEGORICAL_FIELDS"].split(",")]
    payments = read_splits(input_paths["payments"])
    tables = learn(payments["train"], fields, label, float(job_args.smoothing))
    logger.info("learnt the risks of %s from %d payments", fields, len(payments["train"]))
    write_splits({split: encode(table, tables, label) for split, table in payments.items()}, output_paths["features"])
    target = Path(output_paths["tables"]) / "risk_tables.json"
    target.write_text(json.dumps(tables, indent=2, sort_keys=True))
