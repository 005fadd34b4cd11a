import type { Contract } from '../../model/contract.ts'
import type { Job } from '../../model/job.ts'
import type { Run } from '../../model/run.ts'
import type { Runner } from '../../model/runner.ts'
import { deliveredFolder } from '../platform/ports.ts'
import { ingredientsOf, keyOf } from './key.ts'

/** What a job is about, and who runs it. */
export interface Subject {
  step: string
  contract: Contract
  runner: Runner
  /** Runs it a second time, apart from all that the first time stood on. */
  prover: Runner
}

/** A job with the name of all that can change its result. */
export interface Asked extends Subject {
  job: Job
  key: string
  /** The hash of what lies in each. */
  inputs: Record<string, string>
}

const hasMasked = ({ inputs, outputs }: Contract): boolean =>
  [...Object.values(inputs), ...Object.values(outputs)]
    .flatMap(({ datasets }) => Object.values(datasets))
    .some(({ columns = {} }) => Object.values(columns).some(({ masked }) => masked))

/** The folders of what a step gives to the next, by port. */
export const outputsOf = (job: Job): Record<string, string> =>
  Object.fromEntries(Object.keys(job.outputs).map((name) => [name, deliveredFolder(job, name)]))

/** The same run, with something to say about it. */
export const noted = (run: Run, note: string): Run => ({ ...run, notes: [...run.notes, note] })

/** Why a step is never kept; undefined where it may be. */
export function refusal({ contract, runner }: Subject): string | undefined {
  if (!runner.surroundings) return `the runner \`${runner.name}\` does not tell its surroundings`
  if (runner.isBlind?.(contract) && !contract.uses) return 'its contract does not say what it `uses`'
  return hasMasked(contract) ? 'it has masked columns' : undefined
}

/** Finds the key of a job; undefined where an input has what can not be hashed. */
export async function ask(subject: Subject, job: Job, folder: string): Promise<Asked | undefined> {
  const { contract, runner } = subject
  const surroundings = await runner.surroundings?.(job)
  const ingredients = ingredientsOf({ job, contract, runner: runner.name, surroundings, folder })
  return ingredients && { ...subject, job, key: keyOf(ingredients), inputs: ingredients.inputs }
}
