import type { ArtifactLocation, Location, Message, Region } from 'sarif';
import type { Range } from '../../base/place.ts';

/** What paths are relative to. Where it lies is left to the reader of the report, so that it is the same on every machine. */
export const sourceRoot = '%SRCROOT%';

/** A file as SARIF names it: percent-encoded, relative to the root of the review. */
export function artifactOf(file: string): ArtifactLocation {
  return { uri: uriPathOf(file), uriBaseId: sourceRoot };
}

/** A posix path as the path of a URI. What is no Unicode (half of a surrogate pair) cannot be said in one, and is replaced. */
export function uriPathOf(file: string): string {
  return file
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

/** Our columns count as `columnKind: utf16CodeUnits` says, and both ends are excluded ends. */
export function regionOf({ line, column, endLine, endColumn }: Range): Region {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** A place in a file, or a file as a whole. */
export function locationOf(file: string, range: Range | null): Location {
  return {
    physicalLocation: {
      artifactLocation: artifactOf(file),
      ...(range === null ? {} : { region: regionOf(range) }),
    },
  };
}

/** A text without placeholders: braces that stand for themselves are doubled (SARIF 2.1.0, 3.11.5). */
export function messageOf(text: string): Message & { text: string } {
  return { text: text.replace(/[{}]/g, '$&$&') };
}
