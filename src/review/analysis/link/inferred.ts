import { addressKeys, inferredLibrary, inferredMaker, mayMakeClient } from '../../catalog/inferred.ts';
import type { Library } from '../../catalog/schema.ts';
import type { CallFact, FileFacts, ValueId } from '../facts/model.ts';
import { builtinOf } from '../project/builtins.ts';
import type { EntityKnown, Known } from './known.ts';
import type { Linker } from './linker.ts';

/** Names of values that hold an address or a key by themselves. */
const named = /(?:api_?key|base_?url|endpoint|connection_?string|access_?token|api_?token|api_?url)$/i;

const address = /^[a-z][\w+.-]*:\/\//i;

const libraries = new Map<string, Library>();

/**
 * The maker of a client of a package that the catalog does not know: `new X(…)`, `createX(…)` with an address or a key among its
 * arguments. Null: it is none, or nothing speaks for one.
 */
export function inferredClient(
  linker: Linker,
  file: string,
  call: CallFact,
  { package: name, path }: Known & { kind: 'foreign' },
): EntityKnown | null {
  const maker = path.at(-1) ?? lastName(call.calleeText);
  const facts = linker.facts(file);
  if (
    facts === null ||
    call.by === 'tag' ||
    !mayMakeClient(maker) ||
    (call.by === 'new') !== /^[A-Z]/.test(maker) ||
    !call.args.some(({ value, spread }) => !spread && isAddress(facts, value)) ||
    builtinOf(name) !== null ||
    linker.world.libraryOf(name) !== null ||
    linker.world.guardsOf(name).length > 0
  ) {
    return null;
  }
  return {
    kind: 'entity',
    library: libraryOf(name),
    entity: inferredMaker,
    of: null,
    name: maker,
    origin: 'made',
    client: null,
    env: null,
  };
}

function libraryOf(name: string): Library {
  const known = libraries.get(name) ?? inferredLibrary(name);
  libraries.set(name, known);
  return known;
}

function lastName(text: string): string {
  return /[\w$]+$/.exec(text)?.[0] ?? '';
}

/** An object with such a key, an address as it stands, or a value that is named so. */
function isAddress(facts: FileFacts, id: ValueId): boolean {
  const value = facts.values[id];
  switch (value?.kind) {
    case 'object':
      return value.properties.some(each => each.kind === 'property' && addressKeys.has(each.key));
    case 'literal':
      return typeof value.value === 'string' && address.test(value.value);
    case 'template': {
      const [first] = value.parts;
      return typeof first === 'string' && address.test(first);
    }
    case 'member':
      return value.property !== null && named.test(value.property);
    case 'binding':
      return named.test(facts.bindings[value.binding]?.name ?? '');
    case 'either':
      return value.arms.some(arm => isAddress(facts, arm));
    default:
      return false;
  }
}
