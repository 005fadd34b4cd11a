import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { userEnvironment, vitestCommand } from './frameworks.ts'
import { eventually } from './processes.ts'

const result = /^ *[✓×] (\S+\.(?:ts|yaml))/gm

/** How often each step ran, and how often a result was there for it. */
export interface Steps {
  ran: number
  served: number
}

export interface Again {
  files: string[]
  /** By pipeline and step, what really ran. */
  steps: Record<string, Steps>
  /** From the change to the first result. */
  firstSeconds: number
}

export interface Watched {
  /** What ran again because of a change; undefined where nothing did. */
  after(change: () => void, withinMs?: number): Promise<Again | undefined>
  end(): Promise<void>
}

interface Written {
  pipeline: string
  runs?: { step: string; served?: boolean }[]
  others?: Written[]
}

function stepsIn(records: Written[]): Record<string, Steps> {
  const steps: Record<string, Steps> = {}
  for (const { pipeline, runs = [], others = [] } of records) {
    Object.assign(steps, stepsIn(others))
    for (const { step, served } of runs) {
      const sum = (steps[`${pipeline}.${step}`] ??= { ran: 0, served: 0 })
      sum[served === true ? 'served' : 'ran'] += 1
    }
  }
  return steps
}

/** Starts Vitest in watch mode, as in a terminal, and waits for its first results. */
export async function watchVitest(folder: string): Promise<Watched> {
  const [node = '', entry = ''] = vitestCommand(folder)
  const options = { cwd: folder, env: userEnvironment(), extendEnv: false, reject: false, all: true } as const
  const vitest = execa(node, [entry, '--watch', '--reporter=verbose'], { ...options, stdin: 'pipe' })
  let printed = ''
  vitest.all.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  const ends = (): number => printed.match(/^ *Duration/gm)?.length ?? 0
  const runs = join(folder, '.pipeproof/runs')
  const seen = new Set<string>()
  const newRecords = (): Written[] =>
    (existsSync(runs) ? readdirSync(runs) : [])
      .map((id) => join(runs, id, 'record.json'))
      .filter((path) => !seen.has(path) && existsSync(path))
      .map((path) => {
        seen.add(path)
        // pipeproof wrote it
        return JSON.parse(readFileSync(path, 'utf8')) as Written
      })
  const settled = async (count: number): Promise<void> => {
    if (!(await eventually(() => ends() >= count, 90_000))) throw new Error(`no end was seen in: ${printed}`)
  }
  await settled(1)
  newRecords()
  return {
    async after(change, withinMs = 90_000) {
      const [before, from] = [ends(), printed.length]
      const started = performance.now()
      change()
      if (!(await eventually(() => printed.slice(from).includes('RERUN'), withinMs))) return undefined
      await eventually(() => printed.slice(from).search(result) >= 0, withinMs)
      const firstSeconds = (performance.now() - started) / 1000
      await settled(before + 1)
      const files = [...printed.slice(from).matchAll(result)].map(([, file = '']) => file)
      return { files: [...new Set(files)].toSorted(), steps: stepsIn(newRecords()), firstSeconds }
    },
    async end() {
      vitest.kill('SIGINT')
      await vitest
    },
  }
}
