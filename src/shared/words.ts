/** `a`, `a` or `b`, `a`, `b` or `c`: names in backticks, cut after a dozen. */
export function oneOf(names: readonly string[], most = 12): string {
  const quoted = names.slice(0, most).map((name) => `\`${name}\``)
  if (names.length > most) return `${quoted.join(', ')} or ${names.length - most} more`
  const last = quoted.pop() ?? 'nothing'
  return quoted.length > 0 ? `${quoted.join(', ')} or ${last}` : last
}

/** `1 row`, `3 rows`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
