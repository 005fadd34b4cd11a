import type { CheckItem, Contract } from '../model/contract.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { PipeproofError } from '../errors.ts'
import { nearest } from '../shared/nearest.ts'
import { kindOf } from '../shared/schema.ts'
import type { WrittenCheck } from './written.ts'

type Path = (string | number)[]

const severities = ['error', 'warning'] as const

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

interface Place {
  doc: SourceDocument
  path: Path
}

const wrong = ({ doc, path }: Place, received: unknown, expected: string): PipeproofError =>
  new PipeproofError(
    'wrongValue',
    { received: kindOf(received), place: `\`${path.join('.')}\``, expected },
    { at: doc.at(path) },
  )

function shareOf(mostly: unknown, place: Place): number | undefined {
  if (mostly === undefined) return undefined
  if (typeof mostly === 'number' && mostly > 0 && mostly <= 1) return mostly
  throw wrong(place, mostly, 'a share of the rows: more than 0, at most 1')
}

function severityOf(severity: unknown, place: Place): CheckItem['severity'] {
  const found = severities.find((name) => name === (severity ?? 'error'))
  if (found) return found
  throw wrong(place, severity, '`error` or `warning`')
}

/** What stands under the name of a check: its options, or the value of its main one. */
function optionsOf(written: unknown): Record<string, unknown> {
  if (written === null || written === undefined) return {}
  return isMap(written) ? written : { value: written }
}

function itemOf(written: WrittenCheck, { doc, path }: Place): CheckItem {
  // the schema has proved that a map has one key
  const [name = '', under] = typeof written === 'string' ? [written] : (Object.entries(written)[0] ?? [])
  const { mostly, severity, ...options } = optionsOf(under)
  const share = shareOf(mostly, { doc, path: [...path, name, 'mostly'] })
  return {
    name,
    options,
    ...(share !== undefined && { mostly: share }),
    severity: severityOf(severity, { doc, path: [...path, name, 'severity'] }),
    at: doc.at(path),
  }
}

function demandPort(name: string, { inputs, outputs }: Contract, doc: SourceDocument): void {
  const known = [...Object.keys(inputs), ...Object.keys(outputs)]
  const at = doc.atKey(['checks', name])
  const count = known.filter((each) => each === name).length
  if (count === 0)
    throw new PipeproofError(
      'unknownKey',
      { key: name, place: '`checks`', known, nearest: nearest(name, known) },
      { at },
    )
  if (count === 1) return
  const facts = {
    received: `\`${name}\``,
    place: '`checks`',
    expected: 'a port of one side only',
    advice: 'rename one of both',
  }
  throw new PipeproofError('wrongValue', facts, { at })
}

/** The checks of each port as they are listed; what their names mean is known to the checks alone. */
export function checksOf(
  written: Record<string, WrittenCheck[]>,
  contract: Contract,
  doc: SourceDocument,
): Record<string, CheckItem[]> {
  const entries = Object.entries(written).map(([port, list]) => {
    demandPort(port, contract, doc)
    return [port, list.map((item, index) => itemOf(item, { doc, path: ['checks', port, index] }))]
  })
  return Object.fromEntries(entries)
}
