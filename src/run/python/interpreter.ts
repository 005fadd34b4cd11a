import { PipeproofError } from '../../errors.ts'
import { ask } from '../../process/ask.ts'
import { chosenPython } from '../../process/python.ts'
import { recall, remember, type Interpreter } from './remembered.ts'

const probe = [
  'import sys, json',
  'print(sys.executable); print("%d.%d.%d" % sys.version_info[:3])',
  'print(json.dumps([sys.version, [path for path in sys.path if path.endswith("-packages")]]))',
  'sys.exit(sys.version_info < (3, 9))',
].join('\n')

const known = new Map<string, Promise<Interpreter>>()

/** The interpreter that is meant; `memory` is a folder that spares asking it again. */
export function interpreterOf(option: string | undefined, folder: string, memory?: string): Promise<Interpreter> {
  const { command, from } = chosenPython(option, folder)
  const found = known.get(command) ?? resolved(command, from, memory)
  known.set(command, found)
  return found
}

/** The real path of the interpreter: a shim that needs the user's own `HOME` would not work in a run. */
export const interpreter = async (option: string | undefined, folder: string): Promise<string> =>
  (await interpreterOf(option, folder)).path

async function resolved(command: string, from: string, memory: string | undefined): Promise<Interpreter> {
  const remembered = memory === undefined ? undefined : recall(memory, command)
  if (remembered) return remembered
  const { ok, text } = await ask(command, ['-c', probe])
  const [path, short, details] = text.split('\n')
  if (ok && path && details !== undefined) {
    // printed by our own probe
    const [version, packages] = JSON.parse(details) as [string, string[]]
    const found = { path, version, packages }
    if (memory !== undefined) remember(memory, command, found)
    return found
  }
  const reason = short === undefined ? text : `it is Python ${short}`
  throw new PipeproofError('noPython', { tried: command, from, reason })
}
