import type { ProjectHost } from '../../../../../src/review/analysis/project/host.ts';

export interface TestHost extends ProjectHost {
  readonly wanted: readonly string[];
}

/** A project in memory. A file whose text is undefined is listed and not known yet; what is not named is not there. */
export function hostOf(
  files: Readonly<Record<string, string | object | undefined>>,
  unknown: readonly string[] = [],
): TestHost {
  const wanted: string[] = [];
  return {
    files: new Set(Object.keys(files).filter(path => !path.includes('node_modules/'))),
    wanted,
    text(path) {
      if (unknown.includes(path)) {
        return undefined;
      }
      const text = files[path];
      return text === undefined
        ? path in files
          ? undefined
          : null
        : typeof text === 'string'
          ? text
          : JSON.stringify(text, null, 2);
    },
    want: path => {
      wanted.push(path);
    },
  };
}
