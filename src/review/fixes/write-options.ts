import type { TextEdit } from '../../base/edit.ts';
import type { Span } from '../../base/span.ts';
import type { Property, Value, ValueId } from '../analysis/facts/model.ts';
import { aroundText, entryBeside } from './beside.ts';
import { constructedOptions } from './constructed.ts';
import { freshOptions, isSignal, type Job, leafText } from './job.ts';
import { isOff, kindOfArgument } from './judge.ts';
import { insertItems, type Item, removeItems } from './list.ts';
import { type OptionTree, printProperty } from './option-tree.ts';
import { propertyText, quotesKeys } from './property.ts';
import { indentAt, isFirstOnLine } from './scan.ts';
import { standingSignal } from './signal.ts';
import { type Sheet, valueAt } from './sheet.ts';

type ObjectValue = Extract<Value, { kind: 'object' }>;

/** A property that comes in; `before`: the index of a spread that must win over it. */
interface Added {
  readonly item: Item;
  readonly before: number | null;
}

/**
 * Sets options in the value of `id` that stands in `span`: into an object literal, or around any other expression by a spread.
 * What is there stays: a deadline that the value may already hold wins over a number, and a signal is combined with ours.
 * Null where that cannot be done safely. No edits: everything is set already.
 */
export function setOptions(job: Job, id: ValueId, span: Span, tree: OptionTree): readonly TextEdit[] | null {
  const value = valueAt(job.sheet, id);
  if (value?.kind === 'object') {
    return intoLiteral(job, value, tree);
  }
  const kind = kindOfArgument(job.context, job.sheet, id);
  if (kind === 'nothing') {
    const text = freshOptions(job, tree, '');
    return text === null ? null : [{ ...span, text }];
  }
  if (value?.kind === 'call' && kind === 'instance') {
    return constructedOptions(job, value.call, tree);
  }
  return kind === 'object' || kind === 'unknown' ? aroundExpression(job, id, span, tree) : null;
}

function intoLiteral(job: Job, value: ObjectValue, tree: OptionTree): readonly TextEdit[] | null {
  const { text, style } = job.sheet;
  const quoted = quotesKeys(text, value.properties);
  const kept = value.properties.filter(property => !job.dropped.includes(property));
  const spreads = kept.filter(property => property.kind === 'spread');
  const sources = spreads.map(spread => ({ id: spread.value, span: spreadSpan(text, spread) }));
  const edits: TextEdit[] = [];
  const added: Added[] = [];
  for (const [key, branch] of tree.entries) {
    const own = kept.findLast(property => property.kind === 'property' && property.key === key);
    const changed = own?.kind === 'property' ? changeProperty(job, own, branch) : [];
    const entry = own?.kind === 'property' ? null : entryBeside(job, sources, key, branch);
    if (changed === null || (entry === null && own === undefined)) {
      return null;
    }
    edits.push(...changed);
    if (entry !== null) {
      const first = entry.yields === null ? undefined : spreads[entry.yields];
      const item: Item = indent => printProperty(key, entry.written, style, indent, quoted);
      added.push({ item, before: first === undefined ? null : value.properties.indexOf(first) });
    }
  }
  return [...edits, ...placed(job, value, added)];
}

/** The new properties in the place of those that go, or else behind the others, or in front of a spread that must win. */
function placed(job: Job, value: ObjectValue, added: readonly Added[]): readonly TextEdit[] {
  const { text, style } = job.sheet;
  const list = { span: value.span, items: value.properties.map(property => property.span) };
  const gone = value.properties.flatMap((property, index) => (job.dropped.includes(property) ? [index] : []));
  gone.flatMap(index => value.properties[index] ?? []).forEach(property => job.taken.add(property));
  const behind = added.filter(({ before }) => before === null).map(({ item }) => item);
  const inFront = added.flatMap(({ item, before }) =>
    before === null ? [] : insertItems(text, style, list, before, [item]),
  );
  const lastSpread = value.properties.findLastIndex(property => property.kind === 'spread');
  const slot = gone.find(index => index > lastSpread);
  const span = slot === undefined ? undefined : list.items[slot];
  if (span === undefined || behind.length === 0) {
    return [
      ...inFront,
      ...removeItems(text, list, gone),
      ...insertItems(text, style, list, list.items.length, behind),
    ];
  }
  const others = gone.filter(index => index !== slot);
  return [
    ...inFront,
    { ...span, text: inPlace(job.sheet, span, behind) },
    ...removeItems(text, list, others),
  ];
}

function inPlace(sheet: Sheet, span: Span, items: readonly Item[]): string {
  const indent = indentAt(sheet.text, span.start);
  const separator = isFirstOnLine(sheet.text, span.start) ? `,${sheet.style.eol}${indent}` : ', ';
  return items.map(item => item(indent)).join(separator);
}

function spreadSpan(text: string, spread: Property): Span {
  const dots = /^\.\.\.\s*/.exec(text.slice(spread.span.start, spread.span.end))?.[0].length ?? 0;
  return { start: spread.span.start + dots, end: spread.span.end };
}

/** What becomes of a property that has the key already. */
function changeProperty(
  job: Job,
  property: Extract<Property, { kind: 'property' }>,
  branch: string | OptionTree,
): readonly TextEdit[] | null {
  const { sheet, context } = job;
  const written = propertyText(sheet.text, property);
  if (written.kind === 'method') {
    return null;
  }
  const replace = (text: string): readonly TextEdit[] => [
    written.kind === 'pair'
      ? { ...written.value, text }
      : { start: property.span.end, end: property.span.end, text: `: ${text}` },
  ];
  if (typeof branch !== 'string') {
    if (written.kind === 'shorthand') {
      const around = aroundText(job, [{ id: property.value, span: written.value }], branch);
      return around === null ? null : replace(`{ ${around.join(', ')} }`);
    }
    if (valueAt(sheet, property.value)?.kind === 'literal') {
      const text = freshOptions({ ...job, carried: null }, branch, '');
      return text === null ? null : replace(text);
    }
    return setOptions({ ...job, carried: null }, property.value, written.value, branch);
  }
  if (isSignal(branch)) {
    const text = leafText(job, branch, standingSignal(context, sheet, property.value, written.value));
    return text === null ? null : replace(text);
  }
  if (!isOff(valueAt(sheet, property.value))) {
    return [];
  }
  const text = leafText(job, branch, null);
  return text === null ? null : replace(text);
}

function aroundExpression(job: Job, id: ValueId, span: Span, tree: OptionTree): readonly TextEdit[] | null {
  const parts = aroundText(job, [{ id, span }], tree);
  if (parts === null) {
    return null;
  }
  const at = parts.findIndex(part => part.startsWith('...'));
  const [open, close] = needsBrackets(job, id) ? ['(', ')'] : ['', ''];
  const head = parts
    .slice(0, at)
    .map(part => `${part}, `)
    .join('');
  const tail = parts
    .slice(at + 1)
    .map(part => `, ${part}`)
    .join('');
  return [
    { start: span.start, end: span.start, text: `{ ${head}...${open}` },
    { start: span.end, end: span.end, text: `${close}${tail} }` },
  ];
}

function needsBrackets(job: Job, id: ValueId): boolean {
  const kind = job.sheet.facts.values[id]?.kind;
  return kind === 'either' || kind === 'typed' || kind === 'await' || kind === 'opaque';
}
