import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { contractFiles, type ContractFile } from '../../src/pipeline/contractFile.ts'
import { folder } from '../support/folder.ts'

const files = {
  'churn.dag.json': '{}',
  'notes.txt': '',
  'load.yaml': '',
  'churn.yaml': '',
  'contracts/TabularPreprocessing.yaml': '',
  'contracts/TabularPreprocessing_calibration.yaml': '',
  'contracts/xgboost_training.step.yaml': '',
  'contracts/model_eval.contract.json': '',
  'contracts/clean.yml': '',
}

function find(node: string, pipeline = 'churn.dag.json'): ContractFile {
  const dir = folder(files)
  const found = contractFiles(join(dir, pipeline))(node)
  return 'file' in found ? { ...found, file: relative(dir, found.file) } : found
}

test.each([
  ['load', 'load.yaml', undefined],
  ['TabularPreprocessing_calibration', 'contracts/TabularPreprocessing_calibration.yaml', undefined],
  ['TabularPreprocessing_training', 'contracts/TabularPreprocessing.yaml', 'training'],
  ['TabularPreprocessing_delta', 'contracts/TabularPreprocessing.yaml', 'delta'],
  ['TabularPreprocessing_weekly', 'contracts/TabularPreprocessing.yaml', 'weekly'],
  ['ModelEval', 'contracts/model_eval.contract.json', undefined],
  ['ModelEval_calibration', 'contracts/model_eval.contract.json', 'calibration'],
  ['XGBoostTraining', 'contracts/xgboost_training.step.yaml', undefined],
  ['clean_training', 'contracts/clean.yml', 'training'],
  ['model-eval', 'contracts/model_eval.contract.json', undefined],
])('%s has its contract in %s', (node, file, jobType) => {
  expect(find(node)).toEqual({ file, jobType })
})

test.each([
  ['ModelEvl', 'contracts/model_evl.yaml', 'contracts/model_eval.contract.json'],
  ['Register', 'contracts/register.yaml', undefined],
  ['notes', 'contracts/notes.yaml', undefined],
  ['clean_rows', 'contracts/clean_rows.yaml', undefined],
  ['constructor', 'contracts/constructor.yaml', undefined],
])('%s has none, and the closest is told', (node, expected, nearest) => {
  expect(find(node)).toEqual({ expected, nearest })
})

test('a pipeline is no contract of its own node', () => {
  expect(find('churn', 'churn.yaml')).toMatchObject({ expected: 'contracts/churn.yaml' })
})
