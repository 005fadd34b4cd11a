import { describe } from 'vitest'
import { pythonRunner } from '../../../src/run/runners/python.ts'
import { pythonRunnerLaws } from '../../laws/pythonRunner.ts'

describe('the runner python', () => {
  pythonRunnerLaws(pythonRunner)
})
