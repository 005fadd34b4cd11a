import type { Job } from '../model/job.ts'
import type { Run } from '../model/run.ts'
import type { Runner } from '../model/runner.ts'
import { commandRunner } from './runners/command.ts'
import { containerRunner } from './runners/container.ts'
import { processRunner } from './runners/process.ts'
import { pythonRunner } from './runners/python.ts'

async function inTurn(jobs: Job[]): Promise<Run[]> {
  const runs: Run[] = []
  for (const job of jobs) runs.push(await commandRunner.run(job))
  return runs
}

const isCommand = ({ command }: Job): boolean => command !== undefined

/** A runner of Python scripts leaves the commands to the one that knows them. */
function orCommand(runner: Runner): Runner {
  return {
    name: runner.name,
    run: (job) => (isCommand(job) ? commandRunner : runner).run(job),
    surroundings: async (job) => (isCommand(job) ? commandRunner : runner).surroundings?.(job),
    isBlind: ({ command }) => command !== undefined,
    ...(runner.runMany && {
      runMany: async (jobs: Job[]) => (jobs.some(isCommand) ? inTurn(jobs) : (runner.runMany?.(jobs) ?? [])),
    }),
  }
}

/** Every runner, by its name. */
export const runners = {
  python: orCommand(pythonRunner),
  process: orCommand(processRunner),
  command: commandRunner,
  container: containerRunner,
} satisfies Record<string, Runner>

export type RunnerName = keyof typeof runners

/** The runner that a user means: one of ours by its name, or one of their own. */
export const runnerFor = (wanted: RunnerName | Runner = 'python'): Runner =>
  typeof wanted === 'string' ? runners[wanted] : wanted
