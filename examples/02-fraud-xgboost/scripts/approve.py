"""Decides whether the model may be registered: every rule that it misses is named."""

from __future__ import annotations

import argparse
import json
import logging
from pathlib import Path
from typing import Any, Dict, List

logger = logging.getLogger(__name__)


def read_document(folder: str, name: str) -> Dict[str, Any]:
    return json.loads((Path(folder) / name).read_text())["splits"]


def missed(metrics: Dict[str, Any], calibration: Dict[str, Any], limits: argparse.Namespace) -> List[str]:
    test, train, trusted = metrics["test"], metrics["train"], calibration["test"]
    if test["auc"] is None or train["auc"] is None:
        return ["auc: one class only"]
    rules = {
        f"auc at least {limits.min_auc}": test["auc"] >= float(limits.min_auc),
        f"auc on train at most {limits.max_gap} above": train["auc"] - test["auc"] <= float(limits.max_gap),
        f"expected_error at most {limits.max_error}": trusted["expected_error_after"] <= float(limits.max_error),
    }
    return [rule for rule, holds in rules.items() if not holds]


def decide(metrics: Dict[str, Any], calibration: Dict[str, Any], limits: argparse.Namespace) -> Dict[str, Any]:
    missing = missed(metrics, calibration, limits)
    return {
        "approved": not missing,
        "missed": missing,
        "auc": metrics["test"]["auc"],
        "brier": calibration["test"]["brier_after"],
        "tested_on": metrics["test"]["rows"],
    }


def main(
    input_paths: Dict[str, str],
    output_paths: Dict[str, str],
    environ_vars: Dict[str, str],
    job_args: argparse.Namespace,
) -> None:
    metrics = read_document(input_paths["evaluation"], "metrics.json")
    calibration = read_document(input_paths["calibration"], "calibration.json")
    decision = decide(metrics, calibration, job_args)
    logger.info("decision: %s", decision)
    (Path(output_paths["decision"]) / "decision.json").write_text(json.dumps(decision, indent=2))
