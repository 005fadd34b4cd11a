import type { Column, Dataset, Port } from '../model/contract.ts'
import type { Finding } from '../model/finding.ts'
import type { Location } from '../model/location.ts'
import { finding } from '../shared/finding.ts'
import { nearest } from '../shared/nearest.ts'
import { own } from '../shared/own.ts'
import { phrase } from '../shared/phrase.ts'
import { allOf } from '../shared/words.ts'
import { textTypesOf } from '../table/formats.ts'
import { matching, missingFiles } from './files.ts'
import { rows } from './rows.ts'
import { rules } from './rules.ts'
import type { Conflict } from './rule.ts'

interface Edge {
  /** `step.port` of the consumer. */
  place: string
  at: Location | undefined
  /** The format of the files that pass along it. */
  format?: string | undefined
}

function asFinding(code: string, { witness, ...conflict }: Conflict, { place, at }: Edge): Finding {
  const column = place.split('.').slice(2).join('.')
  const shown = witness === undefined ? {} : { witness: [{ [column]: witness === null ? null : String(witness) }] }
  return finding({ code, place, fault: 'consumer', at, ...conflict, ...shown })
}

function missingColumn(name: string, needed: Column, promised: Record<string, Column>): Conflict {
  const similar = nearest(name, Object.keys(promised))
  return {
    received: `lack of a column \`${name}\` among ${allOf(Object.keys(promised))}`,
    expected: phrase(needed),
    advice: similar === undefined ? 'write and declare it in the producer' : `rename \`${similar}\` on one side`,
  }
}

const maybeMissing = (name: string, needed: Column): Conflict => ({
  received: `promise of a column \`${name}\` that may be missing`,
  expected: phrase(needed),
  advice: 'write it always, or declare it `optional: true` at the consumer',
})

function compareColumn([name, needed]: [string, Column], promised: Record<string, Column>, edge: Edge): Finding[] {
  const there = { ...edge, place: `${edge.place}.${name}` }
  const given = own(promised, name)
  const wanted = needed.optional !== true
  if (!given) return wanted ? [asFinding('missing-column', missingColumn(name, needed, promised), there)] : []
  const missing = wanted && given.optional ? [asFinding('missing-column', maybeMissing(name, needed), there)] : []
  const broken = Object.entries(rules).flatMap(([code, rule]) => {
    const conflict = rule(given, needed, textTypesOf(edge.format))
    return conflict ? [asFinding(code, conflict, there)] : []
  })
  return [...missing, ...broken]
}

function extraColumns(promised: Dataset, needed: Dataset, edge: Edge): Finding[] {
  const known = Object.keys(needed.columns ?? {})
  const extra = Object.keys(promised.columns ?? {}).filter((name) => !known.includes(name))
  if (needed.fields !== 'exact' || extra.length === 0) return []
  const conflict = {
    received: `columns ${allOf(extra)}`,
    expected: `no more than ${allOf(known)}`,
    advice: 'drop them, or write `fields: subset`',
  }
  return [asFinding('extra-columns', conflict, edge)]
}

function undeclared(needed: Record<string, Column>): Conflict {
  return {
    received: 'promise of files whose columns nobody declares',
    expected: `columns ${allOf(Object.keys(needed))}`,
    advice: 'declare `columns` in the producer',
  }
}

function compareFormat(given: Dataset, needed: Dataset): Conflict | undefined {
  if (given.format === needed.format) return undefined
  const advice = 'write and read the same `format`'
  return { received: `promise of files in \`${given.format}\``, expected: `\`${needed.format}\``, advice }
}

function compareColumns(given: Dataset, needed: Dataset, edge: Edge): Finding[] {
  const { columns } = given
  if (!needed.columns) return []
  if (!columns) return [asFinding('missing-columns', undeclared(needed.columns), edge)]
  const whole = Object.entries({ format: compareFormat(given, needed), rows: rows(given, needed) })
  return [
    ...whole.flatMap(([code, conflict]) => (conflict ? [asFinding(code, conflict, edge)] : [])),
    ...Object.entries(needed.columns).flatMap((needs) =>
      compareColumn(needs, columns, { ...edge, format: needed.format }),
    ),
    ...extraColumns(given, needed, edge),
  ]
}

function compareDataset(promised: Dataset[], needed: Dataset, edge: Edge): Finding[] {
  const files = missingFiles(promised, needed)
  if (files) return [asFinding('missing-files', files, edge)]
  return matching(promised, needed).flatMap((given) => compareColumns(given, needed, edge))
}

/** What an output promises that an input does not accept: nothing, when the edge is sound. */
export function unsatisfied(output: Port, input: Port, edge: Edge): Finding[] {
  const promised = Object.values(output.datasets)
  return Object.values(input.datasets).flatMap((needed) => compareDataset(promised, needed, edge))
}
