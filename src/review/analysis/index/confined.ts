import { isIdentifierPart } from './lexical.ts';
import type { ConfinedClass, ScannedImport } from './model.ts';

/**
 * A name that holds an object of a class and that no other file sees: a private field, mostly one that a constructor takes
 * (`private readonly users: UserStore`), or a variable (`const users = new UserStore()`, `let users: UserStore`).
 */
const holder =
  /(?<!\bexport\s+)\b(?:private\s+(?:readonly\s+)?|const\s+|let\s+)([\w$]+)\s*(?:[?!]?:\s*([A-Z][\w$]*)\s*(?=[,);=\n])|=\s*new\s+([A-Z][\w$]*)\s*\()/g;

/** Members of what is held: `this.users.find`, `users?.find`. */
const member = /\s*[?!]?\.\s*([\w$]+)/y;

/** It is given a new object: `users = new UserStore(`. */
const making = /\s*=\s*new\s+([A-Z][\w$]*)\s*\(/y;

const slash = 47;
const dash = 45;

/** What stands before a name where it is declared. */
const declaring = /\b(?:private\s+(?:readonly\s+)?|const\s+|let\s+)$/;

/**
 * The imported classes that a file names for nothing but what it holds in private and only uses members of: whoever imports that file
 * reaches nothing else of them. A look at the text, which leaves out whatever it cannot tell.
 */
export function confinedIn(text: string, specifiers: readonly ScannedImport[]): readonly ConfinedClass[] {
  const holders = new Map<string, Set<string>>();
  for (const [, name = '', type, made = ''] of text.matchAll(holder)) {
    const known = holders.get(type ?? made);
    holders.set(type ?? made, known === undefined ? new Set([name]) : known.add(name));
  }
  return holders.size === 0
    ? []
    : specifiers.flatMap(({ names }) =>
        names.flatMap(({ local }): readonly ConfinedClass[] => {
          const members = membersOf(text, local, holders.get(local) ?? new Set());
          return members === null ? [] : [{ local, members }];
        }),
      );
}

/** What is used of the objects of a class that names hold; null: the class or one of the objects goes elsewhere. */
function membersOf(text: string, type: string, names: ReadonlySet<string>): readonly string[] | null {
  const found = new Set<string>();
  // It stands in the import, and wherever a name is declared to be of it or given a new one.
  let left = names.size === 0 ? -1 : occurrences(text, type).length - 1;
  for (const name of names) {
    for (const at of occurrences(text, name)) {
      const end = at + name.length;
      const used = matchAt(member, text, end);
      if (used !== null) {
        found.add(used);
      } else if (matchAt(making, text, end) === type) {
        left -= 1;
      } else if (declaring.test(text.slice(Math.max(0, at - 40), at))) {
        left -= matchAt(typed, text, end) === type ? 1 : 0;
      } else {
        return null;
      }
    }
  }
  return left === 0 ? [...found] : null;
}

const typed = /\s*[?!]?:\s*([A-Z][\w$]*)/y;

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[1] ?? null;
}

/** Where a name stands as a whole word, but as a part of a path (`./user-store`): an object is not divided by. */
function occurrences(text: string, name: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const before = text.charCodeAt(at - 1);
    if (
      !isIdentifierPart(before) &&
      !isIdentifierPart(text.charCodeAt(at + name.length)) &&
      before !== slash &&
      before !== dash
    ) {
      found.push(at);
    }
  }
  return found;
}
