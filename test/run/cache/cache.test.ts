import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesBelow } from '../../../src/shared/files.ts'
import { Cached } from '../../support/cached.ts'
import { contractOf } from '../../support/contractOf.ts'

/** A project whose step was shown to be reproducible. */
async function proven(): Promise<Cached> {
  const cached = new Cached()
  await cached.once()
  await cached.once()
  expect(cached.runs).toBe(2)
  return cached
}

const entries = ({ folder }: Cached): string[] => filesBelow(folder).filter((path) => path.endsWith('entry.json'))

const only = (cached: Cached, name: string): string => {
  const path = filesBelow(cached.folder).find((file) => file.endsWith(name)) ?? ''
  return join(cached.folder, path)
}

test('the third of three equal runs is served, whole and in its own workspace', async () => {
  const cached = await proven()
  const job = cached.job()
  const run = await cached.once(job)
  expect(cached.runs).toBe(2)
  expect(run).toMatchObject({ ok: true, served: true, workspace: job.workspace, stdout: `in ${job.workspace}` })
  expect(readFileSync(join(job.outputs['result'] ?? '', 'a.csv'), 'utf8')).toBe('n\n2\n')
  expect(readFileSync(join(job.workspace, 'stdout.log'), 'utf8')).toBe(`in ${job.workspace}`)
})

test('within one test run equal runs are shared at once', async () => {
  const cached = new Cached()
  const cache = cached.cache()
  expect(await cached.once(cached.job(), cache)).not.toHaveProperty('served')
  expect(await cached.once(cached.job(), cached.cache({ madeBy: 'another' }))).not.toHaveProperty('served')
  const third = cached.cache({ madeBy: 'third' })
  cached.act = { writes: (count) => ({ 'a.csv': String(count) }) }
  await cached.once(cached.job({ env: { A: '1' } }), third)
  expect(await cached.once(cached.job({ env: { A: '1' } }), third)).toMatchObject({ served: true })
  expect(cached.runs).toBe(3)
})

test('a step that varies is never served to a later run, and says so', async () => {
  const cached = new Cached()
  cached.act = { writes: (count) => ({ 'a.csv': `n\n${count}\n` }) }
  const runs = []
  for (let index = 0; index < 4; index++) runs.push(await cached.once())
  expect(runs.map(({ served, notes }) => [served, ...notes])).toMatchInlineSnapshot(`
    [
      [
        undefined,
      ],
      [
        undefined,
        "it varies: an equal run before wrote another \`result/a.csv\`",
      ],
      [
        undefined,
        "it varies: an equal run before wrote another \`result/a.csv\`",
      ],
      [
        undefined,
        "it varies: an equal run before wrote another \`result/a.csv\`",
      ],
    ]
  `)
  expect(cached.runs).toBe(4)
})

test('a failure after an equal run that went well shows that a step varies', async () => {
  const cached = new Cached()
  await cached.once()
  cached.act = { run: { ok: false, exitCode: 1 } }
  expect((await cached.once()).notes).toEqual(['it varies: an equal run before went well'])
  cached.act = {}
  await cached.once()
  await cached.once()
  expect(await cached.once()).not.toHaveProperty('served')
  expect(cached.runs).toBe(5)
})

test('a run that was cancelled says nothing about its step', async () => {
  const cached = new Cached()
  await cached.once()
  cached.act = { run: { ok: false, stopped: 'cancelled' } }
  await cached.once()
  cached.act = {}
  await cached.once()
  expect(await cached.once()).toMatchObject({ served: true })
})

test('forks of one interpreter prove nothing, so the second runs in another', async () => {
  const cached = new Cached()
  cached.act = { touched: { seed: '7' } }
  const first = cached.cache()
  await cached.once(cached.job(), first)
  await cached.once()
  expect([cached.runs, cached.proofs]).toEqual([1, 1])
})

test('equal interpreters that could not be told apart before prove nothing', async () => {
  const cached = new Cached()
  cached.act = { touched: { seed: '7' } }
  await cached.once()
  await cached.once()
  await cached.once()
  expect([cached.runs, cached.proofs]).toEqual([1, 2])
})

test('proving runs each new step once more, elsewhere, and the next run is served', async () => {
  const cached = new Cached()
  const cache = cached.cache()
  const job = cached.job()
  await cached.once(job, cache)
  await cache.prove()
  expect([cached.runs, cached.proofs]).toEqual([1, 1])
  expect(await cached.once()).toMatchObject({ served: true })
  expect(readdirSync(cached.dir)).not.toContain('work-1-again')
})

test('proving finds a script that writes where it is', async () => {
  const cached = new Cached()
  cached.act = { writes: (_, { workspace }) => ({ 'a.csv': workspace }) }
  const cache = cached.cache()
  await cached.once(cached.job(), cache)
  await cache.prove()
  expect(await cached.once()).not.toHaveProperty('served')
})

describe('what a result stands on', () => {
  test('a file that the script read', async () => {
    const cached = new Cached()
    const path = join(cached.dir, 'rates.json')
    writeFileSync(path, '{}')
    utimesSync(path, 1, 1)
    cached.act = { touched: { read: [path] } }
    await cached.once()
    await cached.once()
    expect(await cached.once()).toMatchObject({ served: true })
    writeFileSync(path, '{"EUR": 1}')
    expect(await cached.once()).not.toHaveProperty('served')
  })

  test('a file that was not there', async () => {
    const cached = new Cached()
    const path = join(cached.dir, 'override.json')
    cached.act = { touched: { read: [path] } }
    await cached.once()
    await cached.once()
    expect(await cached.once()).toMatchObject({ served: true })
    writeFileSync(path, '{}')
    expect(await cached.once()).not.toHaveProperty('served')
  })

  test('a folder that it listed', async () => {
    const cached = new Cached()
    const path = join(cached.dir, 'rules')
    mkdirSync(path)
    cached.act = { touched: { listed: [path] } }
    await cached.once()
    await cached.once()
    expect(await cached.once()).toMatchObject({ served: true })
    writeFileSync(join(path, 'new.json'), '{}')
    expect(await cached.once()).not.toHaveProperty('served')
  })

  test('a module that a new file beside the script replaces', async () => {
    const cached = new Cached()
    cached.act = { touched: { imported: ['json'] } }
    await cached.once()
    await cached.once()
    expect(await cached.once()).toMatchObject({ served: true })
    writeFileSync(join(cached.dir, 'json.py'), '')
    expect(await cached.once()).not.toHaveProperty('served')
  })

  test('a file that changes while it is read is not relied on', async () => {
    const cached = new Cached()
    const path = join(cached.dir, 'rates.json')
    const later = Date.now() + 30
    const writes = (): Record<string, string> => {
      // the clock of a file system ticks in milliseconds
      while (Date.now() < later) writeFileSync(path, '{}')
      return {}
    }
    cached.act = { touched: { read: [path] }, writes }
    expect((await cached.once()).notes).toEqual(['its results are not kept: a file that it read changed meanwhile'])
  })
})

describe('a damaged entry is run again', () => {
  const damage: Record<string, (cached: Cached) => void> = {
    'an edited output': (cached) => writeFileSync(only(cached, 'a.csv'), 'n\n3\n'),
    'a truncated output': (cached) => writeFileSync(only(cached, 'a.csv'), ''),
    'a missing output': (cached) => rmSync(only(cached, 'a.csv')),
    'an edited log': (cached) => writeFileSync(only(cached, 'stdout.log'), 'another'),
    'a truncated record': (cached) => {
      const path = only(cached, 'entry.json')
      writeFileSync(path, readFileSync(path, 'utf8').slice(0, -20))
    },
    'an edited record': (cached) => {
      const path = only(cached, 'entry.json')
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replace('"once"', '"reproducible"').replace('"ok":true', '"ok":null'),
      )
    },
    'no record': (cached) => rmSync(only(cached, 'entry.json')),
    'no cache at all': (cached) => rmSync(join(cached.dir, '.pipeproof'), { recursive: true }),
  }

  test.each(Object.entries(damage))('%s', async (_, harm) => {
    const cached = await proven()
    harm(cached)
    const job = cached.job()
    const run = await cached.once(job)
    expect(run).not.toHaveProperty('served')
    expect(cached.runs).toBe(3)
    expect(readFileSync(join(job.outputs['result'] ?? '', 'a.csv'), 'utf8')).toBe('n\n2\n')
    await cached.once()
    expect(await cached.once()).toMatchObject({ served: true })
  })
})

describe('what is not kept says why', () => {
  const reasons: Record<string, (cached: Cached) => Promise<{ notes: string[] }>> = {
    'what can not be told': (cached) => {
      cached.act = { run: { touched: undefined } }
      return cached.once()
    },
    'what goes beyond': (cached) => {
      cached.act = { touched: { beyond: ['it connected to `127.0.0.1`'] } }
      return cached.once()
    },
    'a changed input': (cached) => {
      cached.act = {
        writes: (_, { inputs }) => ({ [`../../inputs/numbers/${Object.keys(inputs).length}.csv`]: 'n\n' }),
      }
      return cached.once()
    },
    'a link': (cached) => {
      cached.act = {
        writes: (_, { outputs }) => {
          mkdirSync(outputs['result'] ?? '', { recursive: true })
          symlinkSync('/etc/hosts', join(outputs['result'] ?? '', 'a.csv'))
          return {}
        },
      }
      return cached.once()
    },
    'a masked column': (cached) =>
      cached.once(cached.job(), cached.cache(), { contract: contractOf(cached.script, { masked: true }) }),
    'a runner that does not tell': (cached) => {
      const { name, run } = cached.runner(() => undefined)
      return cached.once(cached.job(), cached.cache(), { runner: { name, run } })
    },
    'more than there is room for': (cached) => {
      cached.act = { writes: () => ({ 'a.csv': 'n'.repeat(2000) }) }
      return cached.once(cached.job(), cached.cache({ limits: { maxBytes: 1000, maxAgeMs: 1000 } }))
    },
  }

  test('in one sentence', async () => {
    const told: Record<string, string[]> = {}
    for (const [name, act] of Object.entries(reasons)) {
      const cached = new Cached()
      told[name] = (await act(cached)).notes
      expect(entries(cached)).toEqual([])
    }
    expect(told).toMatchInlineSnapshot(`
      {
        "a changed input": [
          "its results are not kept: it changed its input \`numbers\`",
        ],
        "a link": [
          "its results are not kept: an output holds a link",
        ],
        "a masked column": [
          "its results are not kept: it has masked columns",
        ],
        "a runner that does not tell": [
          "its results are not kept: the runner \`fake\` does not tell its surroundings",
        ],
        "more than there is room for": [
          "its results are not kept: they are too large",
        ],
        "what can not be told": [
          "its results are not kept: what it read can not be told",
        ],
        "what goes beyond": [
          "its results are not kept: it connected to \`127.0.0.1\`",
        ],
      }
    `)
  })

  test('a failure is not kept, and needs no words', async () => {
    const cached = new Cached()
    cached.act = { run: { ok: false } }
    expect((await cached.once()).notes).toEqual([])
    expect(entries(cached)).toEqual([])
  })
})

describe('secrets', () => {
  const secret = 'swordfish-9f2c'
  const planted = { env: { API_KEY: secret }, secrets: [secret] }

  test('never reach the cache, in whichever form', async () => {
    const forms = [
      secret,
      Buffer.from(secret).toString('base64'),
      Buffer.from(secret).toString('hex'),
      encodeURIComponent(secret),
    ]
    for (const form of forms) {
      const cached = new Cached()
      cached.act = { writes: () => ({ 'a.csv': `n\n${form}\n` }) }
      const { notes } = await cached.once(cached.job(planted))
      expect(notes).toEqual(['its results are not kept: `a.csv` may hold a secret'])
      expect(
        filesBelow(cached.folder).filter((path) => readFileSync(join(cached.folder, path)).includes(form)),
      ).toEqual([])
    }
  })

  test('are not looked for in packed files, which are not kept', async () => {
    const cached = new Cached()
    cached.act = { writes: () => ({ 'model.tar.gz': 'packed' }) }
    const { notes } = await cached.once(cached.job(planted))
    expect(notes).toEqual(['its results are not kept: `model.tar.gz` may hold a secret'])
  })

  test('do not keep a step from being served that writes none, and change its key', async () => {
    const cached = new Cached()
    await cached.once(cached.job(planted))
    await cached.once(cached.job(planted))
    expect(await cached.once(cached.job(planted))).toMatchObject({ served: true })
    expect(await cached.once(cached.job({ ...planted, env: { API_KEY: 'another' } }))).not.toHaveProperty('served')
    const holding = filesBelow(cached.folder).filter((path) => readFileSync(join(cached.folder, path)).includes(secret))
    expect(filesBelow(cached.folder).length).toBeGreaterThan(3)
    expect(holding).toEqual([])
  })
})

test('a disk that refuses is told once, and the run goes on', async () => {
  const cached = new Cached()
  mkdirSync(join(cached.dir, '.pipeproof'))
  writeFileSync(cached.folder, 'a file where the folder should be')
  const cache = cached.cache()
  const told = [await cached.once(cached.job(), cache), await cached.once(cached.job(), cache)]
  expect(told.map(({ ok, notes }) => [ok, ...notes.map((note) => note.replaceAll(cached.dir, '.'))]))
    .toMatchInlineSnapshot(`
    [
      [
        true,
        "nothing is kept for later runs: the cache can not be used (ENOTDIR: not a directory, mkdir './.pipeproof/cache/locks')",
      ],
      [
        true,
      ],
    ]
  `)
  expect(cached.runs).toBe(2)
})

test.skipIf(process.getuid?.() === 0)('a folder that can not be written is told too', async () => {
  const cached = new Cached()
  mkdirSync(cached.folder, { recursive: true })
  chmodSync(cached.folder, 0o500)
  expect((await cached.once()).notes).toHaveLength(1)
})

test('two that come at once run a step once', async () => {
  const cached = new Cached()
  const madeBy = 'one test run'
  const runs = [cached.cache({ madeBy }), cached.cache({ madeBy })].map((cache) => cached.once(cached.job(), cache))
  expect((await Promise.all(runs)).filter(({ served }) => served)).toHaveLength(1)
  expect(cached.runs).toBe(1)
})

test('a script that removes its own output is kept as it is', async () => {
  const cached = new Cached()
  cached.act = { writes: () => ({}) }
  await cached.once()
  await cached.once()
  expect(await cached.once()).toMatchObject({ served: true, notes: [] })
})

test('a disk that is full while a result is written leaves the run as it is', async () => {
  const cached = new Cached()
  const writes = (): Record<string, string> => {
    // nothing can be written below a file
    mkdirSync(cached.folder, { recursive: true })
    writeFileSync(join(cached.folder, 'tmp'), '')
    return { 'a.csv': 'n\n' }
  }
  cached.act = { writes }
  const { ok, notes } = await cached.once()
  const told = notes.map((note) => note.replaceAll(cached.dir, '.').replaceAll(/tmp\/\w+/g, 'tmp/…'))
  expect([ok, ...told]).toMatchInlineSnapshot(`
    [
      true,
      "nothing is kept for later runs: the cache can not be used (ENOTDIR: not a directory, mkdir './.pipeproof/cache/tmp/…')",
    ]
  `)
  expect(entries(cached)).toEqual([])
})
