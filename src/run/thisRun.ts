import { randomBytes } from 'node:crypto'
import { hash } from '../shared/hash.ts'
import { testRun } from './cache/testRun.ts'

const variable = 'PIPEPROOF_RUN'
const newId = (): string => randomBytes(4).toString('hex')

interface Told {
  id: string
  command: string[]
}

/** What the process that started this one told of the test run. */
function told(): Told | undefined {
  try {
    const { id, command }: Record<string, unknown> = JSON.parse(process.env[variable] ?? '')
    if (typeof id !== 'string' || !/^[0-9a-f]{8}$/.test(id) || !Array.isArray(command)) return undefined
    return { id, command: command.map(String) }
  } catch {
    return undefined
  }
}

/** Names a test run for all workers that are started from here on. */
export function beginTestRun(command: string[]): void {
  process.env[variable] = JSON.stringify({ id: newId(), command } satisfies Told)
}

/** Names the folder of this test run: the same in all its workers, unless it was asked for by itself. */
export function runId(own: boolean): string {
  // without our preset the process that is the run tells as much, where it can be known
  return own ? newId() : (told()?.id ?? hash(testRun(), 8))
}

/** The arguments of the framework's command line, where our preset saw them. */
export const commandNow = (): string[] | undefined => told()?.command
