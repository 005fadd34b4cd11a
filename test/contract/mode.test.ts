import { join } from 'node:path'
import { expect, test } from 'vitest'
import { modeOf } from '../../src/contract/mode.ts'
import { folder } from '../support/folder.ts'

const mode = (text: string): string => modeOf(join(folder({ 'a.py': text }), 'a.py'))

test.each([
  ['def main(input_paths, output_paths, environ_vars, job_args):\n', 'call'],
  ['import os\nasync def main (\n  a,\n  b,\n):\n', 'call'],
  ['def main():\n', 'entry'],
  ['def main(argv=None):\n', 'entry'],
  ['class A:\n  def main(self, a, b):\n', 'entry'],
  ['print("x")\n', 'entry'],
  ['', 'entry'],
])('%j is run as %s', (text, expected) => {
  expect(mode(text)).toBe(expected)
})

test('a script that is not there is told elsewhere', () => {
  expect(modeOf('/nowhere/a.py')).toBe('call')
})
