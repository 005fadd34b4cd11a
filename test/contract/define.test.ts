import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defineContract } from '../../src/contract/define.ts'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'

const at = (dir: string): { file: string; line: number; column: number } => ({
  file: join(dir, 'a.test.ts'),
  line: 7,
  column: 3,
})

test('a value is a contract whose paths are meant from the file that makes it', () => {
  const dir = folder({ 'clean.py': '' })
  const contract = defineContract({ script: 'clean.py', outputs: { out: { files: 'data.csv' } } }, at(dir))
  expect(contract).toMatchObject({
    name: 'a.test',
    script: join(dir, 'clean.py'),
    outputs: { out: { at: { line: 7 } } },
  })
})

test('what is wrong with it is told at that place', async () => {
  const dir = folder()
  expect(await thrown(() => defineContract({ script: 'clean.py' }, at(dir)))).toMatchInlineSnapshot(`
    "Unexpected script \`clean.py\`, expected a file that exists, create it or mend the path
      in   a.test.ts:7:3
      see  docs/errors.md#pp006"
  `)
  expect(await thrown(() => defineContract({ script: '' }, at(dir)))).toMatchInlineSnapshot(`
    "Unexpected \`\` in \`script\`, expected some text, change the value
      in   a.test.ts:7:3
      see  docs/errors.md#pp004"
  `)
})
