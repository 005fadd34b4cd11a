import { loadPipeline, local, quality, runPipeline } from 'pipeproof'
import { expect, test } from 'vitest'

test('the data of the harvest stays nearly as good as it comes', async () => {
  const harvest = loadPipeline('harvest.pipeline.yaml')
  const run = await runPipeline(harvest, { sources: { 'grade.crates': local('data/crates.csv') } })
  const told = quality(run).map(({ step, port, rows, score, drop = 0 }) => [step, port, rows, score, drop])
  expect(told).toEqual([
    ['grade', 'crates', 20, 1, 0],
    ['grade', 'graded', 20, expect.closeTo(0.9963, 4), expect.closeTo(0.0037, 4)],
    ['palletise', 'pallets', 3, 1, 0],
  ])
})
