const { loadContract, rows, runScript } = require('pipeproof')
const { describeScript } = require('pipeproof/jest')

describeScript('./contracts/toMetres.yaml')

test('an ebb is below zero', async () => {
  const toMetres = loadContract('./contracts/toMetres.yaml')
  const run = await runScript(toMetres, { inputs: { gauges: rows([{ station: 'pier', feet: -2 }]) } })
  expect(run).toSucceed()
  await expect(run.outputs.levels).toPassQualityChecks('- range: { columns: metres, maximum: 0 }')
})
