import { dirname, resolve } from 'node:path'
import type { Expectation, Golden, Standing, Wanted } from '../model/expectation.ts'
import type { Location } from '../model/location.ts'
import { PipeproofError } from '../errors.ts'
import { comparisonOf } from './comparison.ts'
import { expressionIn } from './expression.ts'
import { BrokenFormula, formulaOf } from './formula.ts'
import type { SourceDocument } from './yaml.ts'

type Path = (string | number)[]

interface Place {
  doc: SourceDocument
  path: Path
}

const under = ({ doc, path }: Place, ...more: Path): { place: string; at: Location } => ({
  place: `\`${['expect', ...more.filter((part) => typeof part === 'string')].join('.')}\``,
  at: doc.at([...path, ...more]),
})

/** An expression that can not be read would fail no test before its step has run. */
function demandText(text: string, { place, at }: { place: string; at: Location }): void {
  try {
    expressionIn(text)
  } catch {
    const facts = { received: `\`${text}\``, place, expected: 'a text or a regular expression' }
    throw new PipeproofError('wrongValue', facts, { at })
  }
}

const written = (wanted: Wanted): string =>
  typeof wanted === 'object' && wanted !== null ? `min: ${wanted.min}, max: ${wanted.max}` : String(wanted)

function demandWanted(wanted: Wanted, isCount: boolean, { place, at }: { place: string; at: Location }): void {
  const comparison = comparisonOf(wanted)
  if (comparison && (comparison.isNumeric || !isCount)) return
  const forms = '`>= 1`, `0.8..1`, `0.9 ± 0.01`'
  const expected = isCount ? `a number or a comparison such as ${forms}` : `a value or a comparison such as ${forms}`
  throw new PipeproofError('wrongValue', { received: `\`${written(wanted)}\``, place, expected }, { at })
}

function demandCondition(expression: string, { place, at }: { place: string; at: Location }): void {
  try {
    formulaOf(expression)
  } catch (error) {
    if (!(error instanceof BrokenFormula)) throw error
    const expected = 'a condition such as `seconds < rows.orders / 1000`'
    throw new PipeproofError('wrongValue', { received: error.message, place, expected }, { at })
  }
}

/** Golden files are meant from the file that names them. */
function goldenOf(outputs: Record<string, Golden>, folder: string): Record<string, Golden> {
  const resolved = Object.entries(outputs).map(([port, each]) => [
    port,
    { ...each, golden: resolve(folder, each.golden) },
  ])
  return Object.fromEntries(resolved)
}

/** An expectation as it is written, of which each part can be read. */
export function expectationOf(expect: Expectation, place: Place): Expectation {
  const { fails, outputs, metrics = {}, rows = {}, log = [], noLog = [], rules = [] } = expect
  if (fails !== undefined) demandText(fails, under(place, 'fails'))
  for (const [index, text] of log.entries()) demandText(text, under(place, 'log', index))
  for (const [index, text] of noLog.entries()) demandText(text, under(place, 'noLog', index))
  for (const [file, values] of Object.entries(metrics))
    for (const [path, wanted] of Object.entries(values))
      demandWanted(wanted, false, under(place, 'metrics', file, path))
  for (const [port, wanted] of Object.entries(rows)) demandWanted(wanted, true, under(place, 'rows', port))
  for (const [index, { expression }] of rules.entries())
    demandCondition(expression, under(place, 'rules', index, 'expression'))
  return outputs ? { ...expect, outputs: goldenOf(outputs, dirname(place.doc.file)) } : expect
}

/** What is expected of every run: that it refuses its input, or writes the same, can be said of a case only. */
export function standingOf(expect: Expectation, place: Place): Standing {
  const key = (['fails', 'outputs'] as const).find((name) => name in expect)
  if (key === undefined) return expectationOf(expect, place)
  const known = ['metrics', 'files', 'rows', 'log', 'noLog', 'noWarnings', 'budget', 'rules']
  const facts = { key, place: '`expect` of every run', known, nearest: undefined }
  throw new PipeproofError('unknownKey', facts, { at: place.doc.atKey([...place.path, key]) })
}
