import type { Budget, RunRule } from '../../model/expectation.ts'
import type { Finding } from '../../model/finding.ts'
import { finding } from '../../shared/finding.ts'
import { formulaOf, type FormulaValue } from '../../shared/formula.ts'
import { own } from '../../shared/own.ts'
import { BrokenDocument } from '../documents.ts'
import { documentIn } from './document.ts'
import { measures, rounded } from './measures.ts'
import type { Outcome } from './outcome.ts'
import { reach } from './path.ts'
import { rowsIn } from './rows.ts'
import { writtenBy } from './written.ts'

const code = 'expect-rules'

/** The values under a name: none where it is not told, several where files differ. */
type Found = FormulaValue[]

function inDocument(path: string, metric: string): Found {
  try {
    const value = reach(documentIn(path), metric)?.value
    return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' ? [value] : []
  } catch (error) {
    if (error instanceof BrokenDocument) return []
    throw error
  }
}

const metric = (path: string, outcome: Outcome): Found =>
  writtenBy(outcome)
    .filter(({ file }) => /\.json(\.gz)?$/.test(file))
    .flatMap((written) => inDocument(written.path, path))

async function valuesOf(name: string, outcome: Outcome): Promise<Found> {
  const { run, inputs, outputs } = outcome
  const [first = '', port = '', dataset] = name.split('.')
  if (first === 'metrics') return metric(name.slice('metrics.'.length), outcome)
  if (first === 'rows') {
    const observed = own(outputs, port) ?? own(inputs, port)
    return observed ? [await rowsIn(observed, dataset)] : []
  }
  const measure = own<(typeof measures)[keyof Budget]>(measures, name)
  return [name === 'exitCode' ? run.exitCode : measure?.(outcome)].filter((value) => value !== undefined)
}

const shown = (value: FormulaValue): string => (typeof value === 'number' ? rounded(value) : String(value))

function untold(name: string, { length }: Found, { rule, outcome }: { rule: RunRule; outcome: Outcome }): Finding {
  return finding({
    code,
    severity: rule.severity ?? 'error',
    place: outcome.step,
    fault: 'contract',
    received: `${length === 0 ? 'lack of' : `${length} values for`} \`${name}\``,
    expected: `one for the rule \`${rule.name}\``,
    advice: name.startsWith('metrics.')
      ? 'write it to one JSON file of the outputs, or change the rule'
      : 'use a runner that tells it, or change the rule',
  })
}

async function judged(rule: RunRule, outcome: Outcome): Promise<Finding[]> {
  const { names, holds } = formulaOf(rule.expression)
  const values = new Map<string, FormulaValue>()
  for (const name of names) {
    const found = await valuesOf(name, outcome)
    const [value, second] = found
    if (value === undefined || second !== undefined) return [untold(name, found, { rule, outcome })]
    values.set(name, value)
  }
  if (holds((name) => values.get(name) ?? NaN)) return []
  const received = [...values].map(([name, value]) => `\`${name}\` of ${shown(value)}`).join(' and ')
  return [
    finding({
      code,
      severity: rule.severity ?? 'error',
      place: outcome.step,
      fault: 'script',
      received,
      expected: `\`${rule.expression}\` (${rule.name})`,
      advice: rule.advice ?? 'mend the script, or change the rule',
    }),
  ]
}

/** Rules that a run does not keep. */
export async function rules(expected: RunRule[], outcome: Outcome): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const rule of expected) findings.push(...(await judged(rule, outcome)))
  return findings
}
