import { validRange } from 'semver';
import { versionProblems } from './check-versions.ts';
import type { Entity, Library, RetryDefault, RetryOption, RetryProfile } from './schema.ts';

/** What is wrong with how a library repeats calls, of all of whose entities these are. */
export function retryProblems(library: Library, entities: readonly Entity[]): string[] {
  const profiles = library.retries ?? {};
  const named = new Set(
    entities.flatMap(entity => (entity.is === 'call' ? [entity.retry ?? 'default'] : [])),
  );
  return Object.entries(profiles).flatMap(([name, profile]) => [
    ...profileProblems(profile).map(text => `retries.${name}: ${text}`),
    ...(named.has(name) ? [] : [`no call has the retries ${name}`]),
  ]);
}

function profileProblems({ options, defaults, operations }: RetryProfile): string[] {
  return [
    ...options.flatMap(optionProblems),
    ...(operations === undefined ? [] : pathProblems(operations.path)),
    ...versionProblems(defaults, 'some versions'),
    ...defaults.flatMap(entry => defaultProblems(entry, options)),
  ];
}

function optionProblems(option: RetryOption): string[] {
  const { path, versions, effect, instead, note, form, off, endless } = option;
  const problems = [...pathProblems(path), ...noteProblems(path, note)];
  if (versions !== undefined && validRange(versions) === null) {
    problems.push(`${path}: ${versions} is no range of versions`);
  }
  if (effect === 'ignored' && instead === undefined) {
    problems.push(`${path}: it does nothing, and what does is not said`);
  }
  if (endless !== undefined && form !== 'retries' && form !== 'attempts') {
    problems.push(`${path}: without end, and no number`);
  }
  if (endless?.some(value => value === null && off?.includes(null) === true) === true) {
    problems.push(`${path}: null is both off and without end`);
  }
  return [...problems, ...operationProblems(path, option.operations)];
}

function defaultProblems(
  { retries, operations, option, note, uncertain }: RetryDefault,
  options: readonly RetryOption[],
): string[] {
  const problems = [...noteProblems('a default', note), ...operationProblems('a default', operations)];
  if (retries !== null && retries !== Infinity && (!Number.isInteger(retries) || retries < 1)) {
    problems.push(`a default of ${retries} retries`);
  }
  if (retries !== null && uncertain === true) {
    problems.push('a default that repeats, and is uncertain');
  }
  const isOption = options.some(({ path }) => path === option || path.startsWith(`${option ?? ''}.`));
  return option === undefined || isOption
    ? problems
    : [...problems, `a default of ${option}, which is no option`];
}

function pathProblems(path: string): string[] {
  return /(?:^|\.)(?:\.|$)/.test(path) ? [`${path}: no path`] : [];
}

function noteProblems(what: string, note: string): string[] {
  return !/^['`a-z0-9]/.test(note) || note.endsWith('.') ? [`${what}: its note is no clause`] : [];
}

function operationProblems(what: string, operations: readonly string[] | undefined): string[] {
  return operations?.length === 0 ? [`${what}: it repeats no operation at all`] : [];
}
