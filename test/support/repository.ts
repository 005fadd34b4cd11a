import { execFileSync } from 'node:child_process'
import { folder } from './folder.ts'

const git = (dir: string, ...args: string[]): void =>
  void execFileSync('git', ['-C', dir, '-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...args], {
    stdio: 'pipe',
  })

/** A folder with these files, all of them in the branch `main` of its own repository. */
export function repository(files: Record<string, string>): string {
  const dir = folder(files)
  git(dir, 'init', '--quiet', '--initial-branch=main')
  git(dir, 'add', '.')
  git(dir, 'commit', '--quiet', '-m', 'First')
  return dir
}
