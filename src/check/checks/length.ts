import type { Column } from '../../model/contract.ts'
import type { RowsCheck } from '../../model/check.ts'
import { phrase } from '../../shared/phrase.ts'
import { identifier } from '../../table/sql.ts'

/** Every text has a length within `minLength` and `maxLength`, counted in characters. */
export function length(name: string, column: Column): RowsCheck | undefined {
  const { minLength, maxLength } = column
  const characters = `length(${identifier(name)})`
  const broken = [
    minLength !== undefined && `${characters} < ${minLength}`,
    maxLength !== undefined && `${characters} > ${maxLength}`,
  ].filter((condition) => condition !== false)
  if (broken.length === 0) return undefined
  return {
    on: 'rows',
    name: 'length',
    column: name,
    expects: phrase(column),
    advice: 'mend the texts, or widen the lengths',
    violates: `(${broken.join(' OR ')})`,
  }
}
