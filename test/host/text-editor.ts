import type { Page } from 'playwright-core';
import { activeEditor, readEditor, type DrawnEditor, type DrawnLine } from './editor-dom.ts';
import { eventually } from './eventually.ts';

/** What an editor draws on a piece of text for a diagnostic: a squiggle by severity, or the look of a tag. */
export interface Squiggle {
  readonly kind: 'error' | 'warning' | 'information' | 'hint' | 'unnecessary' | 'deprecated';
  /** 1-based. */
  readonly line: number;
  /** The text above the squiggle; a diagnostic over several lines gives one squiggle for each. */
  readonly text: string;
}

/** A place on the page, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const kinds: Readonly<Record<string, Squiggle['kind']>> = {
  error: 'error',
  warning: 'warning',
  info: 'information',
  hint: 'hint',
  unnecessary: 'unnecessary',
  deprecated: 'deprecated',
};

/** What the active editor shows, once there is one. */
export async function drawnEditor(page: Page): Promise<DrawnEditor> {
  const found = await eventually(
    'a text editor',
    () => page.evaluate(readEditor, activeEditor),
    editor => editor !== undefined,
  );
  if (found === undefined) {
    throw new Error('There is no text editor.');
  }
  return found;
}

/** The squiggles in sight, from top to bottom. */
export function squigglesOf(editor: DrawnEditor): readonly Squiggle[] {
  return editor.marks
    .flatMap(mark => {
      const line = editor.lines.find(({ top, height }) => mark.middle > top && mark.middle < top + height);
      const kind = kinds[mark.kind];
      if (line === undefined || kind === undefined) {
        return [];
      }
      const covered = under(line, mark.left, mark.right);
      return [{ kind, line: line.number, text: covered, left: mark.left }];
    })
    .sort((a, b) => a.line - b.line || a.left - b.left)
    .map(({ kind, line, text }) => ({ kind, line, text }));
}

function under(line: DrawnLine, left: number, right: number): string {
  const units = line.middles.flatMap((middle, at) =>
    middle > left && middle < right ? [line.text[at] ?? ''] : [],
  );
  return units.join('');
}

/** The middle of the first place in sight where `text` stands, on the line with that number where one is given. */
export function pointOf(
  editor: DrawnEditor,
  text: string,
  lineNumber: number | undefined,
): Point | undefined {
  for (const line of editor.lines) {
    const at = line.text.indexOf(text);
    if (at < 0 || (lineNumber !== undefined && line.number !== lineNumber)) {
      continue;
    }
    const first = line.middles[at];
    const last = line.middles[at + text.length - 1];
    if (first !== undefined && last !== undefined) {
      return { x: (first + last) / 2, y: line.top + line.height / 2 };
    }
  }
  return undefined;
}
