import { describe, expect, test } from 'vitest'
import { processRunner } from '../../../src/run/runners/process.ts'
import { pythonRunnerLaws } from '../../laws/pythonRunner.ts'
import { jobFor } from '../../support/job.ts'

describe('the runner process', () => {
  pythonRunnerLaws(processRunner)
})

test.skipIf(process.platform !== 'linux')('the memory of what runs side by side counts together', async () => {
  const { ok, usage } = await processRunner.run(jobFor('childrenAllocateTogether'))
  expect(ok).toBe(true)
  expect(usage.peakMemoryMb).toBeGreaterThan(160)
})
