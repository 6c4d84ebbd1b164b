export { isConfigFile, lockfileNames } from './analysis/project/config-files.ts';

const sourceName = /\.[cm]?[jt]sx?$/;
const declarationName = /\.d\.(?:[^./]+\.)?[cm]?ts$/;

/** True for a JavaScript or TypeScript source; declarations (`.d.ts`, `.d.css.ts`) hold no calls and are none. */
export function isSource(path: string): boolean {
  return sourceName.test(path) && !declarationName.test(path);
}
