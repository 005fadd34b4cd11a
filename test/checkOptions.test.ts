import { expect, test } from 'vitest'
import { checkOptions } from '../src/checkOptions.ts'
import { makeContract, makePipeline } from '../src/load.ts'

const at = { file: import.meta.filename, line: 1, column: 1 }
const clean = makeContract({ script: 'fixtures/../checkOptions.test.ts', inputs: { raw: { files: 'raw.csv' } } }, at)
const pipeline = makePipeline({ name: 'p', steps: { clean } }, at)

function refusal(options: object): string {
  try {
    checkOptions(pipeline, options)
  } catch (error) {
    return String(error)
  }
  return ''
}

test('what is known passes', () => {
  expect(refusal({ runner: 'process', cache: false, sources: { 'clean.raw': { kind: 'generated' } } })).toBe('')
  expect(refusal({})).toBe('')
})

test('another option is refused, with the one that was meant', () => {
  expect(refusal({ sorces: {} })).toMatchInlineSnapshot(`
    "PipeproofError: Unexpected key \`sorces\` in the options, expected \`python\`, \`runner\`, \`parallel\`, \`sources\`, \`generators\`, \`cache\` or \`shrink\`, write \`sources\`
      see  docs/errors.md#pp003"
  `)
})

test('a source of an input that is not there is refused, with the one that was meant', () => {
  expect(refusal({ sources: { 'claen.raw': { kind: 'generated' } } })).toMatchInlineSnapshot(`
    "PipeproofError: Unexpected key \`claen.raw\` in \`sources\`, expected \`clean.raw\`, write \`clean.raw\`
      see  docs/errors.md#pp003"
  `)
})

test('another runner is refused, with the one that was meant', () => {
  expect(refusal({ runner: 'proces' })).toMatchInlineSnapshot(`
    "PipeproofError: Unexpected key \`proces\` in \`runner\`, expected \`python\`, \`process\`, \`command\` or \`container\`, write \`process\`
      see  docs/errors.md#pp003"
  `)
})

test.each(['__proto__', 'constructor'])('`%s` is no name that happens to be known', (name) => {
  expect(refusal({ runner: name })).toContain('Unexpected key')
  expect(refusal(JSON.parse(`{ "${name}": 1 }`) as object)).toContain('Unexpected key')
})
