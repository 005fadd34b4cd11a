import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { loadContract, rows, runScript } from '../src/index.ts'
import { pythonCoverage, type CoverageRequest } from '../src/pythonCoverage.ts'
import { folder } from './support/folder.ts'
import { smallProject } from './support/smallProject.ts'

afterEach(() => vi.unstubAllEnvs())

/** A project whose coverage is wanted. */
function wanted(): { root: string; folder: string } {
  const root = realpathSync(
    folder({
      ...smallProject,
      'package.json': '{}',
      'double.py': `import helper\n${smallProject['double.py']}`,
      'helper.py': 'def help():\n    return 1\n',
      'never.py': 'import far\ndef main(a, b, c, d):\n    pass\n',
      'far.py': 'x = 1\n',
      'unnamed.py': 'x = 1\n',
      'node_modules/of/others.py': 'x = 1\n',
      'never.yaml': smallProject['double.yaml'].replace('double.py', 'never.py'),
      'command.yaml': smallProject['double.yaml'].replace('script: double.py', 'command: [sh, far.py]'),
    }),
  )
  const collected = folder()
  vi.stubEnv('PIPEPROOF_COVERAGE', collected)
  vi.stubEnv('PIPEPROOF_COVERAGE_ROOT', root)
  vi.stubEnv('PIPEPROOF_COVERAGE_TRACER', 'builtin')
  return { root, folder: collected }
}

/** How many of the lines of each file ran. */
async function linesOf(request: CoverageRequest): Promise<Record<string, string>> {
  const files = await pythonCoverage(request)
  return Object.fromEntries(
    files.map(({ path, s }) => {
      const counts = Object.values(s)
      return [path.slice(request.root.length + 1), `${counts.filter((runs) => runs > 0).length}/${counts.length}`]
    }),
  )
}

const run = (root: string, cache: boolean): ReturnType<typeof runScript> =>
  runScript(loadContract(join(root, 'double.yaml')), { inputs: { numbers: rows([{ n: 1 }]) }, cache })

test('scripts that ran, those that never did, and what they import are told of; others are not', async () => {
  const request = wanted()
  await run(request.root, false)
  loadContract(join(request.root, 'never.yaml'))
  loadContract(join(request.root, 'command.yaml'))
  expect(await linesOf(request)).toMatchInlineSnapshot(`
    {
      "double.py": "10/10",
      "far.py": "0/1",
      "helper.py": "1/2",
      "never.py": "0/3",
    }
  `)
})

test('files that are named besides are told of, and those that are not wanted are left out', async () => {
  const request = wanted()
  await run(request.root, false)
  const more = ['unnamed.py', 'node_modules/of/others.py'].map((name) => join(request.root, name))
  expect(await linesOf({ ...request, more, isWanted: (file) => !file.endsWith('helper.py') })).toMatchInlineSnapshot(`
    {
      "double.py": "10/10",
      "unnamed.py": "0/1",
    }
  `)
})

test('nothing is looked for where nothing was collected', async () => {
  expect(await pythonCoverage({ root: folder(), folder: folder() })).toEqual([])
})

test('a result from the cache covers what the run covered that made it', async () => {
  const request = wanted()
  const seen: Record<string, string>[] = []
  let last
  while (seen.length < 3) {
    const collected = folder()
    vi.stubEnv('PIPEPROOF_COVERAGE', collected)
    last = await run(request.root, true)
    seen.push(await linesOf({ ...request, folder: collected }))
  }
  expect(last?.served).toBe(true)
  expect(seen).toEqual([seen[0], seen[0], seen[0]])
  expect(seen[0]).toMatchObject({ 'helper.py': '1/2' })
})
