import { join } from 'node:path'
import { expect, test } from 'vitest'
import { check } from '../../src/cli/commands/check.ts'
import { blocksOf } from '../support/blocks.ts'
import { printed } from '../support/printed.ts'
import { provedExample } from '../support/example.ts'

const { home } = provedExample('08-schemas', 'sales.pipeline.yaml')

test('the README shows what `pipeproof check` says', async () => {
  const block = blocksOf(join(home, 'README.md')).find(({ language }) => language === 'text')
  const { result, text } = await printed(() => check.run([join(home, 'sales.pipeline.yaml')]))
  expect(result).toBe(0)
  expect(text.replaceAll('examples/08-schemas/', '')).toBe(block?.text)
})
