import type { TestFacts } from './model/facts.ts'
import type { Finding } from './model/finding.ts'
import type { Plan, PlannedTest, Question } from './model/plan.ts'
import type { Performed } from './perform.ts'
import { isError } from './shared/finding.ts'
import { rowsIn } from './tables.ts'

const most = 20

/** A test, what it found, and the runs that it asked for. */
export interface Answered {
  plan: Plan
  planned: PlannedTest
  /** The title of its group. */
  group: string
  findings: Finding[]
  runs: Performed[]
  /** Names the input that failed. */
  replay?: string | undefined
}

/** The steps whose runs answer a question. */
export function stepsOf(question: Question, all: string[]): string[] {
  if ('step' in question) return [question.step]
  if (question.kind === 'written') return [question.link.from.step]
  if (question.kind === 'accepted') return [question.link.to.step]
  if (question.kind === 'across') return all.filter((step) => question.place.startsWith(`${step}.`))
  return question.kind === 'whole' ? all : []
}

function verdictOf(findings: Finding[]): TestFacts['verdict'] {
  if (findings.some(isError)) return 'failed'
  return findings.length > 0 ? 'warned' : 'passed'
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))

/** The rows of one side of a run; what was counted when its data was judged is not counted again. */
async function rowsOf({ quality }: Performed, ports: Performed['inputs'], isInput: boolean): Promise<number> {
  // an input and an output may have one name
  const judged = quality.filter(({ given = false, rows }) => given === isInput && rows !== undefined)
  const known = new Set(judged.map(({ step, port }) => `${step}.${port}`))
  const others = await rowsIn(Object.values(ports).filter(({ place }) => !known.has(place)))
  return judged.reduce((sum, { rows = 0 }) => sum + rows, others)
}

async function sumOf(runs: Performed[], rows: (run: Performed) => Promise<number>): Promise<number> {
  return (await Promise.all(runs.map(rows))).reduce((sum, each) => sum + each, 0)
}

async function usageOf(runs: Performed[]): Promise<Partial<TestFacts>> {
  if (runs.length === 0) return {}
  const peaks = runs.flatMap(({ run }) => run.usage.peakMemoryMb ?? [])
  const scores = runs.flatMap(({ quality }) => quality.map(({ score }) => score))
  const read = await sumOf(runs, (run) => rowsOf(run, run.inputs, true))
  const written = await sumOf(runs, (run) => rowsOf(run, run.outputs, false))
  return {
    ...(peaks.length > 0 && { peakMemoryMb: rounded(Math.max(...peaks), 1) }),
    rows: { in: read, out: written },
    ...(scores.length > 0 && { score: rounded(Math.min(...scores), 4) }),
  }
}

/** What reports tell of a test in names and numbers. */
export async function factsOf({ plan, planned, group, findings, runs, replay }: Answered): Promise<TestFacts> {
  const { question, kind } = planned
  const fresh = runs.filter(({ run }) => !run.served)
  return {
    pipeline: plan.title,
    kind,
    ...('step' in question && { step: question.step }),
    ...('link' in question && { edge: group }),
    verdict: verdictOf(findings),
    findings: findings
      .slice(0, most)
      .map(({ code, place, count }) => ({ code, place, ...(count !== undefined && { count }) })),
    runs: runs.length,
    served: runs.length - fresh.length,
    seconds: rounded(
      fresh.reduce((sum, { run }) => sum + run.usage.seconds, 0),
      3,
    ),
    ...(await usageOf(runs)),
    ...(replay !== undefined && { replay }),
  }
}
