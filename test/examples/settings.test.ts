import { provedExample } from '../support/example.ts'

provedExample('23-settings', 'ferries.pipeline.yaml')
