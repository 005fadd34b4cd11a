import { join } from 'node:path'
import type { Attachment } from './model/attachment.ts'
import type { Finding } from './model/finding.ts'
import type { ObservedPort } from './model/observation.ts'
import type { Answered } from './factsOf.ts'
import type { Flow } from './flow.ts'
import type { Performed } from './perform.ts'
import { dagPicture } from './report/dag.ts'
import { failingRows } from './report/failingRows.ts'
import { profilePicture } from './report/profilePicture.ts'
import { isError } from './shared/finding.ts'
import { masker } from './shared/mask.ts'
import { shown } from './shared/paths.ts'
import { counted } from './shared/words.ts'
import { profilesIn } from './tables.ts'

const most = 5
/** A picture of more steps says little, so it is drawn once. */
const many = 50

interface Around {
  flow: Flow
  /** The command that shows the test again. */
  again: string
}

const portOf = (place: string): string => place.split('.').slice(0, 2).join('.')

/** The smallest input shows a finding by one row; the run that it was found in had more. */
const inFull = (found: Finding, runs: Performed[]): Finding =>
  runs
    .flatMap(({ findings }) => findings)
    .find(({ code, place, sample }) => code === found.code && place === found.place && sample.length > 0) ?? found

type FileFor = (name: string) => string

/** Several tests may have the same smallest input, so each has files of its own. */
const filesOf =
  ({ group, planned }: Answered, folder: string): FileFor =>
  (name) =>
    join(folder, 'attachments', `${`${group} ${planned.title}`.replaceAll(/[^\w.]+/g, '-').slice(0, 100)}-${name}`)

function rowsOf(found: Finding, runs: Performed[], file: string): Attachment[] {
  const text = failingRows(inFull(found, runs))
  if (text === undefined) return []
  const message = `rows that show \`${found.code}\` in ${found.place}`
  return [{ type: 'rows', message, content: { type: 'text/csv', text, file } }]
}

function dagOf({ record }: Flow, file: string): Attachment {
  const text = dagPicture(record)
  const message = `${record.pipeline} as far as it was tested: green passed, red failed`
  return { type: 'dag', message, content: { type: 'image/svg+xml', text, file } }
}

/** The port in question, else all that the failing run was given. */
function portsIn(runs: Performed[], findings: Finding[]): { ports: ObservedPort[]; secrets: string[] } | undefined {
  const failing = runs.find((run) => run.findings.some(isError)) ?? runs[0]
  if (!failing) return undefined
  const { inputs, outputs, secrets } = failing
  const given = findings[0]?.fault === 'data'
  // an input and an output may have one name
  const sides = (given ? [inputs, outputs] : [outputs, inputs]).map((ports) =>
    Object.values(ports).filter(({ place }) => findings.some((found) => portOf(found.place) === place)),
  )
  return { ports: sides.find((ports) => ports.length > 0) ?? Object.values(inputs), secrets }
}

const writtenBy = (runs: Performed[]): { ports: ObservedPort[]; secrets: string[] } => ({
  ports: runs.flatMap(({ outputs }) => Object.values(outputs)).slice(-most),
  secrets: runs.flatMap(({ secrets }) => secrets),
})

async function profileOf({ runs, findings }: Answered, file: string): Promise<Attachment[]> {
  const about = findings.length > 0 ? portsIn(runs, findings) : writtenBy(runs)
  const tables = about ? await profilesIn(about.ports) : []
  if (!about || tables.length === 0) return []
  const text = masker(about.secrets)(profilePicture(tables))
  const message = tables.map(({ name, profile }) => `${name}: ${counted(profile.rows, 'row')}`).join(', ')
  return [{ type: 'profile', message, content: { type: 'image/svg+xml', text, file } }]
}

/** What is shown beside the result of a test: of one that found nothing only pictures of the whole. */
export async function attachmentsOf(answered: Answered, { flow, again }: Around): Promise<Attachment[]> {
  const { findings, planned, runs } = answered
  const isWhole = planned.question.kind === 'whole'
  const file = filesOf(answered, flow.folder())
  const dag = (): Attachment => dagOf(flow, file('dag.svg'))
  if (findings.length === 0) return isWhole ? [dag(), ...(await profileOf(answered, file('profile.svg')))] : []
  const told = findings.slice(0, most)
  const folders = [...new Set(told.flatMap(({ workspace }) => workspace ?? []))]
  return [
    ...told.map(({ code, message }) => ({ type: code, message })),
    ...told.flatMap((found, index) => rowsOf(found, runs, file(`rows-${index + 1}.csv`))),
    ...folders.map((folder) => ({ type: 'files', message: `${shown(folder)}/` })),
    ...(isWhole || flow.record.steps.length < many ? [dag()] : []),
    ...(await profileOf(answered, file('profile.svg'))),
    { type: 'again', message: again },
  ]
}
