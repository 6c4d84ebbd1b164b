import { isCollection, isPair, isScalar, parse, type YAMLMap, type YAMLSeq } from 'yaml';
import type { YamlValue } from './yaml-text.ts';

export type FlowKind = 'yaml' | 'json';

/** A value in one line, as within `{}`. Where the keys around it are in double quotes, the document may be JSON, and stays so. */
export function flowText(value: YamlValue, kind: FlowKind): string {
  switch (value.kind) {
    case 'scalar':
      return flowScalar(value.source, kind);
    case 'block':
      return JSON.stringify(value.lines.join('\n'));
    case 'map':
      return `{${value.entries.map(entry => `${flowKey(entry.key, kind)}: ${flowText(entry.value, kind)}`).join(', ')}}`;
    case 'list':
      return `[${value.items.map(item => flowText(item, kind)).join(', ')}]`;
  }
}

export function flowKey(key: string, kind: FlowKind): string {
  return kind === 'json' ? JSON.stringify(key) : key;
}

function flowScalar(source: string, kind: FlowKind): string {
  if (kind === 'json') {
    return JSON.stringify(parse(source) as unknown);
  }
  return /[,[\]{}]/.test(source) && !/^["']/.test(source) ? JSON.stringify(source) : source;
}

/** Keys, or items, in double quotes: it may be JSON. */
export function flowKind(holder: YAMLMap | YAMLSeq): FlowKind {
  const [first] = holder.items;
  const sample = isPair(first) ? first.key : first;
  return isScalar(sample)
    ? sample.type === 'QUOTE_DOUBLE'
      ? 'json'
      : 'yaml'
    : isCollection(sample)
      ? flowKind(sample)
      : 'yaml';
}
