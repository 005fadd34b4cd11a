import type { Runner } from './model/runner.ts'
import { PipeproofError } from './errors.ts'
import { oneOf } from './shared/words.ts'
import { runners } from './run/runners.ts'

/**
 * Makes a runner of your own, for the option `runner`. `run` gets a job (the script, its folders, environment, arguments
 * and limits), does it in whatever way, and tells in a run how it ended; what the script wrote is in the job's `outputs`.
 * Runs of a runner that does not tell its `surroundings` are never kept for later.
 */
export function defineRunner(runner: Runner): Runner {
  const { name } = runner
  if (name !== '' && !Object.hasOwn(runners, name)) return runner
  const received = name === '' ? 'no text' : `\`${name}\``
  const expected = `another name than ${oneOf(Object.keys(runners))}`
  throw new PipeproofError('wrongValue', { received, place: '`name` of a runner', expected })
}
