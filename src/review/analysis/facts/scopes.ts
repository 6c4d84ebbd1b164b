import type { TSESTree as ES } from '@typescript-eslint/types';
import type { BindingId } from './model.ts';
import { ScopeNames } from './scope-names.ts';
import { scan } from './scope-scan.ts';
import type { Tables } from './tables.ts';

/** Which binding each identifier of the file stands for; none: a global. */
export interface Scopes {
  /** Of an identifier that declares or uses a name; a key, a label or the name of a member is none. */
  bindingOf(identifier: ES.Identifier | ES.JSXIdentifier): BindingId | null;
}

/** One scope analysis of a program; every variable that is declared in it gets a binding in the tables. */
export function scopesOf(program: ES.Program, tables: Tables): Scopes {
  const names = new ScopeNames(tables, program.range[1]);
  for (const statement of program.body) {
    scan(names, statement);
  }
  names.close();
  const { found } = names;
  return {
    bindingOf: ({ range }) => {
      const binding = found[range[0]] ?? 0;
      return binding === 0 ? null : binding - 1;
    },
  };
}
