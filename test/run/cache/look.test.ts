import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CacheView } from '../../../src/run/cache/look.ts'
import { Store } from '../../../src/run/cache/store.ts'
import { entry } from '../../support/entry.ts'
import { folder } from '../../support/folder.ts'

function project(): { dir: string; store: Store } {
  const dir = folder({ 'package.json': '{}' })
  const store = new Store(join(dir, '.pipeproof/cache'))
  for (const [index, state] of (['once', 'reproducible', 'varies'] as const).entries()) {
    const key = String(index).repeat(64)
    store.put(entry({ key, step: `step${index}`, state, bytes: 1000 }), () => undefined)
    const used = Date.now() / 1000 - index * 86_400
    utimesSync(join(store.dirOf(key), 'entry.json'), used, used)
  }
  return { dir, store }
}

test('results are listed, the one used last first', () => {
  const { dir, store } = project()
  writeFileSync(join(store.dirOf('1'.repeat(64)), 'entry.json'), '')
  expect(new CacheView(dir).list().map(({ step, state, bytes }) => ({ step, state, bytes }))).toMatchInlineSnapshot(`
    [
      {
        "bytes": 1000,
        "state": "once",
        "step": "step0",
      },
      {
        "bytes": 1000,
        "state": "varies",
        "step": "step2",
      },
      {
        "bytes": 0,
        "state": "damaged",
        "step": "111111111111",
      },
    ]
  `)
})

test('cleaning takes the old, or all', () => {
  const { dir } = project()
  const view = new CacheView(dir)
  expect(view.clean()).toEqual({ entries: 0, bytes: 0 })
  expect(view.clean(1.5 * 86_400_000)).toEqual({ entries: 1, bytes: 1000 })
  expect(view.cleanAll()).toEqual({ entries: 2, bytes: 2000 })
  expect(view.cleanAll()).toEqual({ entries: 0, bytes: 0 })
  expect(view.list()).toEqual([])
})
