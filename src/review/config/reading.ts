import { closest } from '../../base/did-you-mean.ts';
import { durationOf } from './duration.ts';
import type { Mistake, MistakeKind } from './mistakes.ts';
import type { Entry, Tree } from './tree.ts';

/** Takes a mistake; the value that it stands in is left out. */
export type Report = (kind: MistakeKind, span: Mistake['span'], message: string) => void;

/** The entries of a map, each key once: the first counts. Nothing at all is an empty map. */
export function entriesOf(tree: Tree, report: Report, what: string): readonly Entry[] {
  if (tree.kind === 'scalar' && tree.value === null) {
    return [];
  }
  if (tree.kind !== 'map') {
    report('wrong-type', tree.span, `${what} is a map of keys and values`);
    return [];
  }
  const seen = new Set<string>();
  return tree.entries().filter(({ key, keySpan }) => {
    const again = seen.has(key);
    seen.add(key);
    if (again) {
      report('duplicate-key', keySpan, `${quoted(key)} stands here a second time; only the first counts`);
    }
    return !again;
  });
}

/** The items of a list; a single value that stands for a list of one where `lenient`. */
export function itemsOf(tree: Tree, report: Report, what: string): readonly Tree[] {
  if (tree.kind === 'scalar' && tree.value === null) {
    return [];
  }
  if (tree.kind !== 'list') {
    report('wrong-type', tree.span, `${what} is a list; write one behind each dash`);
    return [];
  }
  return tree.items();
}

/** One of some words; null, and a mistake: something else. */
export function wordOf<T extends string>(
  tree: Tree,
  words: readonly T[],
  report: Report,
  what: string,
): T | null {
  const found = tree.kind === 'scalar' ? words.find(word => word === tree.value) : undefined;
  if (found !== undefined) {
    return found;
  }
  if (tree.kind !== 'scalar' || tree.value === null) {
    report('wrong-type', tree.span, `${what} is one of ${listed(words)}`);
    return null;
  }
  const text = textOf(tree);
  const near = closest(text, words);
  const rest = near === null ? `there are ${listed(words)}` : `did you mean \`${near}\`?`;
  report('unknown-value', tree.span, `${quoted(text)} is no ${what.replaceAll('`', '')}; ${rest}`);
  return null;
}

/** Reports the keys that are not among those that are known. */
export function knownEntries<K extends string>(
  tree: Tree,
  keys: Readonly<Record<K, string>>,
  report: Report,
  what: string,
): Readonly<Partial<Record<K, Entry>>> {
  const found: Partial<Record<K, Entry>> = {};
  for (const entry of entriesOf(tree, report, what)) {
    if (Object.hasOwn(keys, entry.key)) {
      found[entry.key as K] = entry;
    } else {
      report(
        'unknown-key',
        entry.keySpan,
        `${quoted(entry.key)} is no key of ${what.toLowerCase()}${meant(entry.key, Object.keys(keys))}`,
      );
    }
  }
  return found;
}

/** A scalar as it stands in the file. */
export function textOf(tree: Extract<Tree, { kind: 'scalar' }>): string {
  return tree.source === '' ? String(tree.value) : tree.source;
}

/** A word of the user's between backticks, short enough for a message. */
export function quoted(word: string): string {
  if (word === '') {
    return 'An empty text';
  }
  const flat = word.replace(/\s+/g, ' ').replaceAll('`', "'");
  return `\`${flat.length > 30 ? `${flat.slice(0, 29)}…` : flat}\``;
}

export function meant(word: string, candidates: readonly string[]): string {
  const near = closest(word, candidates);
  return near === null ? '' : `; did you mean \`${near}\`?`;
}

export function listed(names: readonly string[]): string {
  return names.map(name => `\`${name}\``).join(', ');
}

/** A duration, in milliseconds; null, and a mistake: something else. */
export function deadlineOf(tree: Tree, report: Report): number | null {
  const usable = tree.kind === 'scalar' && (typeof tree.value === 'string' || typeof tree.value === 'number');
  const ms = usable ? durationOf(tree.value) : null;
  if (ms === null) {
    const what = tree.kind === 'scalar' && tree.value !== null ? quoted(textOf(tree)) : 'This';
    report('bad-duration', tree.span, `${what} is no duration above zero; write \`500ms\`, \`5s\` or \`1m\``);
  }
  return ms;
}
