import type { Sheet, Sheets } from './relation.ts'

export const heightOf = (sheet: Sheet): number => sheet[0]?.values.length ?? 0

/** Some rows of a sheet, by their numbers. */
export const picked = (sheet: Sheet, rows: number[]): Sheet =>
  sheet.map((column) => ({ ...column, values: rows.map((row) => column.values[row] ?? null) }))

export const numbersOf = (sheet: Sheet): number[] => Array.from({ length: heightOf(sheet) }, (_, row) => row)

/** Every sheet changed in the same way. */
export const each = (sheets: Sheets, change: (sheet: Sheet) => Sheet): Sheets =>
  Object.fromEntries(Object.entries(sheets).map(([file, sheet]) => [file, change(sheet)]))
