import { basename } from 'node:path'
import { PipeproofError } from '../../errors.ts'
import { ask } from '../../process/ask.ts'
import { onPath } from '../command/program.ts'

const notHere = /no such image|image not known|unable to find image/i

interface Answer {
  client: string
  ok: boolean
  text: string
}

function clients(): string[] {
  const chosen = process.env['PIPEPROOF_CONTAINER']
  if (chosen) return [chosen]
  const there = ['docker', 'podman'].filter((name) => onPath(name, process.env['PATH'] ?? ''))
  return there.length > 0 ? there : ['docker']
}

/** One question tells of the client, its daemon and the image. */
const askFor = async (client: string, image: string): Promise<Answer> => ({
  client,
  ...(await ask(client, ['image', 'inspect', '--format', '{{.Id}}', image])),
})

async function found(image: string): Promise<string> {
  const answers: Answer[] = []
  for (const client of clients()) answers.push(await askFor(client, image))
  const good = answers.find(({ ok }) => ok)
  if (good) return good.client
  const working = answers.find(({ text }) => notHere.test(text))
  if (working) throw new PipeproofError('noImage', { image, tried: working.client })
  const [first = { client: 'docker', text: 'it is not there' }] = answers
  throw new PipeproofError('noContainer', { tried: first.client, reason: first.text })
}

const known = new Map<string, Promise<string>>()

/** The client that has an image and a daemon to run it. */
export function engineFor(image: string): Promise<string> {
  const key = `${process.env['PIPEPROOF_CONTAINER'] ?? ''} ${image}`
  const engine = known.get(key) ?? found(image)
  known.set(key, engine)
  // a daemon that was down may be started meanwhile
  engine.catch(() => known.delete(key))
  return engine
}

/** What an image is now, whatever it is called: it may be built anew under its name. */
export const imageId = async (client: string, image: string): Promise<string> =>
  (await askFor(client, image)).text.trim()

/** Podman needs no daemon, and so numbers users anew for those who are not root. */
export const keepsUsers = (client: string): boolean =>
  basename(client).startsWith('podman') && (process.getuid?.() ?? 0) !== 0
