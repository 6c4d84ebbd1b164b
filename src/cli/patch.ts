import { formatPatch, structuredPatch } from 'diff';
import type { FileChange } from '../node/write-together.ts';
import { painter, type Style, visible } from '../review/report/sgr.ts';

const styles: readonly (readonly [start: RegExp, style: Style])[] = [
  [/^(?:diff|---|\+\+\+|new file)/, 'bold'],
  [/^@@/, 'cyan'],
  [/^\+/, 'green'],
  [/^-/, 'red'],
];

/** The changes as a patch that `git apply` and `patch -p1` take, file by file. */
export function patchOf(changes: readonly FileChange[]): string {
  return changes
    .map(({ file, before, after }) => {
      const from = before === null ? '/dev/null' : `a/${file}`;
      const patch = structuredPatch(from, `b/${file}`, before ?? '', after, undefined, undefined, {
        context: 3,
      });
      return formatPatch({ ...patch, isGit: true, isCreate: before === null });
    })
    .join('');
}

/** The same for a terminal: in colour, where it has it, and with nothing that would steer it. */
export function shownPatch(patch: string, colour: 'on' | 'off'): string {
  const paint = painter(colour);
  return patch
    .split('\n')
    .map(line => {
      const text = line.split('\t').map(visible).join('\t');
      const style = styles.find(([start]) => start.test(line))?.[1];
      return style === undefined ? text : paint(style, text);
    })
    .join('\n');
}
