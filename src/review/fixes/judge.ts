import type { FileFacts, Value, ValueId } from '../analysis/facts/model.ts';
import type { FixContext } from './context.ts';
import { followed } from './follow.ts';
import { type Sheet, slice, valueAt } from './sheet.ts';
import { admitsNothing, bindingType, isCallbackName, isTextName, typeSays } from './types.ts';

/** What may stand as an argument, as far as a place for options is looked for. */
export type ArgumentKind =
  /** A plain object, or something typed as one. */
  | 'object'
  | 'array'
  /** Text, number, URL, stream…: certainly no options. */
  | 'other'
  | 'function'
  /** `undefined` or `null`. */
  | 'nothing'
  /** Made by `new`. */
  | 'instance'
  | 'unknown';

/** Decides what an argument is: by what stands there, by what its name is bound to, by its type, and last by its name. */
export function kindOfArgument(context: FixContext, sheet: Sheet, id: ValueId): ArgumentKind {
  const value = valueAt(sheet, id);
  if (value === null) {
    return 'unknown';
  }
  const direct = kindOfValue(context, sheet, value);
  if (direct !== 'unknown') {
    return direct;
  }
  if (value.kind === 'binding' || value.kind === 'member') {
    const target = followed(context, { file: sheet.file, value: id });
    const facts = context.facts(target.file);
    const found = facts?.values[target.value];
    const resolved = facts === null || found === undefined ? 'unknown' : shapeIn(facts, found);
    if (resolved !== 'unknown') {
      return resolved;
    }
  }
  return kindByType(sheet, value) ?? kindByName(sheet, value);
}

function kindOfValue(context: FixContext, sheet: Sheet, value: Value): ArgumentKind {
  if (value.kind !== 'either') {
    return shapeIn(sheet.facts, value);
  }
  const kinds = value.arms.map(arm => kindOfArgument(context, sheet, arm)).filter(kind => kind !== 'nothing');
  const first = kinds[0] ?? 'nothing';
  return kinds.every(kind => kind === first) ? first : 'unknown';
}

function shapeIn(facts: FileFacts, value: Value): ArgumentKind {
  return value.kind === 'call' && facts.calls[value.call]?.by === 'new' ? 'instance' : shapeOf(value);
}

function shapeOf(value: Value): ArgumentKind {
  switch (value.kind) {
    case 'literal':
      return value.value === null ? 'nothing' : 'other';
    case 'template':
    case 'binary':
    case 'unary':
    case 'class':
    case 'module':
      return 'other';
    case 'undefined':
      return 'nothing';
    case 'object':
      return 'object';
    case 'array':
      return 'array';
    case 'function':
      return 'function';
    case 'binding':
    case 'global':
    case 'member':
    case 'call':
    case 'this':
    case 'super':
    case 'await':
    case 'either':
    case 'parameter':
    case 'imported':
    case 'element':
    case 'typed':
    case 'opaque':
      return 'unknown';
  }
}

function kindByType(sheet: Sheet, value: Value): ArgumentKind | null {
  return value.kind === 'binding' ? typeSays(sheet, bindingType(sheet, value.binding)) : null;
}

function kindByName(sheet: Sheet, value: Value): ArgumentKind {
  const text = slice(sheet, value.span);
  if (/^(?:process|import\.meta)\.env\b/.test(text)) {
    return 'other';
  }
  const name =
    value.kind === 'binding' || value.kind === 'member' || value.kind === 'global'
      ? (/[\w$]+$/.exec(text)?.[0] ?? '')
      : '';
  if (isCallbackName(name)) {
    return 'function';
  }
  return isTextName(name) ? 'other' : 'unknown';
}

/** An expression that can be written twice: names and members, nothing that is called. */
export function isRepeatable(sheet: Sheet, id: ValueId): boolean {
  const value = valueAt(sheet, id);
  switch (value?.kind) {
    case 'binding':
    case 'global':
    case 'this':
      return true;
    case 'member':
      return value.property !== null && isRepeatable(sheet, value.object);
    default:
      return false;
  }
}

/** Whether a value can be `undefined` or `null`: true unless the source shows that it cannot. */
export function mayBeMissing(context: FixContext, sheet: Sheet, id: ValueId): boolean {
  const value = sheet.facts.values[id];
  switch (value?.kind) {
    case 'object':
    case 'array':
    case 'template':
    case 'function':
    case 'this':
    case 'class':
    case 'module':
    case 'imported':
      return false;
    case 'literal':
      return value.value === null;
    case 'call':
      return !isSignalMaker(sheet, value.call);
    case 'typed':
      return admitsNothing(sheet, value.type) !== false;
    case 'either':
      return eitherMissing(context, sheet, value);
    case 'member':
      return !isControllersSignal(context, sheet, value);
    case 'binding':
      return bindingMissing(context, sheet, value.binding);
    default:
      return true;
  }
}

function isSignalMaker(sheet: Sheet, call: number): boolean {
  const fact = sheet.facts.calls[call];
  return fact?.by === 'new' || /^AbortSignal\.(?:any|timeout|abort)$/.test(fact?.calleeText ?? '');
}

function eitherMissing(
  context: FixContext,
  sheet: Sheet,
  value: Extract<Value, { kind: 'either' }>,
): boolean {
  const last = value.arms.at(-1);
  const relevant = value.op === '??' || value.op === '||' || value.op === 'default' ? [last] : value.arms;
  return relevant.some(arm => arm === undefined || mayBeMissing(context, sheet, arm));
}

/** `controller.signal` of a controller that is made where the source can be followed to. */
function isControllersSignal(
  context: FixContext,
  sheet: Sheet,
  value: Extract<Value, { kind: 'member' }>,
): boolean {
  if (value.property !== 'signal') {
    return false;
  }
  const target = followed(context, { file: sheet.file, value: value.object });
  const facts = context.facts(target.file);
  const made = facts?.values[target.value];
  const call = made?.kind === 'call' ? facts?.calls[made.call] : undefined;
  return call?.by === 'new' && call.calleeText === 'AbortController';
}

function bindingMissing(context: FixContext, sheet: Sheet, id: number): boolean {
  const binding = sheet.facts.bindings[id];
  if (binding === undefined) {
    return true;
  }
  if (binding.kind === 'parameter') {
    const parameter = sheet.facts.functions.flatMap(fn => fn.parameters).find(each => each.binding === id);
    if (parameter?.default !== null && parameter?.default !== undefined) {
      return mayBeMissing(context, sheet, parameter.default);
    }
    return parameter?.optional !== false || admitsNothing(sheet, binding.type) !== false;
  }
  if (admitsNothing(sheet, binding.type) === false) {
    return false;
  }
  return binding.values.length === 0 || binding.values.some(value => mayBeMissing(context, sheet, value));
}

/** Values that stand for "none". */
export function isOff(value: Value | null): boolean {
  switch (value?.kind) {
    case 'undefined':
      return true;
    case 'literal':
      return value.value === null || value.value === false || value.value === 0 || value.value === '';
    case 'global':
      return value.name === 'Infinity';
    default:
      return false;
  }
}
