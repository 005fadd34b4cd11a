import { defineRunner, runners } from 'pipeproof'
import { describeScript } from 'pipeproof/vitest'

const traced = defineRunner({
  name: 'traced',
  run: (job) => runners.process.run({ ...job, env: { ...job.env, TRACE: '1' } }),
})

describeScript('./contracts/totals.yaml', { runner: traced })
