import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readNamed } from '../../src/shared/read.ts'
import { folder } from '../support/folder.ts'
import { thrown } from '../support/messages.ts'

test('a file is read as text', () => {
  expect(readNamed(join(folder({ 'a.yaml': 'é: 1\n' }), 'a.yaml'))).toBe('é: 1\n')
})

test('a file that is not there is told with the place that names it and the one meant', async () => {
  const dir = folder({ 'clean.yaml': '' })
  const at = { file: join(dir, 'shop.pipeline.yaml'), line: 3, column: 10 }
  expect(await thrown(() => readNamed(join(dir, 'claen.yaml'), at))).toMatchInlineSnapshot(`
    "Unexpected path \`claen.yaml\`, expected a file that exists, write \`clean.yaml\`
      in   shop.pipeline.yaml:3:10
      see  docs/errors.md#pp001"
  `)
})

test('a folder is no file', async () => {
  const dir = folder({ 'steps/a.yaml': '' })
  const at = { file: join(dir, 'shop.pipeline.yaml'), line: 3, column: 10 }
  expect(await thrown(() => readNamed(join(dir, 'steps'), at))).toMatchInlineSnapshot(`
    "Unexpected folder in \`steps\`, expected a file, name a file in it
      in   shop.pipeline.yaml:3:10
      see  docs/errors.md#pp004"
  `)
})

test('a refusal has its cause, and does not advise what was written', () => {
  const path = join(folder({ 'a.yaml': '' }), 'a.yaml')
  expect(() => readNamed(`${path}/b.yaml`)).toThrow(
    expect.objectContaining({
      code: 'PP001',
      cause: expect.objectContaining({ code: 'ENOTDIR' }),
      facts: expect.objectContaining({ nearest: undefined }),
    }),
  )
})
