import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { engineFor, keepsUsers } from '../../../src/run/container/engine.ts'
import { folder } from '../../support/folder.ts'
import { thrown } from '../../support/messages.ts'

afterEach(() => void vi.unstubAllEnvs())

const down = '#!/bin/sh\necho "Cannot connect to the Docker daemon" >&2\nexit 1\n'
const lacking = '#!/bin/sh\necho "Error: No such image: x" >&2\nexit 125\n'
const good = '#!/bin/sh\necho sha256:1\n'

/** Only these clients are on `PATH`. */
function usePath(clients: Record<string, string>): string {
  const dir = folder(clients)
  for (const name of Object.keys(clients)) chmodSync(join(dir, name), 0o755)
  vi.stubEnv('PATH', dir)
  vi.stubEnv('PIPEPROOF_CONTAINER', '')
  return dir
}

test('docker comes first where both answer', async () => {
  usePath({ docker: good, podman: good })
  expect(await engineFor('both:1')).toBe('docker')
})

test('podman takes over where docker has no daemon', async () => {
  usePath({ docker: down, podman: good })
  expect(await engineFor('podman:1')).toBe('podman')
})

test('podman takes over where docker lacks the image', async () => {
  usePath({ docker: lacking, podman: good })
  expect(await engineFor('podman:2')).toBe('podman')
})

test('the client that the environment names comes before both', async () => {
  const dir = usePath({ docker: good, other: good })
  vi.stubEnv('PIPEPROOF_CONTAINER', join(dir, 'other'))
  expect(await engineFor('other:1')).toBe(join(dir, 'other'))
})

test('a client that works and lacks the image is told before one without a daemon', async () => {
  usePath({ docker: down, podman: lacking })
  expect(await thrown(() => engineFor('nowhere:1'))).toMatchInlineSnapshot(`
    "Unexpected image \`nowhere:1\` that is not on this machine, expected one that is, run \`podman pull nowhere:1\` or mend its name
      see  docs/errors.md#pp027"
  `)
})

test('a daemon that came up meanwhile is asked again', async () => {
  usePath({ docker: down })
  expect(await thrown(() => engineFor('late:1'))).toContain('Cannot connect')
  usePath({ docker: good })
  expect(await engineFor('late:1')).toBe('docker')
})

test('users are kept by podman, for those who are not root', () => {
  const getuid = vi.spyOn(process, 'getuid').mockReturnValue(1000)
  expect(['podman', '/usr/bin/podman', 'podman-remote', 'docker'].map(keepsUsers)).toEqual([true, true, true, false])
  getuid.mockReturnValue(0)
  expect(keepsUsers('podman')).toBe(false)
  getuid.mockRestore()
})
