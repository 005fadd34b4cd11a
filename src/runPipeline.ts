import type { Finding } from './model/finding.ts'
import type { Pipeline } from './model/pipeline.ts'
import type { RunRecord } from './model/record.ts'
import { openFlow, type FlowOptions } from './flow.ts'
import { endToEnd } from './plan/cases/endToEnd.ts'
import { isError } from './shared/finding.ts'

export interface PipelineRun {
  ok: boolean
  findings: Finding[]
  record: RunRecord
}

/** Runs a pipeline from end to end on generated data, or on the sources that are named. */
export async function runPipeline(
  pipeline: Pipeline,
  { signal, ...options }: FlowOptions & { signal?: AbortSignal } = {},
): Promise<PipelineRun> {
  const flow = openFlow(pipeline, { ...options, own: true })
  try {
    const planned = endToEnd(pipeline, []).map((test) => flow.examine(test, pipeline.name, signal))
    const findings = (await Promise.all(planned)).flat()
    return { ok: !findings.some(isError), findings, record: flow.record }
  } finally {
    await flow.close()
  }
}
