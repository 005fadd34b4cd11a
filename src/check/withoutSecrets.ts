import type { ColumnQuality, DatasetQuality } from '../model/quality.ts'

const shown = ({ nulls, ...values }: ColumnQuality, hidden: Set<string>): ColumnQuality => ({
  nulls,
  ...Object.fromEntries(Object.entries(values).filter(([, value]) => !hidden.has(String(value)))),
})

/** The figures of a dataset but for those that are a secret: of one row, each value is its own extreme. */
export function withoutSecrets(quality: DatasetQuality, secrets: string[]): DatasetQuality {
  if (!quality.columns || secrets.length === 0) return quality
  const hidden = new Set(secrets)
  const columns = Object.entries(quality.columns).map(([name, column]) => [name, shown(column, hidden)])
  return { ...quality, columns: Object.fromEntries(columns) }
}
