import { describe } from 'vitest'
import { processRunner } from '../../../src/run/runners/process.ts'
import { pythonRunner } from '../../../src/run/runners/python.ts'
import { surpriseLaws } from '../../laws/surprises.ts'

describe.each([pythonRunner, processRunner])('the runner $name', (runner) => {
  surpriseLaws(runner)
})
