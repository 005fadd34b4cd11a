import { dirname } from 'node:path'
import type { Runner } from '../../model/runner.ts'
import { runnerBy, type Prepared } from '../runnerBy.ts'
import { interpreter } from './interpreter.ts'
import type { Outcome } from './outcome.ts'
import { surroundings } from './surroundings.ts'

interface Ways {
  one: (prepared: Prepared) => Promise<Outcome>
  many?: (prepared: Prepared[]) => Promise<(Outcome | undefined)[]>
}

/** A runner of Python scripts, given the ways to run one that is prepared, and many. */
export const pythonRunnerBy = (name: string, ways: Ways): Runner =>
  runnerBy(name, { ...ways, surroundings, interpreter: ({ python, script }) => interpreter(python, dirname(script)) })
