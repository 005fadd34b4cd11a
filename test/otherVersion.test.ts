import { join } from 'node:path'
import { expect, test } from 'vitest'
import { otherVersion } from '../src/otherVersion.ts'
import { contract } from './support/declared.ts'
import { folder } from './support/folder.ts'
import { repository } from './support/repository.ts'

const called = 'def main(inputs, outputs): pass\n'

test('a command runs the files of that time, and the programs of now', () => {
  const dir = repository({ 'run.js': '', 'lib/settings.json': '{}' })
  const script = join(dir, 'run.js')
  const command = ['/usr/bin/node', script, '--settings', join(dir, 'lib/settings.json'), '{inputs.raw}']
  const to = join(folder(), 'at')
  const other = otherVersion(contract([], [], { script, command }), { base: 'HEAD', inputs: 1 }, to)
  expect(other.script).toBe(join(to, 'run.js'))
  expect(other.command).toEqual([
    '/usr/bin/node',
    join(to, 'run.js'),
    '--settings',
    join(to, 'lib/settings.json'),
    '{inputs.raw}',
  ])
})

test('a file takes the place of the script alone, and is called or run as it is written', () => {
  const dir = folder({ 'new.py': called, 'old.py': 'if __name__ == "__main__": pass\n' })
  const [script, old] = [join(dir, 'new.py'), join(dir, 'old.py')]
  const told = otherVersion(contract([], [], { script }), { script: old, inputs: 1 }, 'nowhere')
  expect(told).toMatchObject({ script: old, mode: 'entry' })
  const chosen = otherVersion(contract([], [], { script, mode: 'entry' }), { script: old, inputs: 1 }, 'nowhere')
  expect(chosen).toMatchObject({ script: old, mode: 'entry' })
})
