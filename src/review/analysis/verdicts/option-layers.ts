import type { Origin } from '../../../base/guard.ts';
import type { ClientSite } from '../call.ts';
import type { EntityKnown, Ref } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { argumentRefs, refOf, type SeenCall } from '../link/options.ts';
import type { CallAtHand } from './call-at-hand.ts';
import { clientWrites, interceptorsMaySet } from './client-state.ts';
import type { Contributions } from './contributions.ts';
import { placeIn, spanOfRef } from './inspect.ts';

/** One layer of options: those of the call, or those of a client. */
export interface Layer {
  readonly origin: Extract<Origin, 'call' | 'client'>;
  readonly refs: readonly Ref[];
  /** Why the options of this layer are not all known. */
  readonly open: string | null;
  /** The refs are the value of this option by itself (`client.defaults.timeout = …`). */
  readonly whole?: string;
  /** Where the client is made whose options these are; null: they are not those of its maker. */
  readonly client: ClientSite | null;
}

/** Where an option of any guard may stand. */
export interface Placed {
  /** Dotted path in the options. */
  readonly path: string;
  readonly keys?: readonly string[];
  readonly at: 'call' | 'client' | 'both';
}

/** How an option is reached from the refs of a layer; null: it does not stand in this layer. */
export function pathIn(layer: Layer, option: Placed): readonly string[] | null {
  if (option.at !== 'both' && option.at !== layer.origin) {
    return null;
  }
  const { whole } = layer;
  if (whole === undefined) {
    return option.keys ?? option.path.split('.');
  }
  if (whole === option.path) {
    return [];
  }
  return option.path.startsWith(`${whole}.`) ? option.path.slice(whole.length + 1).split('.') : null;
}

/** The options that a call is given: its own, and those of a carrier in an argument (`fetch(new Request(url, { signal }))`). */
export function callLayers(at: CallAtHand): readonly Layer[] {
  const seen: SeenCall = { file: at.file, call: at.call, env: at.env };
  const { refs, open } = argumentRefs(at.linker, seen, at.spec.options);
  const { carrier } = at.spec;
  const carried = carrier === undefined ? undefined : at.call.args[carrier.argument];
  return [
    { origin: 'call', refs, open, client: null },
    ...(carrier === undefined || carried === undefined
      ? []
      : carrierLayers(at.linker, refOf(seen, carried), carrier.object)),
  ];
}

function carrierLayers(linker: Linker, ref: Ref, object: string): readonly Layer[] {
  return linker.resolve(ref).alternatives.flatMap((known): Layer[] => {
    if (known.kind !== 'entity' || known.entity.is !== 'object' || known.entity.object !== object) {
      return [];
    }
    if (known.client === null) {
      return [{ origin: 'call', refs: [], open: 'the request is handed in', client: null }];
    }
    const { refs, open } = clientArguments(linker, known.client, known.env);
    return [{ origin: 'call', refs, open, client: null }];
  });
}

function clientArguments(
  linker: Linker,
  client: ClientSite,
  env: Ref['env'],
): { readonly refs: readonly Ref[]; readonly open: string | null } {
  return argumentRefs(linker, { file: client.file, call: client.fact, env }, client.maker.options);
}

/**
 * The options of the client that a call is made on, the innermost first: what is written to its defaults, those that it was made with,
 * and those of the clients that it was made from. None where it is handed in: `openClient` says so.
 */
export function clientLayers(at: CallAtHand): readonly Layer[] {
  const { known, linker } = at;
  if (known.origin === 'injected') {
    return [];
  }
  const layers = writtenLayers(at, known);
  let { env } = known;
  for (let { client } = known; client !== null; client = client.parent) {
    layers.push({ origin: 'client', ...clientArguments(linker, client, env), client });
    env = null;
    if (client.parent === null && client.maker.inherits === 'receiver') {
      layers.push(...writtenLayers(at, { ...known, origin: 'shared', client: null }));
    }
  }
  return layers;
}

/** `client.defaults.timeout = 5000`: the value stands by itself. */
function writtenLayers(at: CallAtHand, known: EntityKnown): Layer[] {
  return clientWrites(at.shared, known).map(write => ({
    origin: 'client',
    refs: [write.ref],
    open: null,
    whole: write.path,
    client: null,
  }));
}

/** Says why the options of the client cannot all be known: it is handed in, or an interceptor may set one of them. */
export function openClient(at: CallAtHand, options: readonly Placed[], into: Contributions): void {
  const { known, shared } = at;
  if (known.origin === 'injected') {
    if (options.some(option => option.at !== 'call')) {
      into.open.push({ why: 'its client is handed in', at: null });
    }
    return;
  }
  const paths = options.map(option => option.path);
  if (paths.length === 0) {
    return;
  }
  const root = sharedRoot(known);
  if (
    interceptorsMaySet(shared, known, paths) ||
    (root !== null && interceptorsMaySet(shared, root, paths))
  ) {
    into.open.push({ why: 'an interceptor may set it', at: null });
  }
}

/** What the options of a client are laid over besides its own: those of the library itself; null: nothing. */
function sharedRoot(known: EntityKnown): EntityKnown | null {
  let { client } = known;
  while (client !== null && client.parent !== null) {
    client = client.parent;
  }
  return client?.maker.inherits === 'receiver' ? { ...known, origin: 'shared', client: null } : null;
}

/** Says that something in a layer cannot be told; the same reason once. */
export function openOnce(linker: Linker, layer: Layer, why: string, into: Contributions): void {
  if (into.open.some(open => open.why === why)) {
    return;
  }
  const [ref] = layer.refs;
  into.open.push({
    why,
    at: ref === undefined ? null : { ...placeIn(linker, ref.file, spanOfRef(linker, ref)), message: why },
  });
}
