import { basename } from '../base/path.ts';

const sourceName = /\.[cm]?[jt]sx?$/;
const declarationName = /\.d\.(?:[^./]+\.)?[cm]?ts$/;
const minifiedName = /[.-]min\.[cm]?js$/;
const tsconfigName = /^(?:tsconfig|jsconfig)(?:[.-][^/]+)?\.json$|^[^/]+[.-]tsconfig\.json$/;

/** Text lockfiles; the binary `bun.lockb` is not read. */
export const lockfileNames: readonly string[] = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
];
const otherConfiguration = new Set(['package.json', 'pnpm-workspace.yaml', '.faultline.yaml']);

/** True for a JavaScript or TypeScript source; declarations (`.d.ts`, `.d.css.ts`) hold no calls and are none. */
export function isSource(path: string): boolean {
  return sourceName.test(path) && !declarationName.test(path);
}

/** True for a name that build tools give to minified scripts. */
export function isMinifiedName(path: string): boolean {
  return minifiedName.test(path);
}

/** True for the files besides sources that a review reads: manifests, compiler options, lockfiles, its own configuration. */
export function isConfiguration(path: string): boolean {
  const name = basename(path);
  return otherConfiguration.has(name) || lockfileNames.includes(name) || tsconfigName.test(name);
}
