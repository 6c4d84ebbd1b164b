import type { FileFacts, ValueId } from '../../facts/model.ts';

/** A value as the evidence names it, shortened: `[]`, `{ … }`, `cache.get(…)`; null: it has no short name. */
export function shownValue(facts: FileFacts, value: ValueId | null, depth = 0): string | null {
  const node = value === null ? undefined : facts.values[value];
  if (node === undefined || depth > 6) {
    return null;
  }
  switch (node.kind) {
    case 'literal':
      return typeof node.value === 'string' ? shortText(node.value) : String(node.value);
    case 'undefined':
      return 'undefined';
    case 'object':
      return node.properties.length === 0 ? '{}' : '{ … }';
    case 'array':
      return node.elements.length === 0 ? '[]' : '[ … ]';
    case 'binding':
      return facts.bindings[node.binding]?.name ?? null;
    case 'global':
      return node.name;
    case 'this':
      return 'this';
    case 'member': {
      const object = shownValue(facts, node.object, depth + 1);
      return object === null || node.property === null ? null : `${object}.${node.property}`;
    }
    case 'call': {
      const call = facts.calls[node.call];
      const name = call === undefined ? null : shownValue(facts, call.callee, depth + 1);
      return name === null
        ? null
        : `${call?.by === 'new' ? 'new ' : ''}${name}(${call?.args.length === 0 ? '' : '…'})`;
    }
    case 'await':
    case 'typed':
      return shownValue(facts, node.value, depth + 1);
    default:
      return null;
  }
}

const longest = 24;

function shortText(text: string): string {
  return JSON.stringify(text.length > longest ? `${text.slice(0, longest)}…` : text);
}
