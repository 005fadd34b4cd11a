import type { Contract } from '../model/contract.ts'
import type { SourceDocument } from '../shared/yaml.ts'
import { PipeproofError } from '../errors.ts'
import { nearest } from '../shared/nearest.ts'
import { portsSeenFrom, references, referred } from '../shared/referred.ts'
import { oneOf } from '../shared/words.ts'
import { declaredColumns, type Declared } from './declared.ts'

/** A column refers to one that is declared. */
export function demandReferences(contract: Contract, declared: Declared[], doc: SourceDocument): void {
  for (const dataset of declared) {
    const ports = portsSeenFrom(dataset.side, contract)
    for (const { column, path } of declaredColumns(dataset)) {
      if (column.references === undefined || referred(column.references, ports)) continue
      const place = [...path, 'references']
      const known = references(ports)
      const similar = nearest(column.references, known)
      const facts = {
        received: `\`${column.references}\``,
        place: `\`${place.join('.')}\``,
        expected: oneOf(known),
        advice: similar === undefined ? 'declare that column' : `write \`${similar}\``,
      }
      throw new PipeproofError('wrongValue', facts, { at: doc.at(place) })
    }
  }
}
