import { describe } from 'vitest'
import { pythonRunner } from '../../../src/run/runners/python.ts'
import { runnerLaws } from '../../laws/runner.ts'

describe('the runner python', () => {
  runnerLaws(pythonRunner)
})
