import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compare, type Row } from '../compare.ts'
import { columns, contract, fractions, made, script } from '../job.ts'
import { projectWith, pythonWith } from '../project.ts'

const hypothesis = (strategy: string, given: string): string => `import os, tempfile
import numpy as np
import pandas as pd
from hypothesis import HealthCheck, given, settings, strategies as st
from hypothesis.extra.pandas import column, data_frames, range_indexes
from shares import main

ran = 0
numbers = [f"n{index}" for index in range(9)]
fractions = numbers[:${fractions}]
frames = ${strategy}

@settings(max_examples=100, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(${given})
def check(made):
    global ran
    ran += 1
    frame = made if isinstance(made, pd.DataFrame) else from_seed(made)
    with tempfile.TemporaryDirectory() as raw, tempfile.TemporaryDirectory() as shares:
        frame.to_csv(os.path.join(raw, "raw.csv"), index=False)
        main({"raw": raw}, {"shares": shares}, {}, None)
        back = pd.read_csv(os.path.join(shares, "shares.csv"))
        assert back[numbers].ge(0).all().all() and back[numbers].le(100).all().all()
        assert back.notna().all().all() and back["group"].isin(["a", "b", "c"]).all()

def from_seed(seed):
    chance = np.random.default_rng(seed)
    return pd.DataFrame({"group": chance.choice(["a", "b", "c"], 100), **{name: chance.uniform(1, 100, 100) if name in fractions else chance.integers(1, 101, 100) for name in numbers}})

def test_shares():
    check()
    with open("ran.txt", "w") as target:
        target.write(str(ran))
`

const dataFrames = `data_frames(
    [column("group", elements=st.sampled_from(["a", "b", "c"]), fill=st.nothing())]
    + [column(name, elements=st.floats(1, 100) if name in fractions else st.integers(1, 100), fill=st.nothing()) for name in numbers],
    index=range_indexes(min_size=100, max_size=100),
)`

const spec = (batch: number, python: string): string => `import { writeFileSync } from 'node:fs'
import { defineContract, generated, runScripts } from 'pipeproof'
import { expect, test } from 'vitest'

const columns = ${JSON.stringify(columns)}
const made = ${JSON.stringify(made)}
const shares = defineContract(${contract})

test('shares', { timeout: 120_000 }, async () => {
  const inputs = Array.from({ length: 100 }, (_, seed) => ({ python: '${python}', inputs: { raw: generated({ seed: String(seed) }) } }))
  const runs = await runScripts(shares, inputs, { batch: ${batch} })
  expect(runs.flatMap(({ findings }) => findings)).toEqual([])
  writeFileSync('ran.txt', String(runs.filter(({ ok }) => ok).length))
})
`

/** Runs a command in a folder and reads how many examples it says it ran. */
function counted(folder: string, command: string, args: string[]): number {
  execFileSync(command, args, { cwd: folder, stdio: 'ignore', env: { ...process.env, OMP_NUM_THREADS: '1' } })
  return Number(readFileSync(join(folder, 'ran.txt'), 'utf8'))
}

/** Whole commands, from the shell's start to its end: Vitest with pipeproof against pytest with Hypothesis. */
export async function peers(): Promise<Row[]> {
  const python = pythonWith('pandas', 'pytest', 'hypothesis')
  if (python === undefined) return []
  const pytest = (strategy: string, given: string) => {
    const folder = projectWith({ 'shares.py': script, 'test_shares.py': hypothesis(strategy, given) })
    return (): number => counted(folder, python, ['-m', 'pytest', '-q', 'test_shares.py'])
  }
  const vitest = (batch: number) => {
    const folder = projectWith({ 'shares.py': script, 'shares.test.ts': spec(batch, python) })
    return (): number => counted(folder, process.execPath, [join(folder, 'node_modules/vitest/vitest.mjs'), 'run'])
  }
  const ways = [
    { name: 'pytest, Hypothesis data_frames, in-process', run: pytest(dataFrames, 'frames') },
    {
      name: 'pytest, Hypothesis integer seed into numpy, in-process',
      run: pytest('None', 'st.integers(0, 2**32 - 1)'),
    },
    { name: 'vitest, a fork each', run: vitest(1) },
    { name: 'vitest, batches of 10', run: vitest(10) },
  ]
  const common = { title: '100 examples of 100 rows, end to end', examples: 100, ways }
  const frames = await compare({
    ...common,
    rounds: 3,
    against: ways[0]?.name ?? '',
    targets: { 'vitest, a fork each': 3, 'vitest, batches of 10': 5.5 },
  })
  const seeds = await compare({
    ...common,
    ways: ways.slice(1),
    rounds: 3,
    against: ways[1]?.name ?? '',
    targets: { 'vitest, batches of 10': 1.2 },
  })
  return [...frames, ...seeds]
}
