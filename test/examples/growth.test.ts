import { provedExample } from '../support/example.ts'

provedExample('22-growth', 'lending.pipeline.yaml')
