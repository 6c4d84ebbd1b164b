import type { FileEdits, NewFile, TextEdit } from '../../../base/edit.ts';
import type { Kit } from '../../../base/settings.ts';
import type { OutboundCall } from '../../analysis/call.ts';
import type { FixContext } from '../context.ts';
import { type ImportedNames, importNames } from '../imports.ts';
import { Edits, type Sheet, sheetOf } from '../sheet.ts';
import { declare, type Declared } from './declaration.ts';
import { attempts, type Recipe, recipes, type WrappingGuard, wrappingGuards } from '../../catalog/kits.ts';
import { type LocalModule, localModule } from './local-module.ts';
import { wordOf } from './names.ts';
import { isJavaScript, standInFor } from './stand-in.ts';
import { awaitsInside, hindrance } from './wrappable.ts';

/** A fix that wraps a call. */
export interface WrapPlan {
  readonly id: `${WrappingGuard}/${Kit}`;
  readonly guard: WrappingGuard;
  readonly kit: Kit;
  readonly title: string;
  readonly edits: readonly FileEdits[];
  readonly creates: readonly NewFile[];
}

/** The ways to wrap a call in the guards that it has not; at most one for each guard, in the kit of the project. */
export function wrapPlans(
  call: OutboundCall,
  context: FixContext,
  guards: readonly WrappingGuard[] = wrappingGuards,
): readonly WrapPlan[] {
  const sheet = sheetOf(context, call.site.file);
  if (sheet === null) {
    return [];
  }
  return guards.flatMap(guard => {
    const verdict = call.guards[guard]?.verdict;
    if (verdict === 'present' || verdict === 'not-applicable' || hindrance(call, sheet, guard) !== null) {
      return [];
    }
    for (const recipe of usable(guard, call, sheet, context)) {
      const plan = planWith(recipe, guard, call, sheet, context);
      if (plan !== null) {
        return [plan];
      }
    }
    return [];
  });
}

/** The recipes in the order in which they suit the project: what is asked for, what it depends on, its own module. */
function usable(
  guard: WrappingGuard,
  call: OutboundCall,
  sheet: Sheet,
  context: FixContext,
): readonly Recipe[] {
  const asked = context.kit(sheet.file);
  const isFetch = call.site.spec.body !== undefined;
  return recipes[guard].filter(({ kit, from, esmOnly, fetches }) => {
    if ('primitive' in from) {
      return true;
    }
    const version = context.dependency(sheet.file, from.package);
    return (
      (asked === null || asked === kit) &&
      version !== null &&
      context.satisfies(version, from.versions) !== 'no' &&
      !(isFetch && fetches !== undefined && context.satisfies(version, fetches) !== 'yes') &&
      !(sheet.facts.module === 'cjs' && esmOnly !== undefined && context.satisfies(version, esmOnly) !== 'no')
    );
  });
}

function planWith(
  recipe: Recipe,
  guard: WrappingGuard,
  call: OutboundCall,
  sheet: Sheet,
  context: FixContext,
): WrapPlan | null {
  const value = guard === 'fallback' ? standInFor(call, sheet) : '';
  const source = value === null ? null : sourceOf(recipe, sheet, context);
  if (value === null || source === null) {
    return null;
  }
  const { module, imported } = source;
  const fill = (text: string): string =>
    text.replaceAll(/\$import\((\w+)\)/g, (_, name: string) => imported.expressions[name] ?? name);
  const typed = !isJavaScript(sheet.file);
  const made = declared(recipe, guard, call, sheet, typed, fill);
  const wrapped = fill((typed ? recipe.typedWrapped : undefined) ?? recipe.wrapped)
    .replaceAll('$name', made?.name ?? '')
    .replaceAll('$second', made?.second ?? '')
    .replaceAll('$value', value.startsWith('{') ? `(${value})` : value);
  const edits = new Edits();
  edits.add(sheet.file, [...imported.edits, ...(made?.edits ?? []), ...around(call, sheet, wrapped)]);
  if (module?.edit !== null && module?.edit !== undefined) {
    edits.add(module.edit.file, module.edit.edits);
  }
  return {
    id: `${guard}/${recipe.kit}`,
    guard,
    kit: recipe.kit,
    title: titleOf(guard, recipe.kit, call, value, module?.path ?? null),
    edits: edits.files(),
    creates: module?.create === null || module === null ? [] : [module.create],
  };
}

/** Where the names of a recipe come from. */
interface Source {
  readonly module: LocalModule | null;
  readonly imported: ImportedNames;
}

/** Null where there can be no module of that name, or a name means something else in the file. */
function sourceOf({ from, imports }: Recipe, sheet: Sheet, context: FixContext): Source | null {
  const module = 'primitive' in from ? localModule(context, sheet, from.primitive) : null;
  const specifier = 'package' in from ? from.package : module?.specifier;
  const imported = specifier === undefined ? null : importNames(sheet, [specifier], imports);
  return imported === null ? null : { module, imported };
}

/** Puts the call into the function that the guard runs: `$fn` in the text stands for it. */
function around({ site }: OutboundCall, sheet: Sheet, text: string): readonly TextEdit[] {
  const { start, end } = site.fact.span;
  const [before = '', after = ''] = text.split('$fn');
  const fn = awaitsInside(sheet, site.fact.span) ? 'async () => ' : '() => ';
  return [
    { start, end: start, text: before + fn },
    { start: end, end, text: after },
  ];
}

const suffixes: Readonly<Record<WrappingGuard, string>> = {
  retry: 'Retry',
  'circuit-breaker': 'Breaker',
  fallback: 'Fallback',
};

function declared(
  recipe: Recipe,
  guard: WrappingGuard,
  call: OutboundCall,
  sheet: Sheet,
  typed: boolean,
  fill: (text: string) => string,
): Declared | null {
  if (recipe.declaration === null) {
    return null;
  }
  const { span } = call.site.fact;
  const word = wordOf(call);
  const [first, second] = typed ? (recipe.typedDeclaration ?? [recipe.declaration]) : [recipe.declaration];
  const name = word + suffixes[guard];
  return second === undefined
    ? declare(sheet, [{ name, expression: fill(first ?? '') }], span)
    : declare(
        sheet,
        [
          { name: `${word}Circuit`, expression: fill(first ?? '') },
          { name, expression: fill(isJsx(sheet.file) ? second.replace('<T>', '<T,>') : second) },
        ],
        span,
      );
}

function isJsx(file: string): boolean {
  return file.endsWith('x');
}

function titleOf(
  guard: WrappingGuard,
  kit: Kit,
  call: OutboundCall,
  value: string,
  path: string | null,
): string {
  const where = kit === 'local' && path !== null ? path.slice(path.lastIndexOf('/') + 1) : kit;
  switch (guard) {
    case 'retry':
      return `Retry, ${String(attempts)} attempts with back-off and jitter (${where})`;
    case 'circuit-breaker':
      return `Circuit breaker for ${wordOf(call)} (${where})`;
    case 'fallback':
      return `Fall back to \`${value}\` (${where})`;
  }
}
