import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeFlow, type TestApi } from '../../src/describe.ts'
import { openFlow } from '../../src/flow.ts'
import { readPipeline } from '../../src/load.ts'
import type { RunRecord } from '../../src/model/record.ts'
import { dagPicture } from '../../src/report/dag.ts'
import { filesBelow } from '../../src/shared/files.ts'
import { blocksOf } from '../support/blocks.ts'

const root = resolve(import.meta.dirname, '../..')
const example = join(root, 'examples/01-quickstart')
const readme = blocksOf(join(root, 'README.md')).filter(({ language }) => language === 'text')
const page = blocksOf(join(example, 'README.md'))

const folder = mkdtempSync(join(tmpdir(), 'pipeproof-quickstart-'))
const outline: string[] = []
const bodies: { name: string; body: () => Promise<void> }[] = []
const closing: (() => Promise<void>)[] = []
const failures = new Map<string, string>()

/** A framework that only writes down what it is given. */
function recorder(): TestApi {
  const trail: string[] = []
  return {
    describe(title, _at, body) {
      outline.push(`${'  '.repeat(trail.length)}${title}`)
      trail.push(title)
      body()
      trail.pop()
    },
    test(title, _options, body) {
      outline.push(`${'  '.repeat(trail.length)}${title}`)
      bodies.push({ name: [...trail, title].join(' > '), body: () => body({}) })
    },
    afterAll: (body) => closing.push(body),
    again: (_file, pattern) => `npx vitest run shop.pipeline.yaml -t '${pattern}'`,
  }
}

/** Changes the line that the example's README says. */
function breakScript(): void {
  const [, removed = '', added = ''] =
    /^-(.*)\n\+(.*)$/m.exec(page.find(({ language }) => language === 'diff')?.text ?? '') ?? []
  const script = join(folder, 'scripts/clean.py')
  const text = readFileSync(script, 'utf8')
  writeFileSync(script, text.replace(removed, added))
  expect(readFileSync(script, 'utf8')).not.toBe(text)
}

const plain = (message: string): string => message.replaceAll(/\S*\.pipeproof\/runs\/\w+/g, '.pipeproof/runs/5f0c9b1e')

beforeAll(async () => {
  cpSync(example, folder, { recursive: true, filter: (path) => !path.includes('.pipeproof') })
  breakScript()
  const file = join(folder, 'shop.pipeline.yaml')
  describeFlow(recorder(), openFlow(readPipeline(file)), { file })
  for (const { name, body } of bodies) await body().catch((error: Error) => failures.set(name, plain(error.message)))
  for (const close of closing) await close()
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the README shows the tree of its tests', () => {
  expect(`${outline.join('\n')}\n`).toBe(readme[0]?.text)
})

test('the README shows the message of the red test', () => {
  const message = failures.get('shop > clean > runs on valid data')
  expect(`${message}\n`).toBe(readme[1]?.text)
  expect(`${message}\n`).toBe(page.find(({ language }) => language === 'text')?.text)
})

test('the broken step and what needs it are red, nothing else', () => {
  expect([...failures.keys()]).toMatchInlineSnapshot(`
    [
      "shop > clean > runs on valid data",
      "shop > clean > runs on boundary data",
      "shop > clean > keeps its promises on 25 generated inputs",
      "shop > clean > an order without an amount counts as zero",
      "shop > clean.orders -> customers.orders > what is written satisfies what is needed",
      "shop > clean.orders -> customers.orders > customers runs on it",
      "shop > clean.orders -> days.orders > what is written satisfies what is needed",
      "shop > clean.orders -> days.orders > days runs on it",
      "shop > customers.totals -> report.totals > what is written satisfies what is needed",
      "shop > customers.totals -> report.totals > report runs on it",
      "shop > days.revenue -> report.revenue > what is written satisfies what is needed",
      "shop > days.revenue -> report.revenue > report runs on it",
      "shop > shop > runs from end to end",
    ]
  `)
})

test('the picture in the README is drawn from that run', async () => {
  const file = filesBelow(join(folder, '.pipeproof/runs')).find((name) => name.endsWith('record.json'))
  // written by this very run
  const record = JSON.parse(readFileSync(join(folder, '.pipeproof/runs', file ?? ''), 'utf8')) as RunRecord
  await expect(dagPicture(record)).toMatchFileSnapshot(join(example, 'red.svg'))
})
