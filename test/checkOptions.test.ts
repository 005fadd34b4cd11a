import { expect, test } from 'vitest'
import { checkOptions } from '../src/checkOptions.ts'
import { makeContract, makePipeline } from '../src/load.ts'

const at = { file: import.meta.filename, line: 1, column: 1 }
const clean = makeContract({ script: 'fixtures/../checkOptions.test.ts', inputs: { raw: { files: 'raw.csv' } } }, at)
const pipeline = makePipeline({ name: 'p', steps: { clean } }, at)

function refusal(options: object, more: { alone?: boolean } = {}): string {
  try {
    checkOptions(pipeline, options, { at, ...more })
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
    "PipeproofError: Unexpected key \`sorces\` in the options, expected \`python\`, \`runner\`, \`parallel\`, \`sources\`, \`steps\`, \`kinds\`, \`paths\`, \`generators\`, \`cache\` or \`shrink\`, write \`sources\`
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

test('a kind of test that is not there is refused, with the one that was meant', () => {
  expect(refusal({ kinds: { skip: ['valid', 'boundry'] } })).toMatch(
    /Unexpected `boundry` in `kinds\.skip\.1`, expected `wiring`, .*, write `boundary`\n {2}in {3}test\/checkOptions\.test\.ts:1:1\n/,
  )
  expect(refusal({ kinds: { onyl: ['valid'] } })).toMatchInlineSnapshot(`
    "PipeproofError: Unexpected key \`onyl\` in \`kinds\`, expected \`only\`, \`also\`, \`skip\` or \`promises\`, write \`only\`
      in   test/checkOptions.test.ts:1:1
      see  docs/errors.md#pp003"
  `)
  expect(refusal({ kinds: { promises: 0 } })).toMatchInlineSnapshot(`
    "PipeproofError: Unexpected \`0\` in \`kinds.promises\`, expected at least 1, change the value
      in   test/checkOptions.test.ts:1:1
      see  docs/errors.md#pp004"
  `)
  expect(refusal({ kinds: { only: ['valid', 'wiring'], promises: 3 } })).toBe('')
})

test('a script alone and a step have fewer kinds than a pipeline', () => {
  expect(refusal({ kinds: { only: ['wiring'] } }, { alone: true })).toContain('Unexpected `wiring` in `kinds.only.0`')
  expect(refusal({ steps: { clean: { kinds: { skip: ['edge'] } } } })).toContain(
    'Unexpected `edge` in `steps.clean.kinds.skip.0`',
  )
})

test('what is said of a step has known keys and values', () => {
  const runner = { name: 'own', run: () => Promise.reject(new Error('never')) }
  expect(refusal({ steps: { clean: { limits: { timeoutMs: 5 }, python: 'python3', runner } } })).toBe('')
  expect(refusal({ steps: { clean: { limit: {} } } })).toMatchInlineSnapshot(`
    "PipeproofError: Unexpected key \`limit\` in \`steps.clean\`, expected \`env\`, \`args\`, \`sources\`, \`limits\`, \`runner\`, \`python\` or \`kinds\`, write \`limits\`
      in   test/checkOptions.test.ts:1:1
      see  docs/errors.md#pp003"
  `)
  expect(refusal({ steps: { clean: { limits: { timeoutMs: 0 } } } })).toMatchInlineSnapshot(`
    "PipeproofError: Unexpected \`0\` in \`steps.clean.limits.timeoutMs\`, expected at least 1, change the value
      in   test/checkOptions.test.ts:1:1
      see  docs/errors.md#pp004"
  `)
  expect(refusal({ steps: { clean: { runner: 'proces' } } })).toMatchInlineSnapshot(`
    "PipeproofError: Unexpected \`proces\` in \`steps.clean.runner\`, expected \`python\`, \`process\`, \`command\` or \`container\`, write \`process\`
      in   test/checkOptions.test.ts:1:1
      see  docs/errors.md#pp004"
  `)
})
