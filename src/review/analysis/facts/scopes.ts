import { analyze, type Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree as ES } from '@typescript-eslint/types';
import type { BindingId } from './model.ts';
import type { Tables } from './tables.ts';

/** Which binding each identifier of the file stands for; none: a global. */
export interface Scopes {
  bindingOf(identifier: ES.Node): BindingId | null;
}

const kinds: Readonly<Record<string, 'const' | 'parameter' | 'function' | 'class' | 'import' | 'catch'>> = {
  Parameter: 'parameter',
  FunctionName: 'function',
  ClassName: 'class',
  ImportBinding: 'import',
  CatchClause: 'catch',
};

function kindOf(
  variable: Variable,
): 'const' | 'let' | 'parameter' | 'function' | 'class' | 'import' | 'catch' {
  const definition = variable.defs[0];
  if (definition === undefined) {
    return 'let';
  }
  const known = kinds[definition.type];
  if (known !== undefined) {
    return known;
  }
  const declaration = definition.parent;
  return declaration?.type === 'VariableDeclaration' && declaration.kind === 'const' ? 'const' : 'let';
}

/** One scope analysis of a program; every variable that is declared in it gets a binding in the tables. */
export function scopesOf(program: ES.Program, module: 'esm' | 'cjs', tables: Tables): Scopes {
  const manager = analyze(program, {
    sourceType: module === 'esm' ? 'module' : 'commonjs',
    lib: [],
    jsxPragma: null,
  });
  const byVariable = new Map<Variable, BindingId>();
  const byIdentifier = new Map<ES.Node, BindingId>();
  for (const scope of manager.scopes) {
    for (const variable of scope.variables) {
      const first = variable.identifiers[0];
      if (first === undefined) {
        continue;
      }
      const same = byIdentifier.get(first);
      if (same !== undefined) {
        // The name of a class stands in the scope outside and in the one inside of it.
        byVariable.set(variable, same);
        continue;
      }
      tables.bindings.push({
        name: variable.name,
        span: { start: first.range[0], end: first.range[1] },
        kind: kindOf(variable),
        values: [],
        type: null,
        typeOnly: false,
        within: null,
      });
      const id = tables.bindings.length - 1;
      byVariable.set(variable, id);
      for (const identifier of variable.identifiers) {
        byIdentifier.set(identifier, id);
      }
    }
  }
  for (const scope of manager.scopes) {
    for (const reference of scope.references) {
      const id = reference.resolved === null ? undefined : byVariable.get(reference.resolved);
      if (id !== undefined) {
        byIdentifier.set(reference.identifier, id);
      }
    }
  }
  return { bindingOf: identifier => byIdentifier.get(identifier) ?? null };
}
