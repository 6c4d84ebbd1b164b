import type { DependencyKind, TargetRef } from '../catalog/schema.ts';
import type { Address } from './call.ts';
import type { Detected } from './detect.ts';
import type { Ref } from './link/known.ts';
import type { Linker } from './link/linker.ts';
import { argumentRefs, optionAt, refOf, type SeenCall } from './link/options.ts';
import { textOf } from './link/texts.ts';
import { askedFor, originOf } from './origin.ts';

/**
 * Who says where a call goes. What decides is the part of the address that names the host; a path that is handed in leads to the same
 * place.
 */
export function addressOf(linker: Linker, file: string, { call, known, spec }: Detected): Address {
  const { client } = known;
  if (connected.has(known.library.kind)) {
    return 'settled';
  }
  const based =
    client === null
      ? null
      : targetOf(
          linker,
          { file: client.file, call: client.fact, env: known.env },
          client.maker.target,
          client.maker.options,
        );
  const asked = askedFor(linker, file, call);
  const own = targetOf(linker, { file, call, env: null }, spec.target, spec.options);
  if (based !== null) {
    const from = originOf(asked, based) ?? 'unknown';
    return from === 'settled' && own !== null && originOf(asked, own) === 'given' ? 'base' : from;
  }
  // A library that is given no address knows its own.
  return own === null
    ? spec.target === undefined
      ? 'settled'
      : 'unknown'
    : (originOf(asked, own) ?? 'unknown');
}

/** Kinds of dependencies that clients are connected to, whatever is asked of them. */
const connected: ReadonlySet<DependencyKind> = new Set(['database', 'cache', 'queue', 'mail']);

/** A path by itself: `/api/users`, not `//host`. */
const pathOnly = /^\/(?!\/)/;

/**
 * Whether the platform's own `fetch` is given a path without a host. Only a page has an address of its own to complete it with: elsewhere
 * that throws (https://undici.nodejs.org/#/?id=undicifetchinput-init-promise).
 */
export function isOfPage(linker: Linker, file: string, { call, known, spec }: Detected): boolean {
  const isOwn =
    known.origin === 'shared' &&
    known.client === null &&
    linker.world.globalOf('fetch')?.library === known.library;
  if (!isOwn || spec.target === undefined) {
    return false;
  }
  const ref = targetOf(linker, { file, call, env: null }, spec.target, spec.options);
  return ref !== null && pathOnly.test(textOf(linker, ref) ?? '');
}

/** Options of requests that name the host, the deciding one first. */
const addressOptions: readonly string[] = [
  'baseURL',
  'baseUrl',
  'prefixUrl',
  'url',
  'uri',
  'hostname',
  'host',
];

/** The value that an address is given as; null: none is given. */
function targetOf(
  linker: Linker,
  seen: SeenCall,
  target: TargetRef | undefined,
  options: Detected['spec']['options'],
): Ref | null {
  if (target === undefined) {
    return null;
  }
  if ('argument' in target) {
    const argument = seen.call.args[target.argument];
    const ref = argument === undefined || argument.spread ? null : refOf(seen, argument);
    const isObject = ref !== null && linker.resolve(ref).alternatives.some(known => known.kind === 'object');
    return ref !== null && isObject ? optionIn(linker, ref, addressOptions) : ref;
  }
  for (const ref of argumentRefs(linker, seen, options).refs) {
    const found = optionIn(linker, ref, [target.option]);
    if (found !== null) {
      return found;
    }
  }
  return null;
}

function optionIn(linker: Linker, options: Ref, names: readonly string[]): Ref | null {
  for (const name of names) {
    const [found] = optionAt(linker, options, name.split('.')).values;
    if (found !== undefined) {
      return found;
    }
  }
  return null;
}
