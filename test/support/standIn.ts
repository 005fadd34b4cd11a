import { spawnSync } from 'node:child_process'
import { delimiter, dirname, resolve } from 'node:path'
import { beforeAll, vi } from 'vitest'
import { interpreter } from '../../src/run/python/interpreter.ts'

/** A client of containers that needs no daemon: namespaces take the place of images. */
export const standIn = resolve(import.meta.dirname, '../fixtures/containers/standIn.mjs')

const tried = process.platform === 'linux' && spawnSync('unshare', ['--mount', '--pid', '--fork', '--net', 'true'])

/** Whether this machine lets us make namespaces. */
export const canStandIn = tried !== false && tried.status === 0

/** Containers of this test file are run by the stand-in, with the Python of the tests as that of the image. */
export function useStandIn(): void {
  beforeAll(async () => {
    const python = dirname(await interpreter(undefined, import.meta.dirname))
    vi.stubEnv('PIPEPROOF_CONTAINER', standIn)
    vi.stubEnv('STAND_IN_PATH', [python, process.env['PATH']].join(delimiter))
    return () => vi.unstubAllEnvs()
  })
}
