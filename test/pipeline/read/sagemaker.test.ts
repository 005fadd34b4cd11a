import { describe, expect, test } from 'vitest'
import { pipelineReaderLaws, type Graph } from '../../laws/pipelineReader.ts'
import {
  create,
  decide,
  definitions,
  described,
  fail,
  parameters,
  predict,
  prepare,
  register,
  train,
  tune,
} from '../../support/definitions.ts'
import { mapped, read, refusal } from '../../support/reading.ts'

const write = ({ nodes, edges }: Graph): unknown => ({
  Version: '2020-12-01',
  Steps: nodes.map((Name) => ({
    Name,
    Type: 'Fail',
    DependsOn: edges.filter(([, to]) => to === Name).map(([from]) => from),
  })),
})

describe.each(Object.entries(definitions))('in the dialect of the %s', (_, samples) => {
  pipelineReaderLaws({ reader: 'sagemaker', samples, write })
})

const definition = (...Steps: unknown[]): unknown => ({ Version: '2020-12-01', Parameters: parameters, Steps })
const step = (Name: string, more: object = {}): unknown => ({ Name, Type: 'Lambda', Arguments: {}, ...more })
const writes = (Name: string, uri: unknown): unknown => ({
  Name,
  Type: 'Transform',
  Arguments: { TransformOutput: { S3OutputPath: uri } },
})

test('a step that runs a script tells its folders, environment and arguments', () => {
  const { nodes, warnings } = read(definition(prepare))
  expect({ nodes, warnings }).toMatchInlineSnapshot(`
    {
      "nodes": [
        {
          "args": {
            "fast": "true",
            "rounds": "7",
            "split": "0.2",
          },
          "env": {
            "LABEL": "fraud",
            "RUN": "pipeproof000",
          },
          "kind": "Processing",
          "line": 35,
          "name": "Prepare",
          "told": {
            "demands": [
              "LATE",
            ],
            "image": "123456789012.dkr.ecr.us-east-1.amazonaws.com/scikit:1",
            "inputs": {
              "raw": {
                "path": "/opt/ml/processing/input/raw",
                "uri": "s3://bucket/given/raw",
              },
            },
            "outputs": {
              "report": {
                "files": {
                  "Report": "report.json",
                },
                "path": "/opt/ml/processing/report",
                "uri": "s3://bucket/pipeline/report",
              },
              "train": {
                "path": "/opt/ml/processing/train",
                "uri": "s3://bucket/out/train",
              },
            },
            "platform": "processing",
            "script": "src/prepare.py",
          },
        },
      ],
      "warnings": [
        "2:3 not kept of the file, as no test needs it: \`Version\`, \`Parameters[0].Type\`, \`Parameters[1].Type\`, \`Parameters[2].Type\`, \`Parameters[2].DefaultValue\`, \`Parameters[2].EnumValues\`, \`Parameters[3].Type\`, \`Parameters[3].DefaultValue\`, \`Parameters[4].Type\`",
        "38:9 not kept of step \`Prepare\`, as no test needs it: \`Arguments.RoleArn\` (\`Get\`), \`Arguments.ProcessingResources\` (\`ClusterConfig\`, \`InstanceCount\`, \`Get\`), \`Arguments.ProcessingInputs[0].AppManaged\`, \`Arguments.ProcessingInputs[0].S3Input.S3DataType\`, \`Arguments.ProcessingInputs[1].AppManaged\`, \`Arguments.ProcessingInputs[1].S3Input.S3Uri\`, \`Arguments.ProcessingInputs[1].S3Input.LocalPath\`, \`Arguments.ProcessingInputs[1].S3Input.S3DataType\`, \`Arguments.ProcessingOutputConfig.KmsKeyId\`, \`Arguments.ProcessingOutputConfig.Outputs[0].S3Output.S3UploadMode\`, \`Arguments.ProcessingOutputConfig.Outputs[1].S3Output.S3UploadMode\`",
        "61:13 \`extra\` of \`Steps[0].Arguments.AppSpecification.ContainerArguments[4]\` is not kept: arguments have names here",
        "69:11 \`LATE\` (\`Get\`) of \`Steps[0].Arguments.Environment\` is not kept: only a run knows \`{Parameters.Late}\`",
      ],
    }
  `)
})

test('a training has channels and a model, a tuning those of its trainings', () => {
  expect(read(definition(prepare, train, tune)).nodes.slice(1)).toMatchInlineSnapshot(`
    [
      {
        "args": {
          "rounds": "50",
        },
        "env": {
          "LEVEL": "1",
        },
        "kind": "Training",
        "line": 145,
        "name": "Train",
        "told": {
          "demands": [],
          "image": "123456789012.dkr.ecr.us-east-1.amazonaws.com/scikit:1",
          "inputs": {
            "more": {
              "path": "/opt/ml/input/data/more",
              "uri": "s3://bucket/more",
            },
            "train": {
              "path": "/opt/ml/input/data/train",
            },
          },
          "outputs": {
            "model": {
              "files": {
                "model": "model.tar.gz",
              },
              "path": "/opt/ml/model",
              "uri": "s3://bucket/models",
            },
          },
          "platform": "training",
          "script": "train.py",
        },
      },
      {
        "args": {
          "rounds": "50",
        },
        "env": {
          "LEVEL": "1",
        },
        "kind": "Tuning",
        "line": 197,
        "name": "Tune",
        "told": {
          "demands": [],
          "image": "123456789012.dkr.ecr.us-east-1.amazonaws.com/scikit:1",
          "inputs": {
            "more": {
              "path": "/opt/ml/input/data/more",
              "uri": "s3://bucket/more",
            },
            "train": {
              "path": "/opt/ml/input/data/train",
            },
          },
          "outputs": {
            "model": {
              "files": {
                "model": "model.tar.gz",
              },
              "path": "/opt/ml/model",
              "uri": "s3://bucket/models",
            },
          },
          "platform": "training",
          "script": "train.py",
        },
      },
    ]
  `)
})

test('edges say whether data, a path or only the order makes them', () => {
  const whole = definition(prepare, train, decide([register, create, predict], [fail]))
  expect(read(whole).edges).toMatchInlineSnapshot(`
    [
      "159 Prepare.train -> Train.train (data)",
      "186 Prepare -> Train (data)",
      "206 Prepare.report -> Decide (data)",
      "258 Train.model -> Register.model (data)",
      "242 Decide -> Register (order)",
      "276 Train.model -> Create-Model.model (data)",
      "269 Decide -> Create-Model (order)",
      "287 Create-Model -> Predict (data)",
      "283 Decide -> Predict (order)",
      "307 Decide -> Stop (order)",
      "249 Prepare.train -> Register (literal)",
    ]
  `)
})

test('what both dialects say of a property file is one edge', () => {
  const { edges, warnings } = read(definition(prepare, decide([])))
  expect({ edges, warnings: warnings.filter((text) => text.includes('is read as')) }).toMatchInlineSnapshot(`
    {
      "edges": [
        "154 Prepare.report -> Decide (data)",
      ],
      "warnings": [
        "177:15 \`Step\` of \`Steps[1].Arguments.Conditions[2].LeftValue.Std:JsonGet\` is read as a \`Get\` of \`Steps.Prepare.PropertyFiles.Report\`",
      ],
    }
  `)
})

test('conditions may stand in the branches of others', () => {
  const nested = { Name: 'Inner', Type: 'Condition', Arguments: { Conditions: [], IfSteps: [step('Deep')] } }
  expect(read(definition(prepare, decide([nested]))).edges.slice(1)).toMatchInlineSnapshot(`
    [
      "190 Decide -> Inner (order)",
      "196 Inner -> Deep (order)",
    ]
  `)
})

test('what a condition decides is an order, and no data', () => {
  const Conditions = [{ Type: 'Equals', LeftValue: { Get: 'Steps.Decide.Outcome' }, RightValue: true }]
  const nested = { Name: 'Inner', Type: 'Condition', Arguments: { Conditions, IfSteps: [step('Deep')] } }
  expect(read(definition(prepare, decide([]), nested)).edges.slice(1)).toMatchInlineSnapshot(`
    [
      "199 Decide -> Inner (order)",
      "206 Inner -> Deep (order)",
    ]
  `)
})

test('a path that two steps name is an edge, unless it is against the order or leads nowhere', () => {
  const { edges } = read(
    definition(
      writes('A', 's3://bucket/a'),
      writes('Whole', 's3://bucket'),
      step('Reads', { Arguments: { from: 's3://bucket/a/part' } }),
      step('ReadsAnother', { Arguments: { from: 's3://bucket/a-old/part' } }),
      step('Before', { Arguments: { from: 's3://bucket/late' } }),
      { ...(writes('Late', 's3://bucket/late') as object), DependsOn: ['Before'] },
    ),
  )
  expect(edges).toMatchInlineSnapshot(`
    [
      "82 Before -> Late (order)",
      "56 A.output -> Reads (literal)",
    ]
  `)
})

const withoutLine = (node: unknown): unknown => ({ ...(node as object), line: 0 })

test('a definition may be a text inside the answer of the platform', () => {
  const plain = read(definition(prepare, train))
  const { name, nodes, edges, warnings } = read(described(definition(prepare, train)))
  const expected = JSON.parse(
    JSON.stringify(plain.nodes.map(withoutLine)).replaceAll('/pipeline/', '/churn/'),
  ) as unknown
  expect(nodes.map(withoutLine)).toEqual(expected)
  expect(edges.map((edge) => edge.replace(/^\d+ /, ''))).toEqual(plain.edges.map((edge) => edge.replace(/^\d+ /, '')))
  expect({ name, first: warnings[0] }).toMatchInlineSnapshot(`
    {
      "first": "2:3 not kept of the file, as no test needs it: \`PipelineArn\`, \`PipelineDefinition.Version\`, \`PipelineDefinition.Parameters[0].Type\`, \`PipelineDefinition.Parameters[1].Type\`, \`PipelineDefinition.Parameters[2].Type\`, \`PipelineDefinition.Parameters[2].DefaultValue\`, \`PipelineDefinition.Parameters[2].EnumValues\`, \`PipelineDefinition.Parameters[3].Type\`, \`PipelineDefinition.Parameters[3].DefaultValue\`, \`PipelineDefinition.Parameters[4].Type\`",
      "name": "churn",
    }
  `)
})

test('a type of step that is not known is a step without a script', () => {
  const { nodes, warnings } = read(definition(step('New', { Type: 'Quantum' })))
  expect({ nodes, warnings: warnings.filter((text) => text.includes('Type`')) }).toMatchInlineSnapshot(`
    {
      "nodes": [
        {
          "args": {},
          "env": {},
          "kind": "Quantum",
          "line": 35,
          "name": "New",
        },
      ],
      "warnings": [
        "2:3 not kept of the file, as no test needs it: \`Version\`, \`Parameters[0].Type\`, \`Parameters[0].DefaultValue\`, \`Parameters[1].Type\`, \`Parameters[1].DefaultValue\`, \`Parameters[2].Type\`, \`Parameters[2].DefaultValue\`, \`Parameters[2].EnumValues\`, \`Parameters[3].Type\`, \`Parameters[3].DefaultValue\`, \`Parameters[4].Type\`",
        "36:7 \`Type\` of \`Steps[0]\` is not kept exactly: a step of this type is not known, it has no script here",
      ],
    }
  `)
})

test('a script that another program starts is not known', () => {
  const AppSpecification = { ContainerEntrypoint: ['/bin/bash', '/opt/ml/processing/input/entrypoint/runproc.sh'] }
  const framework = { Name: 'Framework', Type: 'Processing', Arguments: { AppSpecification } }
  expect(read(definition(framework)).nodes).toMatchInlineSnapshot(`
    [
      {
        "args": {},
        "env": {},
        "kind": "Processing",
        "line": 35,
        "name": "Framework",
      },
    ]
  `)
})

test('what can not be meant is refused at its place', () => {
  const bad = {
    'no steps': { Version: '2020-12-01', Steps: [] },
    'a step without a type': definition({ Name: 'A' }),
    'two steps of one name': definition(step('A'), step('A')),
    'a step that nobody has': definition(step('Train'), step('B', { Arguments: { x: { Get: 'Steps.Trian.Name' } } })),
    'an order after nobody': definition(step('Train'), step('B', { DependsOn: ['Tain'] })),
    'two inputs of one name': definition({
      Name: 'A',
      Type: 'Processing',
      Arguments: { ProcessingInputs: [{ InputName: 'a' }, { InputName: 'a' }] },
    }),
    'a property file of no output': definition({
      ...prepare,
      PropertyFiles: [{ PropertyFileName: 'R', OutputName: 'reprot', FilePath: 'r.json' }],
    }),
    'a text that is no definition': { PipelineName: 'a', PipelineDefinition: '{"Steps": [' },
    'a text that is a list': { PipelineName: 'a', PipelineDefinition: '[]' },
  }
  expect(mapped(bad, refusal)).toMatchInlineSnapshot(`
    {
      "a property file of no output": "139:25 Unexpected \`reprot\` in \`Steps[0].PropertyFiles[0].OutputName\`, expected an output of the step, change the value",
      "a step that nobody has": "44:18 Unexpected step \`Trian\`, expected \`Train\` or \`B\`, write \`Train\`",
      "a step without a type": "34:5 Unexpected end of \`Steps[0]\`, expected the key \`Type\`, add it",
      "a text that is a list": "3:25 Unexpected list in \`PipelineDefinition\`, expected a pipeline definition, change the value",
      "a text that is no definition": "3:25 Unexpected YAML (Flow sequence in block collection must be sufficiently indented and end with a ]), expected a file that parses, mend it at this place",
      "an order after nobody": "44:9 Unexpected step \`Tain\`, expected \`Train\` or \`B\`, write \`Train\`",
      "no steps": "1:1 Unexpected end of the file, expected the key \`Steps\`, add it",
      "two inputs of one name": "43:26 Unexpected \`a\` in \`Steps[0].Arguments.ProcessingInputs[1].InputName\`, expected a name of its own, change the value",
      "two steps of one name": "40:15 Unexpected \`A\` in \`Steps[1].Name\`, expected a name of its own, change the value",
    }
  `)
})
