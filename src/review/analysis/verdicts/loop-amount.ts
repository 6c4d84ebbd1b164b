import type { FileFacts, ValueId } from '../facts/model.ts';
import type { Env } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { quantityOf } from '../link/numbers.ts';
import type { Loop } from './retry-rounds.ts';

/** A file, as the calls in `env` lead there. */
interface Seen {
  readonly file: string;
  readonly facts: FileFacts;
  readonly env: Env | null;
}

/** How often a loop makes a call at most, the first time too; null: that is no constant. */
export function attemptsOf(linker: Linker, seen: Seen, loop: Loop): number | null {
  const { file, facts, env } = seen;
  if (loop.over !== null) {
    const [list, other] = linker.resolve({ file, value: loop.over, env }).alternatives;
    const value = list?.kind === 'array' && other === undefined ? linker.value(list.ref) : null;
    return value?.kind === 'array' && value.elements.every(element => typeof element === 'number')
      ? several(value.elements.length)
      : null;
  }
  const bounds = loop.test === null ? [] : comparisonsIn(facts, loop.test, 0);
  for (const { op, left, right } of bounds) {
    const start = startOf(linker, seen, left);
    const end = numberOf(linker, seen, right);
    if (start === null || end === null) {
      continue;
    }
    const rounds = countRounds(op, start, end);
    if (rounds !== null && several(rounds) !== null) {
      return rounds;
    }
  }
  return null;
}

/** Whether a loop ends after so many rounds at the latest: it counts them, or goes over a list. */
export function isCounted(facts: FileFacts, loop: Loop): boolean {
  return (
    loop.over !== null ||
    (loop.test !== null &&
      comparisonsIn(facts, loop.test, 0).some(({ op, left }) => {
        const { kind } = facts.values[left] ?? {};
        return /^[<>]=?$/.test(op) && (kind === 'binding' || kind === 'opaque');
      }))
  );
}

/** A loop of one round, or of none, is counted otherwise than it looks. */
function several(rounds: number): number | null {
  return rounds > 1 ? rounds : null;
}

function countRounds(op: string, start: number, end: number): number | null {
  switch (op) {
    case '<':
      return end - start;
    case '<=':
      return end - start + 1;
    case '>':
      return start - end;
    case '>=':
      return start - end + 1;
    default:
      return null;
  }
}

interface Comparison {
  readonly op: string;
  readonly left: ValueId;
  readonly right: ValueId;
}

function comparisonsIn(facts: FileFacts, test: ValueId, depth: number): readonly Comparison[] {
  const node = facts.values[test];
  if (node?.kind === 'either' && node.op === '&&' && depth < 4) {
    return node.arms.flatMap(arm => comparisonsIn(facts, arm, depth + 1));
  }
  return node?.kind === 'binary' ? [node] : [];
}

/** What a counter begins with: its first value. */
function startOf(linker: Linker, seen: Seen, value: ValueId): number | null {
  const { values, bindings } = seen.facts;
  const node = values[value];
  const [first] = node?.kind === 'binding' ? (bindings[node.binding]?.values ?? []) : [];
  return first === undefined ? null : numberOf(linker, seen, first);
}

function numberOf(linker: Linker, { file, env }: Seen, value: ValueId): number | null {
  const quantity = quantityOf(linker, { file, value, env });
  // What a default says, a caller may say otherwise: `env` knows better.
  return quantity.kind === 'number' ? quantity.value : null;
}
