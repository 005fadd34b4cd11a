import { join } from 'node:path'
import type { Job } from '../../model/job.ts'
import { root } from './layout.ts'
import { deliveredFolder, portFolder } from './ports.ts'

/**
 * Without a daemon first: a namespace costs a millisecond. A runner of containers takes its place between the two: ask
 * for `['namespace']` alone, and where the answer says `refused`, run the job there.
 */
const ways = ['namespace', 'shim']

/** What the Python side is to show as `/opt/ml`, and what to pack after a good end. */
export function platformRequest({ workspace, platform }: Job): object {
  if (!platform) return {}
  const mount = {
    source: join(workspace, 'ml'),
    path: root,
    scratch: join(workspace, '.mount'),
    ways: platform.ways ?? ways,
  }
  const pack = Object.entries(platform.packed).map(([name, archive]) => ({
    folder: portFolder({ workspace, platform }, 'outputs', name),
    archive: join(deliveredFolder({ workspace, platform }, name), archive),
  }))
  return { mount, pack }
}
