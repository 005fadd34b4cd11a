import { EventEmitter } from 'node:events'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { needs } from '../../src/needs.ts'
import { rememberNamed } from '../../src/seen.ts'
import { watching } from '../../preset/watching.ts'
import { folder } from '../support/folder.ts'

interface Pattern {
  pattern: RegExp
  testsToRun(file: string): string[] | undefined
}

/** Vitest as far as it is asked: its test files, and who imports whom. */
function fake(specs: string[], importers: Record<string, string[]> = {}) {
  const moduleGraph = {
    getModulesByFile: (file: string) =>
      new Set([{ importers: new Set((importers[file] ?? []).map((each) => ({ file: each }))) }]),
  }
  const watcher = new EventEmitter()
  const config = { watch: true, watchTriggerPatterns: [] as Pattern[] }
  const projects = [{ vite: { environments: { ssr: { moduleGraph } } } }]
  const vitest = { config, projects, state: { getFilepaths: () => specs }, vite: { watcher } }
  watching(vitest)
  // each project has the plugin
  watching(vitest)
  return { config, watcher, testsOn: (file: string) => config.watchTriggerPatterns[0]?.testsToRun(file) }
}

function specNeeding(...files: string[]): string {
  const spec = join(folder({ 'package.json': '{}', 'a.test.ts': '' }), 'a.test.ts')
  rememberNamed(spec, 'one', needs({ files }))
  return spec
}

test('a file runs the tests again that need it, and those that import it', () => {
  const spec = specNeeding('/data.csv')
  const { testsOn } = fake([spec, '/b.test.ts', '/c.test.ts'], {
    '/data.csv': ['/x.ts'],
    '/x.ts': ['/b.test.ts', '/data.csv'],
  })
  expect(testsOn('/data.csv')).toEqual([spec, '/b.test.ts'])
})

test('what no test needs is left to Vitest, and what we left changes nothing', () => {
  const { testsOn } = fake([specNeeding('/data.csv', '/.pipeproof/x')])
  expect(testsOn('/other.csv')).toBeUndefined()
  expect(testsOn('/.pipeproof/x')).toBeUndefined()
})

test('new settings run the tests below them again, but for those that need nothing of ours', () => {
  const spec = specNeeding('/data.csv')
  const { testsOn } = fake([spec, join(dirname(spec), 'b.test.ts'), specNeeding('/data.csv')])
  expect(testsOn(join(dirname(spec), 'pipeproof.yaml'))).toEqual([spec])
  expect(testsOn(join(dirname(spec), 'lower', 'pipeproof.yaml'))).toBeUndefined()
})

test('a file that goes away has changed', () => {
  const { watcher } = fake([specNeeding('/data.csv')])
  const changed: string[] = []
  watcher.on('change', (file: string) => changed.push(file))
  watcher.emit('unlink', '/other.csv')
  watcher.emit('unlink', '/data.csv')
  expect(changed).toEqual(['/data.csv'])
})

test('one Vitest has one trigger, and none where nobody watches', () => {
  expect(fake([]).config.watchTriggerPatterns).toHaveLength(1)
})
