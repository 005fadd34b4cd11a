import { describe } from 'vitest'
import { processRunner } from '../../../src/run/runners/process.ts'
import { pythonRunnerLaws } from '../../laws/pythonRunner.ts'

describe('the runner process', () => {
  pythonRunnerLaws(processRunner)
})
