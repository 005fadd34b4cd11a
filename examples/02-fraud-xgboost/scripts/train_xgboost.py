"""The entry point of the Training job: learns gradient boosted trees, and stops when the validation split gets no better.

SageMaker gives it the channel `features`, its hyperparameters as options, and packs what is in SM_MODEL_DIR.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
from pathlib import Path
from typing import Any, Dict, List

import pandas as pd
import xgboost as xgb

from split_files import read_splits

logger = logging.getLogger(__name__)


def parse_arguments(arguments: List[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--features", required=True, help="the columns that the model sees, with commas between them")
    parser.add_argument("--label", default="is_fraud")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--patience", type=int, default=15)
    parser.add_argument("--eta", type=float, default=0.1)
    parser.add_argument("--max-depth", type=int, default=3)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--channel", default=os.environ.get("SM_CHANNEL_FEATURES"))
    parser.add_argument("--model-dir", default=os.environ.get("SM_MODEL_DIR"))
    return parser.parse_args(arguments)


def matrix_of(table: pd.DataFrame, features: List[str], label: str) -> xgb.DMatrix:
    missing = [name for name in [*features, label] if name not in table.columns]
    if missing:
        raise ValueError(f"columns missing from the features: {', '.join(missing)}")
    return xgb.DMatrix(table[features].astype(float), label=table[label])


def parameters_of(arguments: argparse.Namespace) -> Dict[str, Any]:
    return {
        "objective": "binary:logistic",
        "eval_metric": "logloss",
        "eta": arguments.eta,
        "max_depth": arguments.max_depth,
        "min_child_weight": 2,
        "subsample": 0.8,
        "colsample_bytree": 0.8,
        "seed": arguments.seed,
        "nthread": 1,
    }


def fit(tables: Dict[str, pd.DataFrame], features: List[str], arguments: argparse.Namespace) -> xgb.Booster:
    train, validation = (matrix_of(tables[split], features, arguments.label) for split in ("train", "validation"))
    model = xgb.train(
        parameters_of(arguments),
        train,
        num_boost_round=arguments.rounds,
        evals=[(train, "train"), (validation, "validation")],
        early_stopping_rounds=arguments.patience,
        verbose_eval=False,
    )
    return model[: model.best_iteration + 1]


def save(model: xgb.Booster, features: List[str], folder: Path) -> None:
    model.save_model(str(folder / "xgboost_model.json"))
    (folder / "features.json").write_text(json.dumps(features))


def main(arguments: argparse.Namespace) -> None:
    features = arguments.features.split(",")
    tables = read_splits(arguments.channel, ("train", "validation"))
    model = fit(tables, features, arguments)
    logger.info("kept %d trees on %s", model.num_boosted_rounds(), features)
    save(model, features, Path(arguments.model_dir))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    main(parse_arguments(sys.argv[1:]))
