import { describe, expect, test } from 'vitest'
import { clientEnvironment, containerArguments, type Container } from '../../../src/run/container/arguments.ts'

const plain: Container = {
  name: 'pipeproof-1',
  image: 'python:3.11-slim',
  user: '1000:100',
  keepsUsers: false,
  network: false,
  memoryMb: undefined,
  folder: '/runs/1',
  mounts: [
    { from: '/scripts', to: '/scripts' },
    { from: '/runs/1', to: '/runs/1', writable: true },
  ],
  env: {},
  reads: true,
  init: false,
  program: 'python3',
  args: ['-B', '/ours/worker.py', '/runs/1/answer.json'],
}

const line = (more: Partial<Container> = {}): string => containerArguments({ ...plain, ...more }).join(' ')

test('a container is one of its own, and leaves nothing', () => {
  expect(line()).toMatchInlineSnapshot(
    `"run --rm --name pipeproof-1 --pull never --log-driver none --user 1000:100 --network none --mount type=bind,source=/scripts,target=/scripts,readonly --mount type=bind,source=/runs/1,target=/runs/1 --workdir /runs/1 --interactive --entrypoint python3 python:3.11-slim -B /ours/worker.py /runs/1/answer.json"`,
  )
})

test('a program that reads nothing has somebody to pass signals on', () => {
  const words = containerArguments({ ...plain, reads: false, init: true })
  expect(words).toContain('--init')
  expect(words).not.toContain('--interactive')
})

test('the network is on where it is allowed', () => {
  expect(line({ network: true })).not.toContain('--network')
})

test('its memory is limited, swap and all', () => {
  expect(line({ memoryMb: 256 })).toContain(' --memory 256m --memory-swap 256m ')
})

test('users are kept, or not named where the system has none', () => {
  expect(line({ keepsUsers: true })).toContain(' --user 1000:100 --userns keep-id ')
  expect(line({ user: undefined })).not.toContain('--user')
})

test('a path with a comma or a quote is read as one field', () => {
  const words = containerArguments({ ...plain, mounts: [{ from: '/a,b', to: '/c"d' }] })
  expect(words).toContain('type=bind,"source=/a,b","target=/c""d",readonly')
})

describe('the environment', () => {
  const env = {
    API_TOKEN: 'hush',
    ROUNDS: '5',
    HOME: '/runs/1/home',
    DOCKER_HOST: 'x',
    DOCKER_TOKEN: 'y',
    http_proxy: 'z',
  }
  const given = containerArguments({ ...plain, env }).flatMap((word, at, all) => (all[at - 1] === '-e' ? [word] : []))

  test('is named, and said only where it would lead the client astray', () => {
    expect(given).toEqual(['API_TOKEN', 'ROUNDS', 'HOME=/runs/1/home', 'DOCKER_HOST=x', 'DOCKER_TOKEN', 'http_proxy=z'])
  })

  test('that is only named comes from the client', () => {
    expect(clientEnvironment(env)).toEqual({ API_TOKEN: 'hush', ROUNDS: '5', DOCKER_TOKEN: 'y' })
  })
})
