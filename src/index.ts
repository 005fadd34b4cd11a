export { PipeproofError } from './errors.ts'
export {
  compatibility,
  data,
  defineContract,
  definePipeline,
  generated,
  like,
  loadContract,
  loadPipeline,
  local,
  rows,
  wiring,
} from './api.ts'
export { agreement } from './agreement.ts'
export { arbitrary, type ArbitraryOptions } from './data/arbitrary.ts'
export type { Generators, GivenGenerator } from './data/generators.ts'
export { atRevision } from './atRevision.ts'
export * from './checks.ts'
export { compareContracts } from './compareContracts.ts'
export { defineCheck } from './defineCheck.ts'
export { defineFormat } from './defineFormat.ts'
export { defineRunner } from './defineRunner.ts'
export { affected } from './pipeline/affected.ts'
export { analyse, type Analysis } from './pipeline/analyse.ts'
export { criticalPath, type CriticalPath } from './pipeline/criticalPath.ts'
export { openTable, type OpenOptions } from './openTable.ts'
export { order } from './pipeline/order.ts'
export { paths, type Paths } from './pipeline/paths.ts'
export { inferContract, type InferOptions, type InferredContract } from './inferContract.ts'
export { runners } from './run/runners.ts'
export { container, type ContainerOptions } from './run/runners/container.ts'
export { property, type Predicate, type PropertyOptions, type PropertyReport } from './property.ts'
export { quality } from './quality.ts'
export { runPipeline } from './runPipeline.ts'
export { runScript, runScripts } from './runScript.ts'
export { writeTable, type WriteOptions } from './writeTable.ts'

export type { CheckItem, Column, Contract, Dataset, Port } from './model/contract.ts'
export type { DataSpec, Row } from './model/data.ts'
export type { Change, Evolution } from './model/evolution.ts'
export type { Job, Platform } from './model/job.ts'
export type { Run, ScriptError, Usage } from './model/run.ts'
export type { Runner } from './model/runner.ts'
export type { Budget, Expectation, Golden } from './model/expectation.ts'
export type { CheckSettings } from './check/itemOf.ts'
export type { Found, OwnCheck } from './check/ownCheck.ts'
export type { Finding } from './model/finding.ts'
export type { Gates } from './model/gates.ts'
export type { ObservedPort } from './model/observation.ts'
export type { Pipeline } from './model/pipeline.ts'
export type { DatasetQuality, Quality } from './model/quality.ts'
export type { RunRecord } from './model/record.ts'
export type { Settings } from './model/settings.ts'
export type { ColumnProfile, Description, Profile, TableColumn } from './model/table.ts'
export type { DataTable } from './table/dataTable.ts'
export type { OwnFormat } from './table/ownFormat.ts'
export type { PipelineRun } from './runPipeline.ts'
export type { RunOptions } from './runScript.ts'
export type { ScriptRun } from './model/scriptRun.ts'
export type { RowOf, TypedContract } from './typed.ts'
export type { DescribeOptions } from './describer.ts'
