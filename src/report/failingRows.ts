import type { Finding } from '../model/finding.ts'

const cell = (value: string | null): string => {
  const text = value ?? ''
  // a null and an empty text differ, as they do in the data
  return text === '' && value !== null ? '""' : /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The rows that show a finding as CSV: where each stands, and its values. */
export function failingRows({ sample, witness = [] }: Finding): string | undefined {
  const rows = [
    ...sample.map(({ file, row, values }) => ({ place: [file, String(row)], values })),
    ...witness.map((values) => ({ place: [null, null], values })),
  ]
  if (rows.length === 0) return undefined
  const names = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))]
  const lines = rows.map(({ place, values }) => [...place, ...names.map((name) => values[name] ?? null)])
  return [['file', 'row', ...names], ...lines].map((line) => `${line.map(cell).join(',')}\n`).join('')
}
