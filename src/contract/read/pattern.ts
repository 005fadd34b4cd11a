import type { Part } from '../../shared/reading/part.ts'

/** How a notation reads a pattern: what of the value it looks at, and in whose dialect. */
export interface PatternUse {
  looks: 'whole' | 'start' | 'anywhere'
  dialect: 'JavaScript' | 'Python' | 'XML Schema' | 'the database'
}

const isPattern = (text: string): boolean => {
  try {
    return RegExp(text, 'u') instanceof RegExp
  } catch {
    return false
  }
}

/** The alternatives of a pattern, split at each `|` that is in no group and no class. */
export function alternatives(pattern: string): string[] {
  const found = ['']
  let depth = 0
  let inClass = false
  for (const piece of pattern.match(/\\.|[^]/gsu) ?? []) {
    if (inClass) inClass = piece !== ']'
    else if (piece === '[') inClass = true
    else if (piece === '(') depth++
    else if (piece === ')') depth--
    if (piece === '|' && depth === 0 && !inClass) found.push('')
    else found.push(`${found.pop() ?? ''}${piece}`)
  }
  return found
}

const any = String.raw`[\s\S]*`
const hasEnd = (text: string): boolean => /(?<!\\)(?:\\\\)*\$$/.test(text)

/** Without the group around all of it, if there is one. */
function unwrapped(text: string): string {
  const inner = text.startsWith('(?:') && text.endsWith(')') ? text.slice(3, -1) : undefined
  // of two groups side by side, `a)(?:b` would be left, which is no pattern
  return inner !== undefined && isPattern(inner) ? inner : text
}

/** What fits the whole value where `text` fits a part of it. */
function widened(text: string, looks: 'start' | 'anywhere'): string {
  const fromStart = looks === 'start' || text.startsWith('^')
  const body = text.replace(/^\^/, '')
  const toEnd = hasEnd(body)
  const inner = toEnd ? body.slice(0, -1) : body
  return fromStart && toEnd ? unwrapped(inner) : `${fromStart ? '' : any}${inner}${toEnd ? '' : any}`
}

/** A pattern that must fit the whole value, as ours do. */
export function whole(pattern: string, looks: PatternUse['looks']): string {
  if (looks === 'whole') return pattern
  return alternatives(pattern)
    .map((part) => widened(part, looks))
    .join('|')
}

const foreign = /(?<!\\)(?:\\\\)*\\[dDwWsSbB]/
const subtraction = /(?<!\\)\[[^\]]*-\[/

function keepable(text: string, dialect: PatternUse['dialect']): boolean {
  if (!isPattern(text)) return false
  return dialect !== 'XML Schema' || !(subtraction.test(text) || /\\[cip]/.test(text))
}

/** The pattern at a key, in our words; a dialect that can not be followed is warned of. */
export function patternOf(part: Part, key: string, { looks, dialect }: PatternUse): string | undefined {
  const text = part.text(key)
  if (text === undefined) return undefined
  if (!keepable(text, dialect)) {
    part.drop(key, 'JavaScript has no such pattern')
    return undefined
  }
  if (dialect === 'the database') part.note(key, 'it is read as JavaScript reads it, not as the database does')
  else if (dialect !== 'JavaScript' && foreign.test(text))
    part.note(key, `classes such as \`\\d\` and \`\\w\` stand for ASCII here, for more in ${dialect}`)
  return whole(text, looks)
}

/** A text as a pattern that it alone fits. */
export const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
