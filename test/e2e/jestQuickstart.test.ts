import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, inject, test } from 'vitest'
import { runJest } from '../support/frameworks.ts'
import { makeProject } from '../support/project.ts'
import { quickstartTests } from '../support/quickstartTests.ts'

const example = resolve(import.meta.dirname, '../../examples/01-quickstart')

const manifest = { private: true, jest: { preset: 'pipeproof/preset', testTimeout: 120_000 } }

const babel = `module.exports = {
  presets: [['@babel/preset-env', { targets: { node: 'current' } }], '@babel/preset-typescript'],
}
`

/** The quickstart, whose spec says where its functions come from and is the same otherwise. */
function quickstart(): string {
  const folder = makeProject(inject('installed'), {
    'package.json': JSON.stringify(manifest),
    'babel.config.js': babel,
  })
  for (const name of ['contracts', 'scripts', 'shop.pipeline.yaml'])
    cpSync(join(example, name), join(folder, name), { recursive: true })
  const spec = readFileSync(join(example, 'orders.test.ts'), 'utf8')
    .replace("'pipeproof/vitest'", "'pipeproof/jest'")
    .replace("from 'vitest'", "from '@jest/globals'")
    .replace('{ timeout: 60_000 }, ', '')
  writeFileSync(join(folder, 'orders.test.ts'), spec)
  return folder
}

test('the quickstart has the tests that it has under Vitest, and is green', async () => {
  const run = await runJest(quickstart())
  expect(run.tests.map(({ name, status }) => `${name}: ${status}`)).toEqual(
    quickstartTests.map((name) => `${name}: passed`),
  )
  expect(run.exitCode).toBe(0)
})

test('a script that breaks its promise is red, and so is what needs it', async () => {
  const folder = quickstart()
  const script = join(folder, 'scripts/customers.py')
  writeFileSync(script, readFileSync(script, 'utf8').replace('"total_usd"]', '"total"]'))
  const run = await runJest(folder, { args: ['shop'] })
  expect(run.exitCode).toBe(1)
  const red = run.tests.filter(({ status }) => status === 'failed')
  expect(red.map(({ name }) => name)).toMatchInlineSnapshot(`
    [
      "shop > customers > runs on valid data",
      "shop > customers > runs on boundary data",
      "shop > customers > keeps its promises on 25 generated inputs",
      "shop > customers.totals -> report.totals > what is written satisfies what is needed",
      "shop > customers.totals -> report.totals > report runs on it",
      "shop > days.revenue -> report.revenue > report runs on it",
      "shop > shop > runs from end to end",
    ]
  `)
  expect(red[0]?.message).toContain(
    'Unexpected columns `customer`, `orders` and `total` in `customers.totals.total_usd`, expected a column `total_usd`, rename `total`',
  )
})
