import { nothing, one, type Ref, type Resolved, union, unknown } from './known.ts';
import { keyOf, type Linker } from './linker.ts';

/** A property of an object literal: the place where it stands and what it is. */
export interface PropertyFound {
  /** The values that may stand there, the one that wins first. */
  readonly refs: readonly Ref[];
  readonly resolved: Resolved;
  /** One of them stands there in every case. */
  readonly sure: boolean;
}

/**
 * Looks a property up in an object literal, in the order in which the language does: what stands later wins, a spread gives
 * what it holds. A spread or computed key that cannot be followed leaves the answer open.
 */
export function objectProperty(linker: Linker, ref: Ref, name: string): PropertyFound {
  const looped: PropertyFound = {
    refs: [],
    resolved: unknown('the object is spread into itself'),
    sure: false,
  };
  return linker.kept(`property ${name} of ${keyOf(ref)}`, looped, () => findProperty(linker, ref, name));
}

function findProperty(linker: Linker, ref: Ref, name: string): PropertyFound {
  const value = linker.value(ref);
  if (value?.kind !== 'object') {
    return { refs: [], resolved: nothing, sure: false };
  }
  let open: string | null = null;
  const refs: Ref[] = [];
  const parts: Resolved[] = [];
  for (const property of [...value.properties].reverse()) {
    if (property.kind === 'property') {
      if (property.key === name) {
        const found = { ...ref, value: property.value };
        refs.push(found);
        parts.push(linker.resolve(found));
        return { refs, resolved: withOpen(union(parts), open), sure: true };
      }
    } else if (property.kind === 'computed') {
      open ??= 'a computed key may set it';
    } else {
      const spread = spreadProperty(linker, linker.resolve({ ...ref, value: property.value }), name);
      const cut = addRefs(refs, spread.refs);
      parts.push(spread.resolved);
      open ??= spread.resolved.open ?? cut;
      if (spread.sure) {
        return { refs, resolved: withOpen(union(parts), open), sure: true };
      }
    }
  }
  return { refs, resolved: withOpen(parts.length === 0 ? nothing : union(parts), open), sure: false };
}

function withOpen(resolved: Resolved, open: string | null): Resolved {
  return { alternatives: resolved.alternatives, open: resolved.open ?? open };
}

function spreadProperty(linker: Linker, spread: Resolved, name: string): PropertyFound {
  const refs: Ref[] = [];
  const parts: Resolved[] = [];
  let cut: string | null = null;
  let sure = spread.open === null && spread.alternatives.length > 0;
  for (const known of spread.alternatives) {
    if (known.kind === 'object') {
      const found = objectProperty(linker, known.ref, name);
      cut ??= addRefs(refs, found.refs);
      parts.push(found.resolved);
      sure &&= found.sure;
    } else if (known.kind === 'undefined' || known.kind === 'literal') {
      sure = false;
    } else if (known.kind === 'namespace') {
      const found = exportedProperty(linker, known.file, name);
      cut ??= addRefs(refs, found.refs);
      parts.push(found.resolved);
      sure &&= found.sure;
    } else {
      sure = false;
      parts.push(
        unknown(known.kind === 'parameter' ? 'a spread parameter may set it' : 'a spread value may set it'),
      );
    }
  }
  const open = spread.open === null ? cut : 'a spread value may set it';
  return { refs, resolved: withOpen(parts.length === 0 ? nothing : union(parts), open), sure };
}

/** With more places than these nobody can tell what stands there: each spread of a spread may double them. */
const mostRefs = 24;

/** Adds places, each once; a reason where some are left out. */
function addRefs(refs: Ref[], more: readonly Ref[]): string | null {
  for (const ref of more) {
    const isKnown = refs.some(
      each => each.value === ref.value && each.file === ref.file && each.env === ref.env,
    );
    if (!isKnown && refs.length >= mostRefs) {
      return 'too many possibilities';
    }
    if (!isKnown) {
      refs.push(ref);
    }
  }
  return null;
}

/** A property of a module's namespace that is spread: a value that it exports under that name. */
function exportedProperty(linker: Linker, file: string, name: string): PropertyFound {
  const resolved = linker.member(one({ kind: 'namespace', file }), name);
  const entry = linker.facts(file)?.exports.find(each => each.kind === 'value' && each.name === name);
  if (entry?.kind === 'value') {
    return { refs: [{ file, value: entry.value, env: null }], resolved, sure: true };
  }
  const isMissing = resolved.alternatives.length === 0 && resolved.open === null;
  return {
    refs: [],
    resolved: isMissing ? nothing : withOpen(resolved, 'a spread module may set it'),
    sure: false,
  };
}
