import * as fc from 'fast-check'
import type { Plain } from '../laws/contractReader.ts'

const samples = fc
  .record(
    {
      entry_point: fc.constant('a.py'),
      source_dir: fc.constant('scripts'),
      expected_input_paths: fc.constantFrom(
        { data: '/opt/ml/processing/input/a' },
        { data: '/opt/ml/processing/input/a', settings: '/opt/ml/processing/input/settings.json' },
      ),
      expected_output_paths: fc.constantFrom({ out: '/opt/ml/model' }, { out: '/opt/ml/processing/output' }),
      expected_arguments: fc.constantFrom({ job_type: 'validation' }, { mode: 'fast' }),
      required_env_vars: fc.constant(['A']),
      optional_env_vars: fc.constantFrom({ A: '' }, { B: '1' }),
      framework_requirements: fc.constant({ pandas: '>=1' }),
      description: fc.constant('what it does'),
    },
    { requiredKeys: ['expected_input_paths', 'expected_output_paths'] },
  )
  .map((whole) => JSON.parse(JSON.stringify(whole)) as unknown)

/** Contracts of this form, whatever language they are written in. */
export const scriptContracts = {
  samples,
  write: ({ script, inputs, outputs, env, args }: Plain): unknown => ({
    entry_point: script,
    expected_input_paths: Object.fromEntries(Object.entries(inputs).map(([key, { path }]) => [key, path])),
    expected_output_paths: Object.fromEntries(Object.entries(outputs).map(([key, { path }]) => [key, path])),
    expected_arguments: args,
    required_env_vars: Object.keys(env).filter((key) => env[key]?.required),
    optional_env_vars: Object.fromEntries(
      Object.entries(env).flatMap(([key, value]) => (value.required ? [] : [[key, value.default]])),
    ),
  }),
}
