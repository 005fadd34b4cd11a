import { expect, test } from 'vitest'
import type { Platform } from '../../../src/model/job.ts'
import { deliveredFolder, outermostFirst, portFolder } from '../../../src/run/platform/ports.ts'

const platform: Platform = {
  kind: 'training',
  inputs: { train: '/opt/ml/input/data/train', elsewhere: '/data' },
  outputs: { model: '/opt/ml/model', data: '/opt/ml/output/data' },
  packed: { model: 'model.tar.gz' },
}
const place = { workspace: '/w', platform }

test('a port lies where the platform shows it, else in a folder of its name', () => {
  expect(portFolder(place, 'inputs', 'train')).toBe('/w/ml/input/data/train')
  expect(portFolder(place, 'inputs', 'elsewhere')).toBe('/w/inputs/elsewhere')
  expect(portFolder({ workspace: '/w' }, 'inputs', 'train')).toBe('/w/inputs/train')
})

test('what is packed is delivered from a folder of its own', () => {
  expect(deliveredFolder(place, 'model')).toBe('/w/outputs/model')
  expect(deliveredFolder(place, 'data')).toBe('/w/ml/output/data')
})

test('a folder is filled before those inside it', () => {
  const paths = { inner: '/opt/ml/input/a/b', outer: '/opt/ml/input/a', other: '/opt/ml/input/z' }
  expect(outermostFirst(['inner', 'outer', 'other'], paths)).toEqual(['outer', 'other', 'inner'])
  expect(outermostFirst(['b', 'a'])).toEqual(['b', 'a'])
})
