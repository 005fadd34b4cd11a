import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { openFlow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'
import type { Finding } from '../../src/model/finding.ts'
import { story } from '../../src/report/story.ts'
import { blocksOf } from '../support/blocks.ts'
import { folder } from '../support/folder.ts'

const root = resolve(import.meta.dirname, '../..')
const page = blocksOf(join(root, 'docs/getting-started.md'))

function copied(): string {
  const home = folder()
  cpSync(join(root, 'examples/12-first-steps'), home, {
    recursive: true,
    filter: (path) => !path.includes('.pipeproof'),
  })
  return home
}

/** What the tests of the step and of the pipeline find, by their titles. */
async function found(home: string): Promise<Record<string, Finding[]>> {
  const flow = openFlow(readPipeline(join(home, 'sales.pipeline.yaml')), { own: true })
  const all: Record<string, Finding[]> = {}
  for (const { title, tests } of flow.plan.groups)
    for (const planned of tests) all[planned.title] = await flow.examine(planned, title)
  await flow.close()
  return all
}

test('is red as its page tells, by the loss that the script makes', { timeout: 60_000 }, async () => {
  // the line for the shell comes from the test framework
  const told = page.find(({ text }) => text.startsWith('Unexpected'))?.text.replace(/^ {2}again .*\n/m, '')
  const { 'runs on valid data': findings = [] } = await found(copied())
  const plain = story(findings).replaceAll(/\S*\.pipeproof\/runs\/\w+/g, '.pipeproof/runs/5f0c9b1e')
  expect(`${plain}\n`).toBe(told)
})

test('is green after the change that its page tells', { timeout: 60_000 }, async () => {
  const home = copied()
  const diff = page.find(({ language }) => language === 'diff')?.text ?? ''
  const script = join(home, 'scripts/discounts.py')
  const lines = (sign: string): string[] =>
    [...diff.matchAll(new RegExp(`^\\${sign}(.*)$`, 'gm'))].map(([, line = '']) => line)
  const mended = lines('-').reduce(
    (text, line, index) => {
      expect(text).toContain(line)
      return text.replace(line, lines('+')[index] ?? '')
    },
    readFileSync(script, 'utf8'),
  )
  writeFileSync(script, mended)
  expect(Object.values(await found(home)).flat()).toEqual([])
})

test('takes fewer than thirty lines of typing', () => {
  const typed = ['scripts/discounts.py', 'contracts/discounts.yaml', 'sales.pipeline.yaml', 'vitest.config.ts']
  const lines = typed.flatMap((file) =>
    readFileSync(join(root, 'examples/12-first-steps', file), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== ''),
  )
  expect(lines.length).toBeLessThan(30)
})
