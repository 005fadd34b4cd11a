import { join } from 'node:path'
import type { Platform } from '../../model/job.ts'
import { folderAt } from './layout.ts'

interface Place {
  workspace: string
  platform?: Platform | undefined
}

/** The folder of a port as its script sees it, in the workspace. */
export function portFolder({ workspace, platform }: Place, side: 'inputs' | 'outputs', name: string): string {
  const path = platform?.[side][name]
  return (path === undefined ? undefined : folderAt(workspace, path)) ?? join(workspace, side, name)
}

/** The folder of an output as the next step gets it: the platform packs what a training wrote. */
export function deliveredFolder(place: Place, name: string): string {
  const packed = place.platform?.packed[name] !== undefined
  return packed ? join(place.workspace, 'outputs', name) : portFolder(place, 'outputs', name)
}

const depth = (path = ''): number => path.split('/').length

/** Names of ports, so that a folder is filled before those inside it. */
export const outermostFirst = (names: string[], paths: Record<string, string> = {}): string[] =>
  names.toSorted((a, b) => depth(paths[a]) - depth(paths[b]))
