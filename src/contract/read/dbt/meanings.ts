import type { Column } from '../../../model/contract.ts'
import { said } from '../bounds.ts'
import type { Part } from '../../../shared/reading/part.ts'
import { patternOf } from '../pattern.ts'

/** Bounds that include their ends, unless a flag says otherwise. */
function range(args: Part, isOpen: boolean): Column {
  const [low, high] = [args.number('min_value'), args.number('max_value')]
  return isOpen ? said({ exclusiveMinimum: low, exclusiveMaximum: high }) : said({ minimum: low, maximum: high })
}

/** dbt compares with texts, unless `quote: false` says that these are none. */
function values(args: Part, { key, quote, type }: { key: string; quote: string; type: Column['type'] }): Column {
  const all = args.scalars(key)
  const areTexts = args.flag(quote) !== false && (type === undefined || type === 'string')
  return said({ enum: areTexts ? all?.map(String) : all })
}

/** The keywords that a test of a column stands for, by its name without that of its package. */
export const meanings: Record<string, (args: Part, column: Column) => Column> = {
  not_null: () => ({ nullable: false }),
  unique: () => ({ unique: true }),
  accepted_values: (args, { type }) => values(args, { key: 'values', quote: 'quote', type }),
  'dbt_utils.accepted_range': (args) => range(args, args.flag('inclusive') === false),
  'dbt_utils.not_empty_string': (args) => {
    // it trims before it looks
    if (args.flag('trim_whitespace') !== false) return { pattern: String.raw`[\s\S]*[^ ][\s\S]*` }
    return { minLength: 1 }
  },
  'dbt_expectations.expect_column_values_to_be_between': (args) => range(args, args.flag('strictly') === true),
  'dbt_expectations.expect_column_values_to_not_be_null': () => ({ nullable: false }),
  'dbt_expectations.expect_column_values_to_be_unique': () => ({ unique: true }),
  'dbt_expectations.expect_column_values_to_be_in_set': (args, { type }) =>
    values(args, { key: 'value_set', quote: 'quote_values', type }),
  'dbt_expectations.expect_column_values_to_match_regex': (args) =>
    said({ pattern: patternOf(args, 'regex', { looks: 'anywhere', dialect: 'the database' }) }),
  'dbt_expectations.expect_column_value_lengths_to_be_between': (args) =>
    said({ minLength: args.count('min_value'), maxLength: args.count('max_value') }),
}
