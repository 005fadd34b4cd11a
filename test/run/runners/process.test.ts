import { describe } from 'vitest'
import { processRunner } from '../../../src/run/runners/process.ts'
import { runnerLaws } from '../../laws/runner.ts'

describe('the runner process', () => {
  runnerLaws(processRunner)
})
