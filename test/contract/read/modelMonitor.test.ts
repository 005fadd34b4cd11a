import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { schemaReaderLaws } from '../../laws/schemaReader.ts'
import { schemaFile } from '../../support/schemaFile.ts'
import type { Table } from '../../support/tables.ts'

const feature = fc.record(
  {
    name: fc.constantFrom('a', 'b', 'c', 4),
    inferred_type: fc.constantFrom('Integral', 'Fractional', 'Unknown'),
    completeness: fc.constantFrom(1, 0.95),
    num_constraints: fc.constant({ is_non_negative: true }),
    monitoring_config_overrides: fc.constant({ evaluate_constraints: 'Disabled' }),
  },
  { requiredKeys: ['name'] },
)
const text = fc.constant({
  name: 'text',
  inferred_type: 'String',
  completeness: 1,
  string_constraints: { domains: ['a', 'b'] },
})
const whole = fc.record(
  {
    version: fc.constant(0),
    features: fc
      .tuple(text, fc.uniqueArray(feature, { selector: ({ name }) => name }))
      .map(([one, others]) => [one, ...others]),
    monitoring_config: fc.constantFrom(
      { evaluate_constraints: 'Enabled', distribution_constraints: { comparion_method: 'Robust' } },
      { domain_content_threshold: 0.9 },
    ),
  },
  { requiredKeys: ['features'] },
)

const types: Record<string, string> = { integer: 'Integral', number: 'Fractional', string: 'String' }

// a fraction below 1 would be warned of: what may be null says nothing of it
const write = ({ columns }: Table): unknown => ({
  features: Object.entries(columns).map(([name, column]) => ({
    name,
    inferred_type: types[column.type ?? ''],
    ...(column.nullable !== true && { completeness: 1 }),
    ...(column.enum && { string_constraints: { domains: column.enum } }),
  })),
})

schemaReaderLaws({
  reader: 'modelMonitor',
  samples: whole,
  can: { types: ['integer', 'number', 'string'], keywords: ['nullable', 'enum'] },
  write,
})

test('suggested constraints are the columns of a dataset', () => {
  expect(schemaFile('constraints.json')).toMatchInlineSnapshot(`
    {
      "columns": {
        "7": {
          "nullable": false,
        },
        "_c0": {
          "minimum": 0,
          "nullable": false,
          "type": "integer",
        },
        "country": {
          "enum": [
            "US",
            "DE",
          ],
          "nullable": false,
          "type": "string",
        },
        "income": {
          "nullable": true,
          "type": "number",
        },
      },
      "warnings": [
        "2:3 \`version\` of the file is not kept: it is no promise about its data",
        "8:7 \`completeness\` of \`features[1]\` is not kept exactly: some values may be null, not only 5 %",
        "16:7 \`monitoring_config_overrides\` (\`evaluate_constraints\`) of \`features[2]\` is not kept: a contract can not say it",
        "18:18 \`inferred_type\` of \`features[3]\` is not kept: a column has no such type",
        "20:3 \`monitoring_config\` (\`evaluate_constraints\`, \`domain_content_threshold\`, \`distribution_constraints\`, \`comparison_threshold\`, \`comparion_method\`) of the file is not kept: a contract can not say it",
      ],
    }
  `)
})
