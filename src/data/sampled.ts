import { PipeproofError } from '../errors.ts'
import type { Dataset } from '../model/contract.ts'
import type { Sampler } from '../model/sampler.ts'
import { validRows } from './rows.ts'

const alone: Dataset = {
  name: 'sample',
  files: 'sample.csv',
  patterns: ['sample.csv'],
  format: 'csv',
  rows: { min: 0 },
  fields: 'subset',
  ordered: false,
}

/** Values that a column allows, the same ones every time. */
export const sampled: Sampler = ({ nullable: _, unique: __, nullFraction: ___, generator: ____, ...value }) => {
  try {
    const rows = validRows({ ...alone, columns: { value } }, { rows: 60, seed: '', place: 'sample' })
    return rows.map((row) => row['value'] ?? null)
  } catch (error) {
    if (error instanceof PipeproofError) return []
    throw error
  }
}
