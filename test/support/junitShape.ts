interface Rule {
  attributes: string[]
  /** In the order in which they stand, as the schema has them. */
  inside: string[]
}

/** What the schema that CI servers share demands of each element. */
const rules: Record<string, Rule> = {
  testsuites: { attributes: ['tests', 'failures', 'errors', 'time'], inside: ['testsuite'] },
  testsuite: {
    attributes: ['name', 'tests', 'failures', 'errors', 'skipped', 'time', 'timestamp'],
    inside: ['properties', 'testcase', 'system-out', 'system-err'],
  },
  properties: { attributes: [], inside: ['property'] },
  property: { attributes: ['name', 'value'], inside: [] },
  testcase: {
    attributes: ['name', 'classname', 'time'],
    inside: ['properties', 'skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  skipped: { attributes: [], inside: [] },
  error: { attributes: [], inside: [] },
  failure: { attributes: [], inside: [] },
  'system-out': { attributes: [], inside: [] },
  'system-err': { attributes: [], inside: [] },
}

const token = /<(?:(\/)?([\w-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/)?>|\?[^>]*\?>|!\[CDATA\[[\s\S]*?\]\]>)|([^<]+)|(<)/g

const wrongIn = (name: string, attributes: string, outer: string | undefined): string[] => {
  const rule = rules[name]
  if (!rule) return [`<${name}> is not known`]
  const missing = rule.attributes.filter((attribute) => !attributes.includes(` ${attribute}="`))
  const place = outer === undefined ? name === 'testsuites' : (rules[outer]?.inside.includes(name) ?? false)
  return [
    ...missing.map((attribute) => `<${name}> has no ${attribute}`),
    ...(place ? [] : [`<${name}> stands in <${outer}>`]),
  ]
}

/** What of a JUnit report CI servers would not take; numbers that do not add up included. */
export function wrongInJunit(xml: string): string[] {
  const wrong: string[] = []
  const open: string[] = []
  const counted: Record<string, number> = {}
  for (const [, closes, name, attributes = '', ends, text, stray] of xml.matchAll(token)) {
    if (stray !== undefined) wrong.push('a `<` that opens nothing')
    if (text?.trim() && /&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text)) wrong.push('a bare `&`')
    if (name === undefined) continue
    if (closes !== undefined) {
      if (open.pop() !== name) wrong.push(`</${name}> closes another element`)
      continue
    }
    wrong.push(...wrongIn(name, ` ${attributes}`, open.at(-1)))
    counted[name] = (counted[name] ?? 0) + 1
    if (ends === undefined) open.push(name)
  }
  const head = /<testsuites[^>]*>/.exec(xml)?.[0] ?? ''
  for (const [attribute, element] of [
    ['tests', 'testcase'],
    ['failures', 'failure'],
  ] as const)
    if (!head.includes(` ${attribute}="${counted[element] ?? 0}"`)) wrong.push(`${attribute} do not add up`)
  return [...wrong, ...open.map((name) => `<${name}> is not closed`)]
}
