/** What may stand behind a key. */
export type KeyValue =
  | { readonly kind: 'text'; readonly longest?: number }
  | {
      readonly kind: 'number';
      /** Limits as in a JSON schema. */
      readonly minimum?: number;
      readonly maximum?: number;
      readonly exclusiveMinimum?: number;
      readonly exclusiveMaximum?: number;
    }
  | { readonly kind: 'truth' }
  | { readonly kind: 'choice'; readonly of: readonly Choice[] }
  /** Texts or anything else under names of the author's own. */
  | { readonly kind: 'names'; readonly values: 'text' | 'anything' }
  | { readonly kind: 'object'; readonly keys: readonly Key[] }
  | { readonly kind: 'list'; readonly item: KeyValue; readonly least: number };

export interface Choice {
  readonly value: string;
  readonly about: string;
}

/** A key of a format: the one source of hovers, completions and JSON schemas. */
export interface Key {
  readonly name: string;
  /** What it means to the tool that reads it: whole sentences, as Markdown. */
  readonly about: string;
  readonly value: KeyValue;
  readonly need: 'required' | 'optional' | 'deprecated';
  /** Values worth offering, where any other is allowed as well. */
  readonly offers: readonly Choice[];
}

type More = Partial<Pick<Key, 'need' | 'offers'>>;

function key(name: string, about: string, value: KeyValue, more: More): Key {
  return { name, about, value, need: 'optional', offers: [], ...more };
}

export const required: More = { need: 'required' };
export const deprecated: More = { need: 'deprecated' };

export function text(name: string, about: string, more: More = {}): Key {
  return key(name, about, { kind: 'text' }, more);
}

export function number(
  name: string,
  about: string,
  limits: Omit<Extract<KeyValue, { kind: 'number' }>, 'kind'> = {},
  more: More = {},
): Key {
  return key(name, about, { kind: 'number', ...limits }, more);
}

export function truth(name: string, about: string, more: More = {}): Key {
  return key(name, about, { kind: 'truth' }, more);
}

export function choice(
  name: string,
  about: string,
  of: Readonly<Record<string, string>>,
  more: More = {},
): Key {
  const choices = Object.entries(of).map(([value, words]) => ({ value, about: words }));
  return key(name, about, { kind: 'choice', of: choices }, more);
}

export function names(
  name: string,
  about: string,
  values: 'text' | 'anything' = 'text',
  more: More = {},
): Key {
  return key(name, about, { kind: 'names', values }, more);
}

export function object(name: string, about: string, keys: readonly Key[], more: More = {}): Key {
  return key(name, about, { kind: 'object', keys }, more);
}

/** A list of objects. */
export function list(
  name: string,
  about: string,
  keys: readonly Key[],
  more: More & { least?: number } = {},
): Key {
  const { least = 0, ...rest } = more;
  return key(name, about, { kind: 'list', item: { kind: 'object', keys }, least }, rest);
}

/** A list of texts. */
export function texts(name: string, about: string, more: More = {}): Key {
  return key(name, about, { kind: 'list', item: { kind: 'text' }, least: 0 }, more);
}

/** The same key where it must stand. */
export function must(one: Key): Key {
  return { ...one, need: 'required' };
}

/** Values with what each is, for `offers`. */
export function offering(of: Readonly<Record<string, string>>): More {
  return { offers: Object.entries(of).map(([value, about]) => ({ value, about })) };
}

/** The keys of an object, or of the objects of a list; none for anything else. */
export function keysIn(value: KeyValue): readonly Key[] {
  switch (value.kind) {
    case 'object':
      return value.keys;
    case 'list':
      return keysIn(value.item);
    case 'text':
    case 'number':
    case 'truth':
    case 'choice':
    case 'names':
      return [];
  }
}
