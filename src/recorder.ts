import { dirname } from 'node:path'
import type { Finding } from './model/finding.ts'
import type { Edge, Pipeline } from './model/pipeline.ts'
import type { Plan, PlannedTest } from './model/plan.ts'
import type { RecordedTest, RunRecord } from './model/record.ts'
import { leaveRecord } from './leaveRecord.ts'
import { order } from './pipeline/order.ts'
import { openRecord } from './record/collect.ts'
import { recordedFinding } from './record/finding.ts'
import { settled } from './record/settled.ts'
import { placeOf, recordedSteps } from './recordedPlace.ts'
import type { Session } from './session.ts'
import { isError } from './shared/finding.ts'
import { masker, secretsIn } from './shared/mask.ts'
import { own } from './shared/own.ts'
import { reasonOf } from './shared/thrown.ts'

interface Recorded {
  pipeline: Pipeline
  plan: Plan
  links: Pick<Edge, 'from' | 'to'>[]
  session: Session
  python: string | undefined
  framework: string | undefined
  own: boolean | undefined
}

/** Writes down what becomes of the tests of a pipeline. */
export class Recorder {
  readonly record: RunRecord
  readonly #of: Recorded
  readonly #places: Map<PlannedTest, number>
  #place: ReturnType<typeof placeOf> | undefined

  constructor(of: Recorded) {
    const { pipeline, plan, links, session } = of
    this.#of = of
    this.#places = new Map(plan.groups.flatMap(({ tests }) => tests).map((test, index) => [test, index]))
    const steps = order(pipeline).filter((name) => own(pipeline.steps, name))
    this.record = openRecord(pipeline, { links, steps, home: session.home })
  }

  /** The answer to a test, which is written down, also where there is none. */
  async test(planned: PlannedTest, group: string, answer: () => Promise<Finding[]>): Promise<Finding[]> {
    this.#place ??= placeOf({ ...this.#of, from: this.#of.session.home })
    const [startedAt, started] = [new Date().toISOString(), performance.now()]
    const tell = (told: Pick<RecordedTest, 'ok' | 'findings' | 'error'>): void => {
      const nth = this.#places.get(planned)
      this.record.tests.push({
        group,
        title: planned.title,
        seconds: Math.round((performance.now() - started) * 1000) / 1e6,
        kind: planned.question.kind,
        tags: planned.tags,
        ...(nth !== undefined && { nth }),
        startedAt,
        ...told,
      })
    }
    try {
      const findings = await answer()
      const recorded = findings.map((each) => recordedFinding(each, this.#of.session.home))
      tell({ ok: !findings.some(isError), findings: recorded })
      return findings
    } catch (error) {
      tell({ ok: false, findings: [], error: masker(secretsIn(process.env))(reasonOf(error)) })
      throw error
    }
  }

  /** Leaves the record on disk, if there was a test. */
  async close(): Promise<void> {
    const { record } = this
    const { session, pipeline } = this.#of
    record.runs = await session.recorded()
    record.quality = await session.quality()
    if (record.tests.length === 0) return
    const place = await this.#place?.(record.runs)
    const scripts = recordedSteps(pipeline, session.home)
    Object.assign(record, { endedAt: new Date().toISOString(), ...place, scripts })
    Object.assign(record, settled(record))
    await leaveRecord(record, () => dirname(session.folder))
  }
}
