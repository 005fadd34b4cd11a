import type { Column } from '../model/contract.ts'
import { forms } from '../table/forms.ts'
import { identifier } from '../table/sql.ts'

/** The value behind the text: `1`, `01` and `1.0` are one integer. */
export function valueOf(name: string, { type }: Column): string {
  const text = identifier(name)
  return type === 'integer' || type === 'number'
    ? `coalesce(TRY_CAST(${text} AS ${forms[type].sql})::VARCHAR, ${text})`
    : text
}
