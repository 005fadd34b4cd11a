import { resolve } from 'node:path'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { around } from '../../src/around.ts'
import { readContract, readPipeline } from '../../src/load.ts'
import type { KindName } from '../../src/model/kinds.ts'
import { wire } from '../../src/pipeline/wire.ts'
import { caseKinds } from '../../src/plan/plan.ts'
import { filesBelow } from '../../src/shared/files.ts'

const root = resolve(import.meta.dirname, '../..')
const [, table = ''] = readFileSync(resolve(root, 'README.md'), 'utf8').split('| kind | its test |')
const rows = [...(table.split('\n\n')[0] ?? '').matchAll(/^\| `(\w+)` \| (.*?) \|/gm)].map(
  ([, kind = '', title = '']) => ({
    // the test below proves that these are their names
    kind: kind as KindName,
    title,
  }),
)

const examples = filesBelow(resolve(root, 'examples')).map((file) => resolve(root, 'examples', file))
const pipelines = [
  ...examples.filter((file) => /\/\w+\.pipeline\.yaml$/.test(file)).map(readPipeline),
  ...examples.filter((file) => /\/contracts\/\w+\.yaml$/.test(file)).map((file) => around(readContract(file))),
]

test('the README lists every kind, in the order of the tests', () => {
  expect(rows.map(({ kind }) => kind)).toEqual(Object.keys(caseKinds))
})

test.each(rows.filter(({ kind }) => !['declared', 'relations', 'versions', 'across'].includes(kind)))(
  '$kind has the title that the README says',
  ({ kind, title }) => {
    const made = pipelines.flatMap((pipeline) => caseKinds[kind](pipeline, wire(pipeline).links))
    const fits = new RegExp(
      `^${title
        .split('…')
        .map((part) => part.trim())
        .join('.*')}`,
    )
    expect(made.length).toBeGreaterThan(0)
    expect(made.some((each) => fits.test(each.title))).toBe(true)
  },
)
