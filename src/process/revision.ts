import type { RecordedPlace } from '../model/record.ts'
import { ask } from './ask.ts'

/** What git says a folder is at; undefined without git, a repository or a commit. Untracked files are no change. */
export async function revisionOf(folder: string): Promise<RecordedPlace['revision']> {
  const options = ['--no-optional-locks', '-C', folder]
  const { ok, text } = await ask('git', [...options, 'status', '--porcelain=v2', '--branch', '--untracked-files=no'])
  const lines = ok ? text.split('\n') : []
  const told = (name: string): string | undefined =>
    lines.find((line) => line.startsWith(`# branch.${name} `))?.split(' ')[2]
  const [commit, branch] = [told('oid'), told('head')]
  if (commit === undefined || !/^[0-9a-f]{40,}$/.test(commit)) return undefined
  const dirty = lines.some((line) => line !== '' && !line.startsWith('#'))
  return { commit, dirty, ...(branch !== undefined && !branch.startsWith('(') && { branch }) }
}
