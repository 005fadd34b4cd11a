import { randomBytes } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { launch } from '../../process/launch.ts'
import { hash } from '../../shared/hash.ts'
import { version } from '../../shared/version.ts'
import { connect, type Connection } from './connection.ts'
import { exclusively } from '../lock.ts'
import { sweep } from './sweep.ts'
import { server } from './worker.ts'

/** A server that is up as long as this process wants it. */
export interface Warm {
  /** A conversation for one request. */
  open(): Promise<Connection | undefined>
  token: string
  /** More than one means that a fork may hang. */
  threads: number
}

const protocol = 2
const startMs = 30_000
const lingerSeconds = 1.2
/** What a library reads when it is loaded: jobs that differ in it need servers of their own. */
const loadedWith = /^(PYTHON|OMP_|MKL_|OPENBLAS_|LC_|CUDA_)|^(TZ|LANG|PIPEPROOF_STALL_SECONDS)$/
const single = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' }

/** A folder of our own: whoever could write there could run code as us. */
function privateFolder(): string {
  const { uid, username } = userInfo()
  const folder = join(tmpdir(), `pipeproof-${uid < 0 ? username : uid}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const stats = lstatSync(folder)
  if (!stats.isDirectory() || (uid >= 0 && stats.uid !== uid)) throw new Error(`\`${folder}\` belongs to somebody else`)
  chmodSync(folder, 0o700)
  return folder
}

function keyed(environment: Record<string, string>): Record<string, string> {
  const own = Object.entries(environment).filter(([name]) => loadedWith.test(name))
  return { ...single, ...Object.fromEntries(own.toSorted(([a], [b]) => (a < b ? -1 : 1))) }
}

interface Place {
  socket: string
  token: string
  lock: string
  log: string
}

function placeOf(interpreter: string, env: Record<string, string>): Place {
  const base = join(privateFolder(), hash([interpreter, env, protocol, version], 16))
  return { socket: `${base}.sock`, token: `${base}.token`, lock: `${base}.lock`, log: `${base}.log` }
}

/** Says that we want the server to stay; undefined when none listens. */
async function lease({ socket, token }: Place): Promise<(Warm & { closed: Promise<void> }) | undefined> {
  const connection = await connect(socket)
  if (!connection) return undefined
  const secret = readFileSync(token, 'utf8')
  connection.send({ token: secret, lease: true })
  const hello = await connection.next()
  if (hello?.['protocol'] !== protocol) return undefined
  connection.unref()
  return { token: secret, threads: Number(hello['threads']), closed: connection.closed, open: () => connect(socket) }
}

async function startServer(
  interpreter: string,
  env: Record<string, string>,
  place: Place,
): Promise<NonNullable<Awaited<ReturnType<typeof lease>>>> {
  const token = randomBytes(16).toString('hex')
  await sweep(dirname(place.token))
  writeFileSync(place.token, token, { mode: 0o600 })
  const { socket, token: tokenFile, log } = place
  const config = { socket, token, tokenFile, log, parallel: availableParallelism(), lingerSeconds }
  const path = process.env['PATH'] ?? ''
  const launched = await launch({
    file: interpreter,
    args: ['-B', server],
    env: { PATH: path, ...env },
    firstLine: JSON.stringify(config),
    log: place.log,
  })
  const deadline = Date.now() + startMs
  const end: { reason?: string } = {}
  void launched.ended.then((reason) => (end.reason = reason))
  while (end.reason === undefined && Date.now() < deadline) {
    const warm = await lease(place)
    if (warm) return warm
    await sleep(10)
  }
  throw new Error(end.reason ?? `it did not listen within ${startMs / 1000} s`)
}

const known = new Map<string, Promise<Warm>>()

async function find(interpreter: string, env: Record<string, string>, key: string): Promise<Warm> {
  const place = placeOf(interpreter, env)
  const warm = await exclusively(
    place.lock,
    () => lease(place),
    () => startServer(interpreter, env, place),
  )
  // a server that died is started anew for the next job
  void warm.closed.then(() => known.delete(key))
  return warm
}

/** The server that has the modules of an interpreter loaded: one for all test files, started by whoever comes first. */
export function warmServer(interpreter: string, environment: Record<string, string>): Promise<Warm> {
  const env = keyed(environment)
  const key = hash([interpreter, env])
  const warm = known.get(key) ?? find(interpreter, env, key)
  known.set(key, warm)
  warm.catch(() => known.delete(key))
  return warm
}
