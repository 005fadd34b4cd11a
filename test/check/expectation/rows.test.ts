import { expect, test } from 'vitest'
import { rows, rowsIn } from '../../../src/check/expectation/rows.ts'
import { dataset, port } from '../../support/declared.ts'
import { expectationLaws } from '../../laws/expectation.ts'
import { messages } from '../../support/messages.ts'
import { outcome } from '../../support/outcome.ts'

const columns = { id: { type: 'integer' } } as const
const of = (name: string): ReturnType<typeof dataset> => dataset(columns, { name, files: `${name}.csv` })
const out = port('out', columns, { datasets: { train: of('train'), test: of('test') } })
const ran = outcome.bind(undefined, { 'out/train.csv': 'id\n1\n2\n3\n', 'out/test.csv': 'id\n' }, {}, [
  out,
  port('model'),
])

expectationLaws({ kind: 'rows', kept: { out: 3 }, broken: { out: 4 }, outcome: ran })

test('the rows of a port, or of one of its datasets, are counted', async () => {
  expect(await rows({ out: 3, 'out.train': '>= 3', 'out.test': { max: 0 } }, ran())).toEqual([])
  expect(messages(await rows({ out: '>= 10', 'out.train': '< 3', 'out.test': '>= 1' }, ran()))).toMatchInlineSnapshot(`
    "expect-rows: Unexpected 3 rows in \`train.out\`, expected a number of at least 10, find where rows come from or are lost, or change \`expect.rows\`
    expect-rows: Unexpected 3 rows in \`train.out.train\`, expected a number below 3, find where rows come from or are lost, or change \`expect.rows\`
    expect-rows: Unexpected 0 rows in \`train.out.test\`, expected a number of at least 1, find where rows come from or are lost, or change \`expect.rows\`"
  `)
})

test('an output without a file has no rows', async () => {
  const { outputs } = outcome({}, {}, [out])
  expect(outputs['out'] && (await rowsIn(outputs['out']))).toBe(0)
})
