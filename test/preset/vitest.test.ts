import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { pipeproof } from '../../preset/vitest.ts'
import { folder } from '../support/folder.ts'

// each hook is a plain function of ours: the objects that Vite would bind are not used
type Hooks = {
  config(user: object): {
    test: { env: object; include?: string[]; exclude: string[]; tags: { name: string; description: string }[] }
  }
  configureVitest(context: { vitest: { config: object; onTestsRerun: (again: () => void) => void } }): void
  configResolved(config: object): void
  load(id: string): { code: string } | undefined
  transform(code: string, id: string): { code: string } | undefined
}
/** A graph of one node, which has no contract beside it. */
const dag = JSON.stringify({ dag: { nodes: ['Start'], edges: [] } })

const plugin = (): Hooks => pipeproof() as unknown as Hooks

test('pipelines are test files, unless the project says which files are', () => {
  expect(plugin().config({}).test.include).toContain('**/*.pipeline.{yaml,yml}')
  expect(plugin().config({ test: { include: ['own/**'] } }).test).not.toHaveProperty('include')
})

test('what pipeproof leaves behind is never a test file', () => {
  expect(plugin().config({ test: { exclude: ['own'] } }).test.exclude).toEqual(['own', '**/.pipeproof/**'])
})

const tagsFor = (project: object): string[] =>
  plugin()
    .config({ test: project })
    .test.tags.map(({ name }) => name)

test('tags are declared, but for those that the project declares itself', () => {
  expect(tagsFor({})).toEqual(['wiring', 'script', 'generated', 'edge', 'end-to-end', 'slow'])
  expect(tagsFor({ tags: [{ name: 'slow', timeout: 1 }] })).not.toContain('slow')
})

const watchedBy = (watch: object | null | undefined): unknown => {
  const server = { watch }
  plugin().configResolved({ server })
  return server.watch
}

test('what runs leave behind is not watched', () => {
  expect(watchedBy(undefined)).toEqual({ ignored: ['**/.pipeproof/**'] })
  expect(watchedBy({ ignored: 'own' })).toEqual({ ignored: ['own', '**/.pipeproof/**'] })
  // nothing is watched
  expect(watchedBy(null)).toBeNull()
})

test('texts in modules are looked at where tests run, not where an application is built', () => {
  const dir = folder({ 'a.yaml': 'script: a.py\n' })
  const hooks = plugin()
  const code = `import 'pipeproof'\nloadContract('./a.yaml')`
  expect(hooks.transform(code, join(dir, 'a.ts'))).toBeUndefined()
  hooks.configureVitest({
    vitest: { config: { snapshotOptions: { updateSnapshot: 'new' }, coverage: {} }, onTestsRerun: () => {} },
  })
  expect(hooks.transform(code, join(dir, 'a.ts'))?.code).toContain('a.yaml')
})

/** As much of Vitest as the plugin asks. */
const vitestWith = (config: object, onTestsRerun: (again: () => void) => void = () => undefined) => ({
  config,
  onTestsRerun,
})

test('the workers of a test run are told its name, and those of the next change another', () => {
  vi.stubEnv('PIPEPROOF_RUN', '')
  const again: (() => void)[] = []
  const config = { snapshotOptions: {}, coverage: {} }
  plugin().configureVitest({ vitest: vitestWith(config, (rerun) => void again.push(rerun)) })
  const first = process.env['PIPEPROOF_RUN']
  // written by the plugin
  expect(JSON.parse(first ?? '')).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{8}$/),
    command: process.argv.slice(2),
  })
  for (const rerun of again) rerun()
  expect(process.env['PIPEPROOF_RUN']).not.toBe(first)
  vi.unstubAllEnvs()
})

test.each([
  ['all', '1'],
  ['new', ''],
])('golden files are written anew where snapshots are: %s', (updateSnapshot, variable) => {
  vi.stubEnv('PIPEPROOF_UPDATE', '')
  vi.stubEnv('PIPEPROOF_RUN', '')
  plugin().configureVitest({ vitest: vitestWith({ snapshotOptions: { updateSnapshot }, coverage: {} }) })
  expect(process.env['PIPEPROOF_UPDATE']).toBe(variable)
  vi.unstubAllEnvs()
})

test('options are handed to those who run tests, and are in force where files are looked for', () => {
  const dir = folder({
    'p.pipeline.yaml': 'dag: p.dag.json\n',
    'p.dag.json': dag,
    'far/Start.yaml': 'script: a.py\n',
    'far/a.py': '',
  })
  const hooks = pipeproof({ contracts: ['far'] }) as unknown as Hooks
  expect(hooks.config({ root: dir }).test.env).toEqual({
    PIPEPROOF_OPTIONS: JSON.stringify({ contracts: [join(dir, 'far')] }),
  })
  expect(hooks.load(join(dir, 'p.pipeline.yaml'))?.code).toContain(join(dir, 'far/a.py'))
  expect(plugin().config({}).test.env).toEqual({})
})

test('a typo in an option is told with the name that was meant', () => {
  const hooks = pipeproof({ runer: 'process' } as object) as unknown as Hooks
  expect(() => hooks.config({})).toThrow(
    /^Unexpected key `runer` in the options of pipeproof, expected .*, write `runner`/,
  )
})
