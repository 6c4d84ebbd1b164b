import { closest } from '../../base/did-you-mean.ts';
import type { Reference, Slo, SloFile } from '../model/model.ts';
import type { Draft, Judged } from './draft.ts';
import { quoted } from './words.ts';

/** Names that stand twice in a folder, and references that lead to nothing there. */
export function checkNames({ file, others }: Judged): readonly Draft[] {
  return [...repeated(file, others), ...references(file, others)];
}

/** What makes an SLO the same one to its tool. */
function identityOf({ id, name, format }: Slo): string | null {
  return name === null || format === 'markdown' || id.includes('#') ? null : `${format} ${id}`;
}

/** What one run of a tool is given: a copy for another environment stands in a folder of its own. */
function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function repeated(file: SloFile, others: readonly SloFile[]): readonly Draft[] {
  const places = new Map<string, string>();
  for (const other of others) {
    const isBeside = other.path !== file.path && folderOf(other.path) === folderOf(file.path);
    for (const slo of isBeside ? other.slos : []) {
      const identity = identityOf(slo);
      if (identity !== null && !places.has(identity)) {
        places.set(identity, other.path);
      }
    }
  }
  return file.slos.flatMap(slo => {
    const path = places.get(identityOf(slo) ?? '');
    return path === undefined
      ? []
      : [
          {
            rule: 'duplicate-slo' as const,
            message: `${quoted(slo.id)} is also an SLO of ${shortened(path)}; rename one of them`,
            span: slo.name?.span ?? slo.head,
          },
        ];
  });
}

/** The name of a file, as much of it as a sentence can hold. */
function shortened(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.length <= 32 ? name : `…${name.slice(-31)}`;
}

/** Kinds that are often kept somewhere else: a reference to one is taken for a slip only where a similar name is there. */
const oftenElsewhere = new Set(['Service', 'DataSource', 'AlertNotificationTarget']);

function references(file: SloFile, others: readonly SloFile[]): readonly Draft[] {
  if (file.references.length === 0) {
    return [];
  }
  const named = namesByKind([file, ...others.filter(({ path }) => path !== file.path)]);
  const reported = new Set(
    file.issues.filter(({ rule }) => rule === 'unknown-reference').map(({ span }) => span.start),
  );
  return file.references
    .filter(({ name }) => !reported.has(name.span.start))
    .flatMap(reference => missing(reference, named, placeOf(reference, file)));
}

/** What Nobl9 is told of lies on its server, whatever else is in the workspace. */
function placeOf({ kind, document }: Reference, { slos, others }: SloFile): 'here' | 'elsewhere' {
  const format = [...slos, ...others].find(each => each.document === document)?.format;
  return oftenElsewhere.has(kind) || format === 'nobl9' ? 'elsewhere' : 'here';
}

function namesByKind(files: readonly SloFile[]): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  const add = (kind: string, name: string): void => {
    const known = names.get(kind) ?? new Set();
    names.set(kind, known.add(name));
  };
  for (const { others, slos } of files) {
    others.forEach(({ kind, name }) => {
      add(kind, name?.value ?? '');
    });
    slos.forEach(({ name }) => {
      add('SLO', name?.value ?? '');
    });
  }
  return names;
}

function missing(
  { kind, name }: Reference,
  named: ReadonlyMap<string, ReadonlySet<string>>,
  where: 'here' | 'elsewhere',
): readonly Draft[] {
  const known = named.get(kind);
  const near = closest(
    name.value,
    [...(known ?? [])].filter(each => each !== ''),
  );
  if ((known?.has(name.value) ?? false) || (near === null && where === 'elsewhere')) {
    return [];
  }
  const advice = near === null ? 'add it or correct the name' : `did you mean ${quoted(near)}?`;
  return [
    {
      rule: 'missing-reference',
      message: `No ${kind} is called ${quoted(name.value)} in this workspace; ${advice}`,
      span: name.span,
    },
  ];
}
