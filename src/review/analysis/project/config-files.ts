import { basename } from '../../../base/path.ts';

/** Text lockfiles; the binary `bun.lockb` is not read. */
export const lockfileNames: readonly string[] = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
];
const names = new Set([...lockfileNames, 'package.json', 'pnpm-workspace.yaml', '.faultline.yaml']);
const compilerOptions = /^(?:tsconfig|jsconfig)(?:[.-][^/]+)?\.json$|^[^/]+[.-]tsconfig\.json$/;

/** True for a file that is read before anything is resolved: manifests, compiler options, lockfiles, our own configuration. */
export function isConfigFile(path: string): boolean {
  const name = basename(path);
  return names.has(name) || isCompilerConfig(name);
}

export function isCompilerConfig(name: string): boolean {
  return name.endsWith('.json') && compilerOptions.test(name);
}

/** Those of the paths that are wanted up front. */
export function configFiles(paths: Iterable<string>): readonly string[] {
  return [...paths].filter(isConfigFile);
}
