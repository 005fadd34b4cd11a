import { expect, test } from 'vitest'
import { loadContract } from '../../../../src/contract/load.ts'
import { folder } from '../../../support/folder.ts'

const other = `
step_type: Loading
contract: { entry_point: null, outputs: { DATA: { path: /opt/ml/processing/output } } }
spec: { outputs: { DATA: { type: processing_output, aliases: [raw] }, config: { type: hyperparameters } } }
`

/** What a step interface says against itself, or against `Loading` beside it. */
function disagreements(text: string): string[] {
  const dir = folder({ 'a.step.yaml': text, 'b.step.yaml': other, 'broken.step.yaml': '{', 'a.py': '' })
  const { warnings } = loadContract(`${dir}/a.step.yaml`)
  return warnings
    .filter(({ message }) => message.startsWith('Unexpected'))
    .map(({ message, at }) => `${at.line}:${at.column} ${message}`)
}

const fine = `
step_type: A
registry: { sagemaker_step_type: Processing }
contract:
  entry_point: a.py
  inputs:
    raw: { path: /opt/ml/processing/input/raw }
    rates: { path: /opt/ml/processing/input/rates, required: false }
  outputs:
    clean: { path: /opt/ml/processing/output/clean }
    rest: { path: /opt/ml/processing/output/rest }
  env_vars: { required: [LABEL], optional: { ROUNDS: '5' } }
spec:
  dependencies:
    raw: { type: processing_output, compatible_sources: [Loading, Elsewhere] }
    rates: { type: processing_output, required: false }
  outputs:
    clean: { property_path: "properties.ProcessingOutputConfig.Outputs['clean'].S3Output.S3Uri", aliases: [data] }
    rest: { type: processing_output }
`

test('nothing is told of what agrees', () => {
  expect(disagreements(fine)).toEqual([])
  expect(disagreements(fine.slice(0, fine.indexOf('spec:')))).toEqual([])
})

const changes: Record<string, [string, string]> = {
  'a dependency without an input': ['    rates: { type', '    rate: { type'],
  'an output that the specification has not': ['    rest: { type: processing_output }', ''],
  'a need that differs': ['processing_output, required: false', 'processing_output, required: true'],
  'a property of another output': ["['clean']", "['rest']"],
  'a path that is not where the property says': [
    'rest: { type: processing_output }',
    'rest: { property_path: properties.ModelArtifacts.S3ModelArtifacts }',
  ],
  'a path of another kind of step': ['/opt/ml/processing/input/raw', '/opt/ml/input/data/raw'],
  'one path for two': ['/opt/ml/processing/output/rest', '/opt/ml/processing/output/clean'],
  'a variable that is both': ["ROUNDS: '5'", "LABEL: '5'"],
  'an alias that is the name of another': ['aliases: [data]', 'aliases: [rest]'],
  'a source without such an output': [
    'required: false }\n  outputs:\n    clean: { prop',
    'required: false, compatible_sources: [Loading] }\n  outputs:\n    clean: { prop',
  ],
  'a source whose output is of another kind': [
    '    rates: { type: processing_output, required: false }',
    '    config: { type: model_artifacts, compatible_sources: [Loading] }',
  ],
}

test('what disagrees is told with its line', () => {
  const told = Object.entries(changes).map(([name, [from, to]]) => {
    expect(fine).toContain(from)
    return [name, disagreements(fine.replace(from, to))]
  })
  expect(Object.fromEntries(told)).toMatchInlineSnapshot(`
    {
      "a dependency without an input": [
        "8:5 Unexpected input \`rates\`, expected it in \`spec.dependencies\` too, write \`rate\` in both, or add it there",
        "16:5 Unexpected optional dependency \`rate\`, expected it in \`contract.inputs\` too, write \`rates\` in both, or give it a path there",
      ],
      "a need that differs": [
        "16:39 Unexpected dependency \`rates\` that is required, expected it to be optional as in \`contract.inputs\`, change one of them",
      ],
      "a path of another kind of step": [
        "7:12 Unexpected path \`/opt/ml/input/data/raw\`, expected one for a processing step, change it or \`sagemaker_step_type\`",
      ],
      "a path that is not where the property says": [
        "11:13 Unexpected path \`/opt/ml/processing/output/rest\`, expected \`/opt/ml/model\` that \`properties.ModelArtifacts.S3ModelArtifacts\` stands for, change one of them",
      ],
      "a property of another output": [
        "18:14 Unexpected output \`rest\`, expected \`clean\` whose path this is, write \`clean\`",
      ],
      "a source whose output is of another kind": [
        "8:5 Unexpected input \`rates\`, expected it in \`spec.dependencies\` too, add it there",
        "16:5 Unexpected dependency \`config\`, expected it in \`contract.inputs\` too, give it a path there",
        "16:38 Unexpected source \`Loading\` of \`config\`, expected \`model_artifacts\`, not \`hyperparameters\`, change one of them",
      ],
      "a source without such an output": [
        "16:56 Unexpected source \`Loading\` of \`rates\`, expected an output of it with that name or alias among \`DATA\` or \`config\`, add the alias there",
      ],
      "a variable that is both": [
        "12:46 Unexpected variable \`LABEL\` that is both required and optional, expected one of them, remove it here or from \`required\`",
      ],
      "an alias that is the name of another": [
        "18:98 Unexpected alias \`rest\`, expected one that \`rest\` has not, remove it from one",
      ],
      "an output that the specification has not": [
        "11:5 Unexpected output \`rest\`, expected it in \`spec.outputs\` too, add it there",
      ],
      "one path for two": [
        "11:13 Unexpected path \`/opt/ml/processing/output/clean\`, expected another than that of \`clean\`, change one of them",
      ],
    }
  `)
})
