import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { filesBelow } from '../src/shared/files.ts'
import { blocksOf } from './support/blocks.ts'

const root = resolve(import.meta.dirname, '..')
const sources = filesBelow(resolve(root, 'examples')).filter((file) => /\.(ya?ml|ts|js|py|json)$/.test(file))
const texts = sources.map((file) => readFileSync(resolve(root, 'examples', file), 'utf8'))

// of these, tests of their own prove every word
const generated = new Set(['checks.md', 'errors.md', 'configuration.md'])
const pages = [
  'README.md',
  ...filesBelow(resolve(root, 'docs'))
    .filter((file) => file.endsWith('.md') && !generated.has(file))
    .map((file) => `docs/${file}`),
  ...filesBelow(resolve(root, 'examples'))
    .filter((file) => file.endsWith('README.md'))
    .map((file) => `examples/${file}`),
]
const blocks = pages.flatMap((page) => blocksOf(resolve(root, page)).map((block) => ({ page, ...block })))
const quoted = blocks.filter(({ language }) => ['yaml', 'ts', 'js', 'python', 'json'].includes(language))
const commands = blocks
  .filter(({ language }) => language === 'sh')
  .flatMap(({ page, text }) =>
    text
      .trim()
      .split('\n')
      .map((line) => ({ page, line: line.replace(/\s+#.*$/, '') })),
  )

const verbs = new Set(filesBelow(resolve(root, 'src/cli/commands')).map((file) => file.replace('.ts', '')))

test('every block has a language that is looked at here', () => {
  const known = new Set(['yaml', 'ts', 'js', 'python', 'json', 'sh', 'text', 'diff'])
  expect(blocks.length).toBeGreaterThan(10)
  expect(blocks.filter(({ language }) => !known.has(language))).toEqual([])
})

test.for(quoted)('$page quotes an example: $text', ({ text }) => {
  expect(texts.some((source) => source.includes(text))).toBe(true)
})

test.for(commands)('$page names a command that exists: $line', ({ line }) => {
  for (const command of line.split(' && ')) {
    const script = /^npm (?:run )?(\w+)$/.exec(command)?.[1]
    const known = [...Object.keys(manifest.scripts), 'ci', 'test']
    const installs = /^npm (?:init -y|install --save-dev [a-z0-9@/ -]+)$/.test(command)
    const runs = /^(?:[A-Z_]+=\S+ )*npx (?:vitest|jest)\b/.test(command)
    const ours = /^npx pipeproof (\w+)/.exec(command)?.[1]
    expect(installs || runs || verbs.has(ours ?? '') || known.includes(script ?? '')).toBe(true)
  }
})

test('every changed line stands in an example', () => {
  const removed = blocks
    .filter(({ language }) => language === 'diff')
    .flatMap(({ text }) => text.match(/^-(.*)$/gm) ?? [])
  expect(removed.length).toBeGreaterThan(0)
  for (const line of removed) expect(texts.some((source) => source.includes(line.slice(1)))).toBe(true)
})

/** How a heading is named in links, as GitHub does it. */
const anchorsOf = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  )

test('every link leads to a file, and to a heading in it', () => {
  for (const page of [...pages, ...[...generated].map((file) => `docs/${file}`)]) {
    const text = readFileSync(resolve(root, page), 'utf8')
    for (const [link, path = '', anchor] of text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)) {
      const target = path === '' ? resolve(root, page) : resolve(root, page, '..', path)
      expect(existsSync(target), `${link} in ${page}`).toBe(true)
      expect(anchor === undefined || anchorsOf(target).includes(anchor), `${link} in ${page}`).toBe(true)
    }
  }
})
