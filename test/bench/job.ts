/** An ordinary preprocessing script: clip, sum, share within groups, join group means, rank. */
export const script = `import os
import pandas as pd

def main(input_paths, output_paths, environ_vars, job_args):
    frame = pd.read_csv(os.path.join(input_paths["raw"], "raw.csv"))
    numbers = [name for name in frame.columns if name.startswith("n")]
    low, high = frame[numbers].quantile(0.01), frame[numbers].quantile(0.99)
    frame[numbers] = frame[numbers].clip(lower=low, upper=high, axis=1)
    frame["total"] = frame[numbers].sum(axis=1)
    frame["part"] = frame["total"] / frame.groupby("group")["total"].transform("sum")
    means = frame.groupby("group")[numbers].mean().add_prefix("mean_").reset_index()
    frame = frame.merge(means, on="group", how="left")
    frame["rank"] = frame.groupby("group")["total"].rank(pct=True)
    frame.to_csv(os.path.join(output_paths["shares"], "shares.csv"), index=False)
`

/** The contract of it, as the text of a value: the benchmarks paste it into spec files too. */
export const contract = `{
  script: './shares.py',
  inputs: { raw: { files: 'raw.csv', columns } },
  outputs: { shares: { files: 'shares.csv', columns: { ...made, total: { type: 'number' }, part: { type: 'number' } } } },
}`

const named = (typeOf: (index: number) => string): Record<string, object> =>
  Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [`n${index}`, { type: typeOf(index), minimum: 1, maximum: 100 }]),
  )

/** Of the nine numbers these are fractions: with seven, Hypothesis can no longer make 100 rows. */
export const fractions = 5
const group = { enum: ['a', 'b', 'c'] }

export const columns: Record<string, object> = {
  group,
  ...named((index) => (index < fractions ? 'number' : 'integer')),
}
/** Clipping leaves fractions everywhere. */
export const made: Record<string, object> = { group, ...named(() => 'number') }
