import { secretNames } from '../../shared/mask.ts'

export interface Mount {
  from: string
  to: string
  writable?: boolean
}

/** A container, before it is put into the words of a client. */
export interface Container {
  name: string
  image: string
  /** `uid:gid`: what it writes belongs to who started it. */
  user: string | undefined
  /** Users inside are those outside: clients without a daemon number them anew otherwise. */
  keepsUsers: boolean
  network: boolean
  memoryMb: number | undefined
  folder: string
  mounts: Mount[]
  env: Record<string, string>
  /** It reads what is written to the client. */
  reads: boolean
  /** Its first process is one that passes signals on. */
  init: boolean
  program: string
  args: string[]
}

/** What the client itself obeys. */
const obeyed = /^(HOME|PATH|TMPDIR|LD_\w+|(DOCKER|CONTAINERS?|PODMAN|XDG|GODEBUG)(_\w+)?|\w*_proxy)$/i

const isObeyed = (name: string): boolean => obeyed.test(name) && secretNames({ [name]: '' }).length === 0

/** A value that would lead the client astray is said outright; others are not for everybody to see. */
const variable = ([name, value]: [string, string]): string[] => ['-e', isObeyed(name) ? `${name}=${value}` : name]

/** What the client takes from its own environment. */
export const clientEnvironment = (env: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !isObeyed(name)))

/** The client reads the words of a mount as a line of CSV. */
const quoted = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const mount = ({ from, to, writable = false }: Mount): string[] => [
  '--mount',
  ['type=bind', `source=${from}`, `target=${to}`, ...(writable ? [] : ['readonly'])].map(quoted).join(','),
]

const when = (condition: boolean, ...words: string[]): string[] => (condition ? words : [])

/** The command line that makes a container run one program, and leaves nothing of it behind. */
export function containerArguments(container: Container): string[] {
  const { name, image, user, keepsUsers, network, memoryMb, folder, mounts, env, reads, init, program, args } =
    container
  const memory = `${memoryMb}m`
  const parts = [
    ['run', '--rm', '--name', name, '--pull', 'never', '--log-driver', 'none'],
    when(init, '--init'),
    when(user !== undefined, '--user', user ?? ''),
    when(keepsUsers, '--userns', 'keep-id'),
    when(!network, '--network', 'none'),
    when(memoryMb !== undefined, '--memory', memory, '--memory-swap', memory),
    mounts.flatMap(mount),
    ['--workdir', folder],
    Object.entries(env).flatMap(variable),
    when(reads, '--interactive'),
    ['--entrypoint', program, image, ...args],
  ]
  return parts.flat()
}
