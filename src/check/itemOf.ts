import type { CheckItem } from '../model/contract.ts'

/** What every check takes beside its own options. */
export interface CheckSettings {
  /** The dataset of the port, where it has several. */
  dataset?: string
  /** The share that must pass; all, unless told. */
  mostly?: number
  /** Whether it fails a test, or is only told. */
  severity?: 'error' | 'warning'
}

/** Calls a check by its options, or by the value of its main one. */
export type Call<Options extends object, Main extends keyof Options> = (
  ...written: Partial<Options> extends Options
    ? [options?: Options[Main] | (Options & CheckSettings), settings?: CheckSettings]
    : [options: Options[Main] | (Options & CheckSettings), settings?: CheckSettings]
) => CheckItem

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A check as a contract lists it. */
export function itemOf(name: string, written: unknown, settings: CheckSettings = {}): CheckItem {
  const given = isMap(written) ? written : written === undefined ? {} : { value: written }
  const { dataset, mostly, severity = 'error', ...options } = { ...given, ...settings }
  return {
    name,
    options: { ...options },
    ...(dataset !== undefined && { dataset }),
    ...(mostly !== undefined && { mostly }),
    severity,
  }
}
