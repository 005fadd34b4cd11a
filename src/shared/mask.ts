const secretName = /key|token|secret|password/i

/** The names of an environment whose values are to be hidden. */
export const secretNames = (env: Record<string, string | undefined>): string[] =>
  Object.keys(env).filter((name) => secretName.test(name))

/** The values of an environment that are to be hidden, told by their names: such as hold a word for secrets, and some more. */
export function secretsIn(env: Record<string, string | undefined>, more: string[] = []): string[] {
  return Object.entries(env).flatMap(([name, value]) =>
    value !== undefined && (secretName.test(name) || more.includes(name)) ? [value] : [],
  )
}

/** What is shorter than three characters would hide everything. */
export const worthHiding = (secrets: Iterable<string>): string[] =>
  [...new Set(secrets)].filter((secret) => secret.length > 2)

const inAscii = (text: string, hex: (code: string) => string): string =>
  text.replaceAll(/[^\0-\x7e]/g, (unit) => `\\u${hex(unit.charCodeAt(0).toString(16).padStart(4, '0'))}`)

/** A secret as it stands in a text, and in the JSON of a log. */
function spellings(secret: string): string[] {
  const quoted = JSON.stringify(secret).slice(1, -1)
  const escaped = [(code: string) => code, (code: string) => code.toUpperCase()].map((hex) => inAscii(quoted, hex))
  return [secret, quoted, quoted.replaceAll('/', '\\/'), ...escaped]
}

/** Hides each secret in a text, the longest first. */
export function masker(secrets: Iterable<string>): (text: string) => string {
  const all = worthHiding(secrets).flatMap(spellings)
  const longestFirst = [...new Set(all)].toSorted((a, b) => b.length - a.length)
  return (text) => longestFirst.reduce((masked, secret) => masked.replaceAll(secret, '***'), text)
}

/** Hides secrets in every text of a JSON value. */
export function maskDeep<T>(value: T, mask: (text: string) => string): T {
  const change = (part: unknown): unknown => {
    if (typeof part === 'string') return mask(part)
    if (Array.isArray(part)) return part.map(change)
    if (part === null || typeof part !== 'object') return part
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, change(item)]))
  }
  // the shape is kept, only texts change
  return change(value) as T
}
