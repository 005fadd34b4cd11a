function joined(names: readonly string[], last: 'or' | 'and'): string {
  const most = 12
  const quoted = names.slice(0, most).map((name) => `\`${name}\``)
  if (names.length > most) return `${quoted.join(', ')} ${last} ${names.length - most} more`
  const final = quoted.pop() ?? 'nothing'
  return quoted.length > 0 ? `${quoted.join(', ')} ${last} ${final}` : final
}

/** `a`, `b` or `c`: what would have been right. */
export const oneOf = (names: readonly string[]): string => joined(names, 'or')

/** `a`, `b` and `c`: what was there. */
export const allOf = (names: readonly string[]): string => joined(names, 'and')

/** `1 row`, `3 rows`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** A share in percent, to a tenth; neither a few are told as none, nor nearly all as all. */
export function percent(share: number): string {
  const rounded = Number((share * 100).toFixed(1))
  if (rounded === 0 && share > 0) return 'under 0.1 %'
  return rounded === 100 && share < 1 ? 'over 99.9 %' : `${rounded} %`
}

/** Its beginning, where it is too long to be read. */
export const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text)
