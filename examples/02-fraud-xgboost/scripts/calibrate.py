"""Turns scores into probabilities: learnt from the validation split, which the trees were not fitted to, and used for all."""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path
from typing import Any, Callable, Dict

import numpy as np
import pandas as pd
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss

from split_files import read_splits, write_splits

logger = logging.getLogger(__name__)

Calibrator = Callable[[np.ndarray], np.ndarray]


def isotonic(scores: np.ndarray, truth: np.ndarray) -> Calibrator:
    model = IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip").fit(scores, truth)
    return model.predict


def platt(scores: np.ndarray, truth: np.ndarray) -> Calibrator:
    model = LogisticRegression(C=1000.0).fit(scores.reshape(-1, 1), truth)
    return lambda values: model.predict_proba(values.reshape(-1, 1))[:, 1]


METHODS: Dict[str, Callable[[np.ndarray, np.ndarray], Calibrator]] = {"isotonic": isotonic, "platt": platt}


def learn(validation: pd.DataFrame, label: str, method: str) -> Calibrator:
    if method not in METHODS:
        raise ValueError(f"unknown CALIBRATION_METHOD {method!r}, expected one of {', '.join(METHODS)}")
    if validation[label].nunique() < 2:
        logger.warning("one class in %d validation rows: the scores stay as they are", len(validation))
        return lambda values: values
    ordered = validation.sort_values("transaction_id")
    return METHODS[method](ordered["score"].to_numpy(float), ordered[label].to_numpy(int))


def calibrate(predictions: pd.DataFrame, calibrator: Calibrator) -> pd.DataFrame:
    scores = predictions["score"].to_numpy(float)
    probability = calibrator(scores) if len(scores) else scores
    return predictions.assign(probability=np.round(probability, 6))


def expected_error(table: pd.DataFrame, label: str, column: str, bins: int) -> float:
    """How far the mean prediction is from the share of frauds, as the mean over equal bins of the predictions."""
    groups = table.groupby((table[column] * bins).clip(upper=bins - 1).astype(int))
    gaps = (groups[column].mean() - groups[label].mean()).abs() * groups.size()
    return float(gaps.sum() / max(len(table), 1))


def measure(table: pd.DataFrame, label: str, bins: int) -> Dict[str, Any]:
    return {
        "rows": len(table),
        **{
            f"{metric}_{when}": value
            for when, column in (("before", "score"), ("after", "probability"))
            for metric, value in (
                ("brier", float(brier_score_loss(table[label], table[column], pos_label=1)) if len(table) else 0.0),
                ("expected_error", expected_error(table, label, column, bins)),
            )
        },
    }


def main(
    input_paths: Dict[str, str],
    output_paths: Dict[str, str],
    environ_vars: Dict[str, str],
    job_args: argparse.Namespace,
) -> None:
    label, method = environ_vars["LABEL_FIELD"], environ_vars["CALIBRATION_METHOD"]
    predictions = read_splits(input_paths["predictions"])
    calibrator = learn(predictions["validation"], label, method)
    calibrated = {split: calibrate(table, calibrator) for split, table in predictions.items()}
    write_splits(calibrated, output_paths["calibrated"])
    measured = {split: measure(table, label, int(job_args.bins)) for split, table in calibrated.items()}
    logger.info("calibration: %s", measured)
    target = Path(output_paths["calibration"]) / "calibration.json"
    target.write_text(json.dumps({"method": method, "splits": measured}, indent=2))
