import { expect, test } from 'vitest'
import { loaded, refused } from '../support/written.ts'

const contract = (columns: string, env = '{ LABEL: fraud, LEAST: 3, WORD: { required: true, example: x } }'): string =>
  `inputs:\n  raw: { files: a.csv, columns: ${columns} }\nenv: ${env}\n`

test('names and bounds may be taken from variables that are declared', () => {
  const { inputs } = loaded(contract('{ "is_${LABEL}": { minimum: "${LEAST}", maximum: 5 } }'))
  expect(inputs['raw']?.datasets['raw']?.columns).toEqual({
    'is_${LABEL}': { maximum: 5, boundsFrom: { minimum: 'LEAST' } },
  })
})

test.each([
  [
    contract('{ "is_${LABLE}": {} }'),
    'Unexpected `${LABLE}` in `inputs.raw.columns.is_${LABLE}`, expected `${LABEL}`, `${LEAST}` or `${WORD}`, write `${LABEL}` @ clean.yaml:3:35',
  ],
  [
    contract('{ x: { maximum: "${MOST}" } }'),
    'Unexpected `${MOST}` in `inputs.raw.columns.x.maximum`, expected `${LABEL}`, `${LEAST}` or `${WORD}`, declare it under `env` @ clean.yaml:3:40',
  ],
  [
    contract('{ x: { references: "raw.${constructor}" } }'),
    'Unexpected `${constructor}` in `inputs.raw.columns.x.references`, expected `${LABEL}`, `${LEAST}` or `${WORD}`, declare it under `env` @ clean.yaml:3:40',
  ],
  [
    contract('{ "${X}": {} }', '{}'),
    'Unexpected `${X}` in `inputs.raw.columns.${X}`, expected a name out of `env`, declare it under `env` @ clean.yaml:3:35',
  ],
  [
    contract('{ x: { minimum: "${LABEL}" } }'),
    'Unexpected `fraud` in `env.LABEL.default`, expected a number, a bound is taken from it @ clean.yaml:4:15',
  ],
  [
    contract('{ x: { minimum: "${WORD}" } }'),
    'Unexpected `x` in `env.WORD.example`, expected a number, a bound is taken from it @ clean.yaml:4:65',
  ],
  [
    contract('{ x: { minimum: LEAST } }'),
    'Unexpected `LEAST` in `inputs.raw.columns.x.minimum`, expected a number, or `${NAME}` of the environment, change the value @ clean.yaml:3:49',
  ],
])('%s is refused', async (text, words) => {
  expect(await refused(text)).toBe(words)
})
