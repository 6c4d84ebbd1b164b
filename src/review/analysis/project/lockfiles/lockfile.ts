/** Which version a lockfile settles on, for one package as one folder sees it. */
export interface LockQuery {
  /** The name of the package. */
  readonly name: string;
  /** Folders that hold a `package.json`, from the file's own up to the lockfile's, relative to the lockfile's; that one is ''. */
  readonly folders: readonly string[];
  /** Names of the packages in these folders, in the same order. */
  readonly owners: readonly (string | null)[];
  /** What the nearest `package.json` that names the package says, as it stands there. */
  readonly range: string | null;
}

/** A lockfile as text: it is searched for what is asked, and never parsed as a whole. */
export interface Lockfile {
  /** A version, or null: not in it, or not settled by it. */
  versionOf(query: LockQuery): string | null;
}

/** The offsets at which a word stands in a text. */
export function* occurrences(text: string, word: string): Generator<number> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    yield at;
  }
}

/** The only one of some versions; null where there is none, or more than one. */
export function onlyOne(versions: Iterable<string>): string | null {
  const different = new Set(versions);
  const [first] = different;
  return different.size === 1 ? (first ?? null) : null;
}

const versionIn = /(?:^|[/@:])(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)(?=[(_+]|$)/;

/**
 * The version in what lockfiles write for one: `1.6.8`, `1.6.8(debug@4.3.4)`, `1.6.8_debug@4.3.4`, `/axios/1.6.8`, `axios@1.6.8`.
 * Null for a link, a path or a repository.
 */
export function versionOfReference(reference: string): string | null {
  const plain = reference.replace(/[(_].*$/, '');
  return versionIn.exec(plain)?.[1] ?? null;
}
