import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { modules } from '../../preset/modules.ts'
import { needs } from '../../src/needs.ts'
import { rememberNamed } from '../../src/seen.ts'
import { folder } from '../support/folder.ts'

const files = {
  'package.json': '{}',
  'p.pipeline.yaml': 'steps: { a: a.yaml }\n',
  'a.yaml': 'script: a.py\n',
  'a.py': '',
  'seen.csv': '',
}

describe('a pipeline', () => {
  test('is a module that describes it, and imports what it names and what its runs looked at, without running it', () => {
    const dir = folder(files)
    const { load } = modules()
    rememberNamed(join(dir, 'p.pipeline.yaml'), 'p', needs({ files: [join(dir, 'seen.csv')] }))
    expect(load(join(dir, 'p.pipeline.yaml'))?.code.replaceAll(dir, '')).toMatchInlineSnapshot(`
      "import { describePipeline } from 'pipeproof/vitest'
      describePipeline("/p.pipeline.yaml", { from: "/p.pipeline.yaml" })
      ;import "/a.yaml"
      ;import "/a.py"
      ;() => [import("/seen.csv")]
      "
    `)
    expect(load(join(dir, 'a.py'))?.code).toBe('export {}')
  })

  test('is asked for anew when a file of it changes', () => {
    const dir = folder(files)
    const { load, isChanging } = modules()
    load(join(dir, 'p.pipeline.yaml'))
    expect(isChanging('/x.pipeline.yaml', '')).toBe(true)
    expect(isChanging(join(dir, 'a.py'), '')).toBe(true)
    expect(isChanging('/x.ts', 'no word of us')).toBe(false)
  })
})

describe('a module', () => {
  test('imports what its texts name, once it speaks of us', () => {
    const dir = folder(files)
    const { transform } = modules()
    const at = join(dir, 'a.test.ts')
    const code = `import { loadContract } from 'pipeproof'\nloadContract('./a.yaml')`
    expect(transform(code, `${at}?x`)?.code.replaceAll(dir, '')).toBe(`${code}\n;import "/a.yaml"\n;import "/a.py"\n`)
    expect(transform(`other('./a.yaml')`, at)).toBeUndefined()
    expect(transform(code, join(dir, 'node_modules/x/a.js'))).toBeUndefined()
    expect(transform(`import 'pipeproof'`, at)).toBeUndefined()
  })
})

test('other files are left alone', () => {
  expect(modules().load('/project/a.py')).toBeUndefined()
  expect(modules().load('/project/values.yaml')).toBeUndefined()
})
