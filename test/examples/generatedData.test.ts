import '../../examples/14-generated-data/data.test.ts'
