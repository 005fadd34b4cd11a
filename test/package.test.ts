import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { publint } from 'publint'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { importsOf } from './house/code.ts'
import { filesIn, root, textOf } from './house/files.ts'

const folder = mkdtempSync(join(tmpdir(), 'pipeproof-package-'))
let tarball = ''
let packed: string[] = []

beforeAll(async () => {
  if (!existsSync(join(root, 'dist/index.js'))) throw new Error('There is no dist/ to test, run `npm run build` first')
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
  const { stdout } = await execa('npm', pack, { cwd: root })
  const [{ filename, files }] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }] // npm's own
  tarball = join(folder, filename)
  packed = files.map(({ path }) => path)
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Every file that some part of package.json names. */
function filesNamedIn(value: unknown): string[] {
  if (typeof value === 'string') return [value.replace(/^\.\//, '')]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(filesNamedIn) : []
}

describe('the tarball', () => {
  test('holds every file that package.json names', () => {
    const { exports, bin, main, types, typesVersions } = manifest
    const named = filesNamedIn({ exports, bin, main, types, typesVersions })
    expect(named).toContain('dist/cli.js')
    expect(named.filter((path) => !packed.includes(path))).toEqual([])
  })

  test.each(['dist/worker.py', 'LICENSE', 'README.md', 'CHANGELOG.md', 'docs/errors.md'])('holds %s', (path) => {
    expect(packed).toContain(path)
  })

  test('holds what was built and what there is to read, and nothing else', () => {
    const meant = /^(dist\/.*(\.(js|cjs|d\.ts|d\.cts|schema\.json|py))|docs\/.*|[A-Z]+(\.md)?|package\.json)$/
    expect(packed.filter((path) => !meant.test(path))).toEqual([])
  })

  test('has nothing that publint warns of', async () => {
    const { messages } = await publint({
      pack: { tarball: new Uint8Array(readFileSync(tarball)).buffer },
      strict: true,
    })
    expect(messages).toEqual([])
  })

  test('has types for every entry in every kind of resolution', async () => {
    // attw ends before a pipe has taken all of its answer, so it writes a file
    const answer = join(folder, 'attw.json')
    await execa('attw', [tarball, '--format', 'json'], {
      cwd: root,
      preferLocal: true,
      reject: false,
      stdout: { file: answer },
    })
    const { problems } = JSON.parse(readFileSync(answer, 'utf8')) as { problems: object } // attw's own
    expect(problems).toEqual({})
  }, 60_000)
})

/** The packages that the built files with some ending import. */
function importedBy(ending: string): string[] {
  const built = filesIn('dist').filter((path) => path.endsWith(ending))
  const named = built.flatMap((path) => importsOf(path, textOf(path)).map((made) => made.named ?? '.'))
  const packages = named.filter((name) => !/^[./]/.test(name) && !isBuiltin(name))
  return [...new Set(packages.map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name))]
}

const tellNames = 'console.log(JSON.stringify(Object.keys(module).sort()))'

/** Runs code in plain Node, where the package knows itself by its name. */
const node = (code: string) =>
  execa('node', ['--input-type=module', '-e', `import { createRequire } from 'node:module'\n${code}`], { cwd: root })

describe('the build', () => {
  const { dependencies, peerDependencies } = manifest
  const declared = new Set(['pipeproof', ...Object.keys(dependencies), ...Object.keys(peerDependencies)])

  test('imports only what package.json declares', () => {
    expect(importedBy('.js')).toContain('execa')
    expect([...importedBy('.js'), ...importedBy('.cjs')].filter((name) => !declared.has(name))).toEqual([])
  })

  test('does not require execa, which is for import only', () => {
    expect(importedBy('.cjs')).toContain('yaml')
    expect(importedBy('.cjs')).not.toContain('execa')
  })

  test.each(['pipeproof', 'pipeproof/kit'])('gives the same %s to import and to require', async (entry) => {
    const imported = await node(`import * as module from '${entry}'\n${tellNames}`)
    const required = await node(`const module = createRequire(process.cwd() + '/')('${entry}')\n${tellNames}`)
    expect(imported.stdout).toMatch(/^\["/)
    expect(required.stdout).toBe(imported.stdout)
  })
})
