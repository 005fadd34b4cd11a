import type { Column, Dataset, Port } from '../model/contract.ts'
import type { Finding } from '../model/finding.ts'
import type { Location } from '../model/location.ts'
import { finding } from '../shared/finding.ts'
import { nearest } from '../shared/nearest.ts'
import { phrase } from '../shared/phrase.ts'
import { allOf } from '../shared/words.ts'
import { matching, missingFiles } from './files.ts'
import { rules } from './rules.ts'
import type { Conflict } from './rule.ts'

interface Edge {
  /** `step.port` of the consumer. */
  place: string
  at: Location | undefined
}

function asFinding(code: string, { witness, ...conflict }: Conflict, { place, at }: Edge): Finding {
  const column = place.split('.').at(-1) ?? place
  const shown = witness === undefined ? {} : { witness: { [column]: witness === null ? null : String(witness) } }
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

function compareColumn([name, needed]: [string, Column], promised: Record<string, Column>, edge: Edge): Finding[] {
  const there = { ...edge, place: `${edge.place}.${name}` }
  const given = Object.hasOwn(promised, name) ? promised[name] : undefined
  if (!given || (given.optional && !needed.optional)) {
    return needed.optional ? [] : [asFinding('missing-column', missingColumn(name, needed, promised), there)]
  }
  return Object.entries(rules).flatMap(([code, rule]) => {
    const conflict = rule(given, needed)
    return conflict ? [asFinding(code, conflict, there)] : []
  })
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

function compareDataset(promised: Dataset[], needed: Dataset, edge: Edge): Finding[] {
  const files = missingFiles(promised, needed)
  if (files) return [asFinding('missing-files', files, edge)]
  const given = matching(promised, needed)
  const columns = given?.columns
  if (!given || !needed.columns) return []
  if (!columns) {
    const conflict = {
      received: 'promise of files whose columns nobody declares',
      expected: `columns ${allOf(Object.keys(needed.columns))}`,
      advice: 'declare `columns` in the producer',
    }
    return [asFinding('missing-columns', conflict, edge)]
  }
  return [
    ...Object.entries(needed.columns).flatMap((needs) => compareColumn(needs, columns, edge)),
    ...extraColumns(given, needed, edge),
  ]
}

/** What an output promises that an input does not accept: nothing, when the edge is sound. */
export function unsatisfied(output: Port, input: Port, edge: Edge): Finding[] {
  const promised = Object.values(output.datasets)
  return Object.values(input.datasets).flatMap((needed) => compareDataset(promised, needed, edge))
}
