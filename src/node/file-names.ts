export { isConfigFile as isConfiguration, isSource, lockfileNames } from '../review/files.ts';

const minifiedName = /[.-]min\.[cm]?js$/;

/** True for a name that build tools give to minified scripts. */
export function isMinifiedName(path: string): boolean {
  return minifiedName.test(path);
}
