import type { ReadNode, ToldContract, ToldPort, ToldScript } from './reader.ts'

type Ports = ToldContract['inputs']

function portsOf(ports: Record<string, ToldPort>): Ports {
  const written = Object.entries(ports).map(([name, { path, files }]): [string, Ports[string]] => {
    const datasets =
      files &&
      Object.fromEntries(Object.entries(files).map(([key, each]) => [key, { files: each.replace(/^\/+/, '') }]))
    return [name, { ...(path !== undefined && { path }), ...(datasets ? { datasets } : { files: '**' }) }]
  })
  return Object.fromEntries(written)
}

/** A contract of what a notation tells of a script: its folders, and nothing of what is in their files. */
export function toldContract({ name, env, args }: ReadNode, told: ToldScript, script: string): ToldContract {
  const demanded = told.demands.map((key): [string, { required: true }] => [key, { required: true }])
  return {
    name,
    script,
    mode: 'entry',
    ...(told.platform && { platform: told.platform }),
    ...(told.image !== undefined && { image: told.image }),
    inputs: portsOf(told.inputs),
    outputs: portsOf(told.outputs),
    env: Object.fromEntries([...demanded, ...Object.entries(env)]),
    args,
  }
}
