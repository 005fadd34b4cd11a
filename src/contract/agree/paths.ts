import { posix } from 'node:path'
import type { Finding } from '../../model/finding.ts'
import { oneOf } from '../../shared/words.ts'
import { disagreement, notesOf, placeOf, type Subject } from './subject.ts'

interface Written {
  path: string
  open: boolean
  soft: boolean
  file: string
  line: number
}

/** What the platform has beside the folders of ports. */
const standing =
  /^\/opt\/ml(\/(input(\/config(\/.*)?)?|code(\/.*)?|output(\/(failure|message|intermediate.*))?|processing(\/(input|output)(\/code(\/.*)?)?|\/config(\/.*)?)?))?$/

const isAt = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

/** Where the ports of a contract are. */
function foldersOf({ contract, platform }: Subject): string[] {
  const declared = [...Object.values(contract.inputs), ...Object.values(contract.outputs)]
  const given = [...Object.values(platform?.inputs ?? {}), ...Object.values(platform?.outputs ?? {})]
  return [...new Set([...declared.flatMap(({ path }) => path ?? []), ...given])]
}

/** Each path once, where it stands first. */
function pathsOf(subject: Subject): Written[] {
  const { contract, look } = subject
  const running: Written[] = notesOf(subject, 'path')
  const named = (look.notes ?? []).filter((note) => note.what === 'mount')
  // what a called script does as a program matters to those who say where its ports are
  const hasPaths = [...Object.values(contract.inputs), ...Object.values(contract.outputs)].some(({ path }) => path)
  const mounted = contract.mode === 'entry' || hasPaths ? named.map((note) => ({ ...note, soft: false })) : []
  const all = [...running, ...mounted].map((each) => ({
    ...each,
    path: posix.normalize(each.path).replace(/(?<=.)\/$/, ''),
  }))
  return all.filter(({ path }, index) => all.findIndex((other) => other.path === path) === index)
}

function isDeclared({ path, open }: Written, folders: string[]): boolean {
  // a folder above a port may be walked through; one whose end is not known may be that of any port
  if (folders.some((folder) => isAt(path, folder) || isAt(folder, path))) return true
  return open && folders.some((folder) => folder.startsWith(path))
}

function temporary(subject: Subject, written: Written): Finding {
  return disagreement(subject, {
    code: 'shared-path',
    severity: 'warning',
    received: `path \`${written.path}\``,
    expected: 'a folder that this run alone has',
    advice: 'write `tempfile.mkdtemp()`, or use the folder of a port',
    at: placeOf(written),
  })
}

/** Paths that are written out in a script, and that no port has. */
export function pathsDisagree(subject: Subject): Finding[] {
  const folders = foldersOf(subject)
  const isProgram = subject.contract.mode === 'entry'
  return pathsOf(subject).flatMap((written) => {
    const { path, soft } = written
    if (isDeclared(written, folders) || standing.test(path)) return []
    if (isAt(path, '/tmp')) return path === '/tmp' ? [] : [temporary(subject, written)]
    return disagreement(subject, {
      code: 'undeclared-path',
      severity: isProgram && !soft ? 'error' : 'warning',
      received: `path \`${path}\``,
      expected: folders.length === 0 ? 'the folder of a port' : `${oneOf(folders)}, or a path below`,
      advice: `write \`path: ${posix.extname(path) === '' ? path : posix.dirname(path)}\` at the port that is meant${isProgram ? '' : ', or use the folder that `main` is given'}`,
      at: placeOf(written),
    })
  })
}
