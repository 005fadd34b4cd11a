import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Case } from './model/case.ts'
import type { DataSpec } from './model/data.ts'
import type { Finding } from './model/finding.ts'
import type { Step } from './model/pipeline.ts'
import type { Versions } from './model/versions.ts'
import type { Context } from './answer.ts'
import { unlikeVersion } from './check/versions.ts'
import { performAll } from './batches.ts'
import { otherVersion } from './otherVersion.ts'
import { contractIn, perform, type Performed, type Request } from './perform.ts'
import { aloneInputs } from './plan/inputs.ts'
import { freely, variedInputs } from './plan/varied.ts'
import { counting } from './progress.ts'
import type { Judge } from './reducer.ts'
import { finding, isError } from './shared/finding.ts'
import { maskDeep, masker } from './shared/mask.ts'
import { shown } from './shared/paths.ts'

/** What is told in seconds, such as when a file was packed, is another then. */
const laterMs = 1100

/** Both versions of a script, and where the runs of the other are left. */
interface Pair {
  context: Context
  name: string
  versions: Versions
  other: Step
  /** What the other version is called. */
  by: string
  folder: string
  /** Where it does not write the same twice. */
  noise: Set<string>
}

/** A run of either version, that of the step first. */
type Both = [own: Performed, other: Performed]

/** What is generated, and the user's cases that are not to be refused. */
function waysFor({ context: { session }, name, versions }: Pair): Case[] {
  const step = session.step(name)
  const alone = { ...step, contract: contractIn(step) }
  const made = variedInputs(
    freely(aloneInputs(alone, {}, session.supply), alone.contract),
    alone.contract,
    versions.inputs,
  )
  const cases = step.cases.filter(({ expect }) => expect.fails === undefined)
  return [
    ...made.map((inputs, index) => ({ name: `generated input ${index + 1}`, inputs, env: {}, args: {}, expect: {} })),
    ...cases.map((way) => ({ ...way, inputs: aloneInputs(alone, way.inputs, session.supply), expect: {} })),
  ]
}

/** A run of the other version, in a folder of its own. */
function otherRequest({ context: { session, signal }, name, other, folder }: Pair, way: Case, key: string): Request {
  return { ...session.request(name, way, { key, signal }), step: other, dir: join(folder, 'other', key) }
}

/** What differs, but for what the other version does not write twice alike, which is found out once. */
async function unlike(pair: Pair, way: Case, [own, other]: Both): Promise<Finding[]> {
  const { by, versions, noise } = pair
  const steady = (findings: Finding[]): Finding[] => findings.filter(({ place }) => !noise.has(place))
  const found = steady(await unlikeVersion(own.outputs, other.outputs, { by, versions }))
  if (found.length === 0) return []
  await wait(laterMs)
  const again = await perform(otherRequest(pair, way, `again-${noise.size}`))
  for (const { place } of await unlikeVersion(again.outputs, other.outputs, { by, versions })) noise.add(place)
  return steady(found)
}

/** What is told of a run, with its secrets hidden. */
const toldOf = (findings: Finding[], { secrets, run }: Performed): Finding[] =>
  maskDeep(findings, masker(secrets)).map((each) => ({ ...each, workspace: run.workspace }))

/** What goes wrong in the new version alone. */
const alone = ({ findings }: Performed, { by }: Pair): Finding[] =>
  findings.map((each) => ({ ...each, notes: [...(each.notes ?? []), `where  ${by} runs well`] }))

/** What one version does and the other does not; what only the new one can do is no fault of it. */
async function differing(pair: Pair, way: Case, both: Both): Promise<Finding[]> {
  const [own, other] = both
  if (!other.run.ok) return []
  if (own.run.ok) return toldOf(await unlike(pair, way, both), own)
  return alone(own, pair)
}

/** Whether a smaller input shows the same: both versions get what the new one got. */
const judgeOf =
  (pair: Pair, way: Case, first: Finding): Judge =>
  async (performed) => {
    const inputs = Object.entries(performed.inputs).map(([port, { dir }]): [string, DataSpec] => [
      port,
      { kind: 'local', path: dir, anonymise: 'done' },
    ])
    const request = otherRequest(pair, { ...way, inputs: Object.fromEntries(inputs) }, 'smaller')
    rmSync(request.dir, { recursive: true, force: true })
    const other = await perform(request)
    if (!other.run.ok) return []
    if (!performed.run.ok) return alone(performed, pair)
    const found = await unlikeVersion(performed.outputs, other.outputs, { by: pair.by, versions: pair.versions })
    return toldOf(
      found.filter(({ place }) => place === first.place),
      performed,
    )
  }

function nothingCompared({ name, by, versions }: Pair, [first]: Performed[]): Finding {
  const { received = 'failure' } = first?.findings.find(isError) ?? {}
  return finding({
    code: 'versions-not-compared',
    place: name,
    fault: 'contract',
    received: `${received} of ${by} on every input`,
    expected: 'one at least that it can read',
    advice: 'name another version, or take `versions` out',
    at: versions.at,
  })
}

/** The first input on which the versions differ, made small. */
async function compared(pair: Pair): Promise<Finding[]> {
  const { context, name, folder } = pair
  const { session, reducer, signal } = context
  const ways = waysFor(pair)
  const requests = ways.map((way, index) => ({
    ...session.request(name, way, { key: 'version', signal }),
    dir: join(folder, String(index + 1)),
  }))
  const others = await performAll(
    ways.map((way, index) => otherRequest(pair, way, String(index + 1))),
    { ended: counting(pair.by, ways.length) },
  )
  if (!others.some(({ run }) => run.ok)) return [nothingCompared(pair, others)]
  for (const [index, own] of (await performAll(requests, { ended: counting(name, requests.length) })).entries()) {
    const [way, other] = [ways[index], others[index]]
    const findings = way && other ? await differing(pair, way, [own, other]) : []
    const [first] = findings
    if (way && first) return reducer.alone(name, way, { findings, signal, judge: judgeOf(pair, way, first) })
    rmSync(own.run.workspace, { recursive: true, force: true })
  }
  return []
}

/** Where a script does not write what another version of it writes on the same inputs. */
export async function compareVersions(
  context: Context,
  { step: name, versions: wanted }: { step: string; versions: Versions },
): Promise<Finding[]> {
  const step = context.session.step(name)
  const folder = join(context.session.folder, `${name}-versions`)
  const at = join(folder, 'at')
  try {
    const other = { ...step, contract: otherVersion(step.contract, wanted, at) }
    const by = wanted.base ?? shown(wanted.script ?? '')
    return await compared({ context, name, versions: wanted, other, by: `\`${by}\``, folder, noise: new Set() })
  } finally {
    for (const left of [at, join(folder, 'other')]) rmSync(left, { recursive: true, force: true })
  }
}
