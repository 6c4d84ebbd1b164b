import type { Answer } from './call.ts';
import type { Detected } from './detect.ts';
import type { BindingId, CallFact, FileFacts, ValueId } from './facts/model.ts';
import type { Linker } from './link/linker.ts';
import { argumentRefs, optionAt } from './link/options.ts';
import { textOf } from './link/texts.ts';
import { contextsOut } from './verdicts/inspect.ts';

/** What becomes of what a call answers. */
export function answerOf(linker: Linker, file: string, { call, known, spec }: Detected): Answer {
  const facts = linker.facts(file);
  if (facts === null) {
    return 'used';
  }
  if (isDropped(facts, call)) {
    return 'dropped';
  }
  return isReadAsBytes(facts, call) ||
    (known.library.kind === 'http' && asksForBytes(linker, file, call, spec.options))
    ? 'bytes'
    : 'used';
}

/** It stands as a statement by itself, and is handed no function that hears of its end. */
function isDropped(facts: FileFacts, call: CallFact): boolean {
  const hears = call.args.some(({ value }) => facts.values[value]?.kind === 'function');
  if (hears || call.by === 'new') {
    return false;
  }
  let before = voided;
  for (const context of contextsOut(facts, call.context)) {
    if (context.kind !== 'arm') {
      return context.kind === 'statement' && isStatement(call, before);
    }
    before = Infinity;
  }
  return false;
}

/** `void` and a space: what may stand before a call of which nobody waits for the end; before an arm stands its condition. */
const voided = 5;

function isStatement({ span, statement }: CallFact, before: number): boolean {
  return span.start - statement.start <= before && statement.end - span.end <= 1;
}

/** Names of methods and members that read an answer as bytes, or as a stream of them. */
const bytes: ReadonlySet<string> = new Set(['arrayBuffer', 'blob', 'bytes', 'buffer', 'body']);

/** `(await fetch(url)).blob()`, `response.body` of a name, `fetch(url).then(response => response.arrayBuffer())`. */
function isReadAsBytes(facts: FileFacts, call: CallFact): boolean {
  const names = new Set<BindingId>();
  for (const context of contextsOut(facts, call.context)) {
    if (context.kind === 'initializer') {
      names.add(context.binding);
      break;
    }
    if (context.kind === 'receiver' && context.property === 'then') {
      const binding = firstParameter(facts, facts.calls[context.call]);
      if (binding !== null) {
        names.add(binding);
      }
      break;
    }
    if (context.kind !== 'await' && context.kind !== 'arm') {
      break;
    }
  }
  return readAsBytes(facts).some(object => {
    const node = facts.values[object];
    return object === call.value || (node?.kind === 'binding' && names.has(node.binding));
  });
}

const readBy = new WeakMap<FileFacts, readonly ValueId[]>();

/** What a file reads bytes of. */
function readAsBytes(facts: FileFacts): readonly ValueId[] {
  let found = readBy.get(facts);
  if (found === undefined) {
    found = facts.values.flatMap(value =>
      value.kind === 'member' && value.property !== null && bytes.has(value.property)
        ? [plain(facts, value.object)]
        : [],
    );
    readBy.set(facts, found);
  }
  return found;
}

/** What is awaited or asserted to be of a type, without that. */
function plain(facts: FileFacts, id: ValueId): ValueId {
  const value = facts.values[id];
  return value?.kind === 'await' || value?.kind === 'typed' ? plain(facts, value.value) : id;
}

/** The name of the first parameter of a function that stands as the first argument. */
function firstParameter(facts: FileFacts, call: CallFact | undefined): BindingId | null {
  const [argument] = call?.args ?? [];
  const value = argument === undefined ? undefined : facts.values[argument.value];
  return value?.kind === 'function' ? (facts.functions[value.fn]?.parameters[0]?.binding ?? null) : null;
}

const byteTypes: ReadonlySet<string> = new Set(['arraybuffer', 'blob', 'stream', 'buffer']);

/** `axios.get(url, { responseType: 'stream' })`: libraries that read the answer by themselves are told so. */
function asksForBytes(
  linker: Linker,
  file: string,
  call: CallFact,
  options: Detected['spec']['options'],
): boolean {
  return argumentRefs(linker, { file, call, env: null }, options).refs.some(ref =>
    optionAt(linker, ref, ['responseType']).values.some(value =>
      byteTypes.has(textOf(linker, value)?.toLowerCase() ?? ''),
    ),
  );
}
