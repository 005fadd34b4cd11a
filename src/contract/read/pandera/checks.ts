import type { Column, Scalar } from '../../../model/contract.ts'
import { said } from '../bounds.ts'
import type { Part } from '../../../shared/reading/part.ts'
import { literal, patternOf, type PatternUse } from '../pattern.ts'

type Meaning = (args: Part) => Column | undefined

const bound =
  (key: keyof Column): Meaning =>
  (args) =>
    typeof args.take('value') === 'number' ? said({ [key]: args.number('value') }) : undefined

const valued =
  (key: 'const'): Meaning =>
  (args) => {
    const value = args.take('value')
    // the types of a scalar but null
    return typeof value === 'object' || value === undefined ? undefined : { [key]: value as Scalar }
  }

function range(args: Part): Column | undefined {
  const low = args.take('min_value') === undefined ? undefined : args.number('min_value')
  const high = args.take('max_value') === undefined ? undefined : args.number('max_value')
  const [takesLow, takesHigh] = [args.flag('include_min') ?? true, args.flag('include_max') ?? true]
  return said({
    ...(takesLow ? { minimum: low } : { exclusiveMinimum: low }),
    ...(takesHigh ? { maximum: high } : { exclusiveMaximum: high }),
  })
}

function length(args: Part): Column {
  const exact = args.count('exact_value')
  return said({ minLength: args.count('min_value') ?? exact, maxLength: args.count('max_value') ?? exact })
}

const pattern =
  (key: string, looks: PatternUse['looks']): Meaning =>
  (args) =>
    said({ pattern: patternOf(args, key, { looks, dialect: 'Python' }) })

const fixed =
  (write: (text: string) => string): Meaning =>
  (args) => {
    const text = args.text('string')
    return text === undefined ? undefined : { pattern: write(literal(text)) }
  }

const any = String.raw`[\s\S]*`

/** The keywords that each check of pandera stands for. */
export const meanings: Record<string, Meaning> = {
  equal_to: valued('const'),
  greater_than: bound('exclusiveMinimum'),
  greater_than_or_equal_to: bound('minimum'),
  less_than: bound('exclusiveMaximum'),
  less_than_or_equal_to: bound('maximum'),
  in_range: range,
  isin: (args) => said({ enum: args.scalars('allowed_values') }),
  str_length: length,
  // `re.match` looks from the start only, `re.search` anywhere
  str_matches: pattern('pattern', 'start'),
  str_contains: pattern('pattern', 'anywhere'),
  str_startswith: fixed((text) => `${text}${any}`),
  str_endswith: fixed((text) => `${any}${text}`),
}

/** What the one argument of a check is called when it stands alone. */
export function mainOf(name: string): string {
  if (name === 'isin') return 'allowed_values'
  if (name === 'notin') return 'forbidden_values'
  if (name === 'str_matches' || name === 'str_contains') return 'pattern'
  return name === 'str_startswith' || name === 'str_endswith' ? 'string' : 'value'
}

/** Other names for the same. */
export const aliases: Record<string, string> = {
  eq: 'equal_to',
  gt: 'greater_than',
  ge: 'greater_than_or_equal_to',
  lt: 'less_than',
  le: 'less_than_or_equal_to',
  between: 'in_range',
}
