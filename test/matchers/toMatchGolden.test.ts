import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { readFileSync } from 'node:fs'
import { matchers } from '../../matchers/index.ts'
import { sharedFolder } from '../support/folder.ts'
import { ranScript } from '../support/ranScript.ts'

expect.extend(matchers)

const run = await ranScript([1, 2, 3])
const golden = sharedFolder({ 'same.csv': 'id\n1\n2\n', 'other.csv': 'id\n1\n7\n' })

test('passes data that is what the golden file says', async () => {
  await expect(run.outputs['out']).toMatchGolden(join(golden, 'same.csv'))
  await expect([{ id: 1 }, { id: 2 }]).toMatchGolden(join(golden, 'same.csv'))
  await expect(run.outputs['out']).toMatchGolden(join(golden, 'other.csv'), { tolerance: 10 })
})

test('tells the cells that are not', async () => {
  await expect(run.outputs['out']).not.toMatchGolden(join(golden, 'other.csv'))
  const failing = expect(run.outputs['out']).toMatchGolden(join(golden, 'other.csv'))
  const told: unknown = await failing.catch((error: unknown) => error)
  expect(String(told).replaceAll(/[^`\s]*(?=other\.csv)/g, '')).toMatchInlineSnapshot(`
    "Error: Unexpected \`2\` (row 2) in \`c.out.id\`, expected \`7\` as in \`other.csv\`, mend the script, or accept it with \`-u\` or \`PIPEPROOF_UPDATE=1\`

      c broke its promise: 1 row
      cell   row 2, id: expected \`7\`, received \`2\`"
  `)
})

test('writes the file anew where that is asked for', async () => {
  vi.stubEnv('PIPEPROOF_UPDATE', '1')
  await expect(run.outputs['out']).toMatchGolden(join(golden, 'new.csv'))
  vi.unstubAllEnvs()
  expect(readFileSync(join(golden, 'new.csv'), 'utf8')).toBe('id\n1\n2\n')
})
