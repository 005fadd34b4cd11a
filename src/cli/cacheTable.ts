const minute = 60_000
const units = { m: minute, h: 60 * minute, d: 24 * 60 * minute }
type Unit = keyof typeof units

/** `7d`, `12h` or `30m` in milliseconds. */
export function durationMs(text: string): number | undefined {
  const [, count, unit] = /^(\d+)([mhd])$/.exec(text) ?? []
  // the pattern lets only units through
  return count === undefined ? undefined : Number(count) * units[unit as Unit]
}

/** How long ago something was, in the unit that says enough. */
export function age(time: number, now: number = Date.now()): string {
  if (time === 0) return '-'
  const ago = Math.max(0, now - time)
  if (ago < units.h) return `${Math.floor(ago / units.m)} min ago`
  if (ago < 2 * units.d) return `${Math.floor(ago / units.h)} h ago`
  return `${Math.floor(ago / units.d)} d ago`
}

export function size(bytes: number): string {
  const names = ['B', 'kB', 'MB', 'GB']
  const power = Math.min(names.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  const value = bytes / 1000 ** power
  return `${power === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${names[power] ?? 'B'}`
}

/** Rows as columns of equal width. */
export function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const lines = rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  )
  return `${lines.join('\n')}\n`
}
