"""Scores all splits with the trained model, and says how good it is: predictions, metrics, and a ROC curve."""

from __future__ import annotations

import argparse
import json
import logging
import tarfile
import tempfile
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.metrics import average_precision_score, precision_score, recall_score, roc_auc_score, roc_curve

from split_files import Splits, read_splits, write_splits

logger = logging.getLogger(__name__)

CARRIED = ["transaction_id", "country", "device", "amount_usd"]


def load_model(folder: str) -> Tuple[xgb.Booster, List[str]]:
    """The model as the platform packs it, and the columns that it was trained on, in their order."""
    with tempfile.TemporaryDirectory() as unpacked:
        with tarfile.open(Path(folder) / "model.tar.gz") as archive:
            archive.extractall(unpacked)
        model = xgb.Booster({"nthread": 1})
        model.load_model(str(Path(unpacked) / "xgboost_model.json"))
        return model, json.loads((Path(unpacked) / "features.json").read_text())


def predict(table: pd.DataFrame, model: xgb.Booster, features: List[str], label: str) -> pd.DataFrame:
    scores = model.predict(xgb.DMatrix(table[features].astype(float)))
    return table[[*CARRIED, label]].assign(score=np.round(scores.astype(float), 6))


def measure(predictions: pd.DataFrame, label: str, threshold: float) -> Dict[str, Any]:
    """Of one class alone there is nothing to tell apart: these metrics are null then."""
    truth, score = predictions[label], predictions["score"]
    has_both = truth.nunique() == 2
    flagged = score >= threshold
    return {
        "rows": len(truth),
        "frauds": int(truth.sum()),
        "auc": float(roc_auc_score(truth, score)) if has_both else None,
        "average_precision": float(average_precision_score(truth, score)) if has_both else None,
        "precision": float(precision_score(truth, flagged, zero_division=0)),
        "recall": float(recall_score(truth, flagged, zero_division=0)),
    }


def curve_of(predictions: pd.DataFrame, label: str) -> List[Tuple[float, float]]:
    if predictions[label].nunique() < 2:
        return [(0.0, 0.0), (1.0, 1.0)]
    false_alarms, found, _ = roc_curve(predictions[label], predictions["score"])
    return list(zip(false_alarms, found))


def draw_curve(points: List[Tuple[float, float]], auc: Optional[float], size: int = 320) -> str:
    """An SVG: the images of the Processing job have no plotting library."""
    line = " ".join(f"{x * size:.1f},{(1 - y) * size:.1f}" for x, y in points)
    title = "ROC of the test split" + ("" if auc is None else f", AUC {auc:.3f}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -30 {size + 20} {size + 40}">'
        f'<text x="0" y="-10" font-family="sans-serif" font-size="14">{title}</text>'
        f'<rect width="{size}" height="{size}" fill="none" stroke="#999"/>'
        f'<line x1="0" y1="{size}" x2="{size}" y2="0" stroke="#ccc"/>'
        f'<polyline points="{line}" fill="none" stroke="#06c" stroke-width="2"/></svg>\n'
    )


def report(predictions: Splits, features: List[str], label: str, threshold: float) -> Dict[str, Any]:
    splits = {split: measure(table, label, threshold) for split, table in predictions.items()}
    return {"features": features, "threshold": threshold, "splits": splits}


def main(
    input_paths: Dict[str, str],
    output_paths: Dict[str, str],
    environ_vars: Dict[str, str],
    job_args: argparse.Namespace,
) -> None:
    label = environ_vars["LABEL_FIELD"]
    model, features = load_model(input_paths["model"])
    tables = read_splits(input_paths["data"])
    predictions = {split: predict(table, model, features, label) for split, table in tables.items()}
    metrics = report(predictions, features, label, float(job_args.threshold))
    logger.info("metrics: %s", metrics["splits"])
    write_splits(predictions, output_paths["predictions"])
    home = Path(output_paths["evaluation"])
    (home / "metrics.json").write_text(json.dumps(metrics, indent=2))
    (home / "roc.svg").write_text(draw_curve(curve_of(predictions["test"], label), metrics["splits"]["test"]["auc"]))
