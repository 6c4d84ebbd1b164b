import type { OutboundCall } from '../analysis/call.ts';
import { satisfies } from '../analysis/project/satisfies.ts';
import type { NativeFix } from '../catalog/schema.ts';
import { cutMiddle, inline } from './fit.ts';

/** What to do about a missing timeout: `at` says where, the texts say what, the shorter for messages that run long. */
export interface Advice {
  readonly at: 'call' | 'client';
  readonly long: string;
  readonly short: string;
}

/** The library's own timeout that fits the version and the place; null where it has none. */
export function adviceFor(call: OutboundCall): Advice | null {
  const { profile, client } = call.site;
  const fitting = profile.fixes.filter(
    ({ versions }) => versions === undefined || satisfies(call.libraryVersion, versions) !== 'no',
  );
  const fix = fitting.find(({ at }) => at === 'call' || client !== null) ?? fitting[0];
  return fix === undefined ? null : adviceOf(fix);
}

function adviceOf(fix: NativeFix): Advice | null {
  const [first] = Object.entries(fix.set);
  if (first === undefined) {
    return null;
  }
  const [option, value] = [named(first[0]), first[1]];
  if (fix.shape?.kind === 'prepend') {
    const long = `pass \`${named(fix.shape.imports)}(…)\` first`;
    return { at: fix.at, long, short: long };
  }
  if (value.trim() === '$signal') {
    return {
      at: fix.at,
      long: `pass \`${option}: AbortSignal.timeout(…)\``,
      short: `pass ${/^[aeiou]/i.test(option) ? 'an' : 'a'} \`${option}\``,
    };
  }
  const set = `set \`${option}\``;
  return { at: fix.at, long: set, short: set };
}

/** A name of the catalog's, short enough to leave room for the callee and a path. */
function named(name: string): string {
  return cutMiddle(inline(name), 40);
}
