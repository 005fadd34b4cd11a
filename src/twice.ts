import { rmSync } from 'node:fs'
import type { Answer } from './answer.ts'
import { unrepeated } from './check/repeats.ts'
import { conclude, contractIn, prepare } from './perform.ts'
import { aloneInputs } from './plan/inputs.ts'
import { maskDeep, masker } from './shared/mask.ts'

/** Another server orders its sets in another way; a script whose environment says how keeps that. */
const otherOrder = { PYTHONHASHSEED: '7' }

/** What a second run of a step writes otherwise, in a process whose sets have another order. */
export const twice: Answer<'twice'> = async ({ session, signal }, { step: name }) => {
  const step = session.step(name)
  const inputs = aloneInputs({ ...step, contract: contractIn(step) }, {}, session.supply)
  const way = { name: 'valid data', inputs, env: {}, args: {}, expect: {} }
  const first = await session.once(name, way, signal)
  // broken promises are told by other tests
  if (!first.run.ok) return first.findings
  // that it repeats was shown before its results were kept
  if (first.run.proved) return []
  const request = session.request(name, way, { key: 'twice', signal })
  const { job, ...prepared } = await prepare(request)
  const run = await request.runner.run({ ...job, env: { ...otherOrder, ...job.env } })
  const second = await conclude({ ...prepared, job }, run)
  const findings = second.run.ok ? [] : second.findings
  for (const [port, output] of Object.entries(first.outputs)) {
    const other = second.outputs[port]
    if (findings.length === 0 && other) findings.push(...(await unrepeated(output, other)))
  }
  if (findings.length === 0) rmSync(request.dir, { recursive: true, force: true })
  return maskDeep(findings, masker(second.secrets)).map((each) => ({ ...each, workspace: request.dir }))
}
