import { spawnSync } from 'node:child_process'
import { readdirSync, utimesSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { sweep } from '../../../src/run/python/sweep.ts'
import { server } from '../../../src/run/python/worker.ts'
import { folder } from '../../support/folder.ts'

const gone = '0123456789abcdef'
const up = 'fedcba9876543210'
const young = '00000000000000ff'

async function listening(path: string): Promise<void> {
  const listener = createServer((socket) => socket.end())
  await new Promise<void>((resolve) => listener.listen(path, resolve))
  onTestFinished(() => void listener.close())
}

test('what servers left that are gone is removed, and nothing else', async () => {
  const names = [gone, up, young].flatMap((name) => [`${name}.token`, `${name}.log`])
  const dir = folder(Object.fromEntries([...names, 'notes.log'].map((name) => [name, ''])))
  await listening(join(dir, `${up}.sock`))
  const before = new Date(Date.now() - 1e7)
  for (const name of readdirSync(dir)) if (!name.startsWith(young)) utimesSync(join(dir, name), before, before)
  await sweep(dir)
  const left = [up, young].flatMap((name) => [`${name}.log`, ...(name === up ? [`${name}.sock`] : []), `${name}.token`])
  expect(readdirSync(dir).toSorted()).toEqual([...left, 'notes.log'].toSorted())
})

/** What is left of a server that ended by itself. */
function leftBy({ kept = 'mine', log = '' }: { kept?: string; log?: string }): string[] {
  const dir = folder({ 's.token': kept, 's.log': log })
  const at = (ending: string): string => join(dir, `s.${ending}`)
  const config = { socket: at('sock'), token: 'mine', tokenFile: at('token'), log: at('log') }
  const input = `${JSON.stringify({ ...config, parallel: 1, lingerSeconds: 0 })}\n`
  spawnSync('python3', ['-B', server], { input, timeout: 60_000 })
  return readdirSync(dir).toSorted()
}

test.skipIf(process.platform !== 'linux')('a server that ends takes its files along', { timeout: 60_000 }, () => {
  expect(leftBy({})).toEqual([])
  expect(leftBy({ log: 'Traceback' })).toEqual(['s.log'])
  // another has its place by now
  expect(leftBy({ kept: 'of another' })).toEqual(['s.log', 's.sock', 's.token'])
})
