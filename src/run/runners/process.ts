import { once } from '../python/once.ts'
import { pythonRunnerBy } from '../python/runner.ts'

/** A fresh interpreter for every run. */
export const processRunner = pythonRunnerBy('process', { one: once })
