import type { Table } from '../model/table.ts'
import { PipeproofError } from '../errors.ts'
import { shown } from '../shared/paths.ts'

/** Files to learn from have to be whole: what could not be read is an error, not a finding. */
export function demandWhole({ broken: [broken] }: Pick<Table, 'broken'>, format: string): void {
  if (!broken) return
  const { file, line = 1, reason } = broken
  const facts = { received: reason, place: `\`${shown(file)}\``, expected: `a file that can be read as ${format}` }
  throw new PipeproofError(
    'wrongValue',
    { ...facts, advice: 'mend it, or leave it out' },
    { at: { file, line, column: 1 } },
  )
}
