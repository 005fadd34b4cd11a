import type { Job } from '../../model/job.ts'

const variableFor = (side: string, port: string): string => `${side}_${port.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`

const variables = (side: string, folders: Record<string, string>): [string, string][] =>
  Object.entries(folders).map(([port, folder]) => [variableFor(side, port), folder])

/** `INPUT_RAW` and `OUTPUT_CLEAN`: the folders of the ports, for a program in any language. */
export const portVariables = ({ inputs, outputs }: Pick<Job, 'inputs' | 'outputs'>): Record<string, string> =>
  Object.fromEntries([...variables('INPUT', inputs), ...variables('OUTPUT', outputs)])
