import type { CheckItem } from '../model/contract.ts'
import type { Pipeline } from '../model/pipeline.ts'
import { PipeproofError } from '../errors.ts'
import { itemOf, type WrittenCheck } from '../shared/checkItems.ts'
import { nearest } from '../shared/nearest.ts'
import { portsOf } from '../shared/portsOf.ts'
import type { SourceDocument } from '../shared/yaml.ts'

/** The checks that a pipeline lists, by the port that they are about: what their names mean is known to the checks alone. */
export function checksOf(
  written: Record<string, WrittenCheck[]>,
  { steps }: Pipeline,
  doc: SourceDocument,
): Record<string, CheckItem[]> {
  const ports = portsOf(steps)
  const entries = Object.entries(written).map(([place, list]) => {
    const port = ports.find(({ name }) => name === place)
    const known = ports.map(({ name }) => name)
    const facts = { key: place, place: '`checks`', known, nearest: nearest(place, known) }
    if (!port) throw new PipeproofError('unknownKey', facts, { at: doc.atKey(['checks', place]) })
    return [place, list.map((item, index) => itemOf(item, port, { doc, path: ['checks', place, index] }))]
  })
  return Object.fromEntries(entries)
}
