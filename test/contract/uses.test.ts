import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { loadContract } from '../../src/contract/load.ts'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'

const load = (uses: string): string[] | undefined => {
  const dir = folder({ 'c/a.yaml': `command: [node, a.js]\nuses: ${uses}\n`, 'c/a.js': '', 'lib/b.js': '' })
  return loadContract(join(dir, 'c/a.yaml')).uses?.map((path) => relative(dir, path))
}

test('what a command uses is told from the folder of its contract', () => {
  expect(load('[../lib/*.js, a.js]')).toEqual(['lib/*.js', 'c/a.js'])
  expect(load('[]')).toEqual([])
})

test('a glob that finds nothing is refused', async () => {
  expect(await thrown(() => load('[../lib/*.ts]'))).toMatchInlineSnapshot(`
    "Unexpected \`../lib/*.ts\` in \`uses\`, expected files that are there, mend the path
      in   c/a.yaml:2:8
      see  docs/errors.md#pp004"
  `)
})
