import { pythonRunnerBy } from '../python/runner.ts'
import { warm, warmMany } from '../python/warm.ts'

/** A fork of a server that has the scripts' modules loaded: a process for every run, without its start. */
export const pythonRunner = pythonRunnerBy('python', { one: warm, many: warmMany })
