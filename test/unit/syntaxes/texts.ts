import path from 'node:path';
import { root } from '../project/files.ts';

export const fixtures = path.join(root, 'test/fixtures/syntaxes');

/** Small grammars of the languages that ours are injected into, by scope. */
export const hosts = {
  'source.yaml': path.join(fixtures, 'host-yaml.json'),
  'text.html.markdown': path.join(fixtures, 'host-markdown.json'),
  'source.ts': path.join(fixtures, 'host-typescript.json'),
};

/** Each text and the language that an editor takes it for. */
export const texts: Readonly<Record<string, string>> = {
  'promql.promql': 'source.faultline.promql',
  'slo.yaml': 'source.yaml',
  'slo.md': 'text.html.markdown',
  'suppressions.ts': 'source.ts',
  'suppressions.yaml': 'source.yaml',
};
