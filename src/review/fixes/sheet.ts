import type { FileEdits, TextEdit } from '../../base/edit.ts';
import { compareText } from '../../base/place.ts';
import type { Span } from '../../base/span.ts';
import type { FileFacts, Value, ValueId } from '../analysis/facts/model.ts';
import type { FixContext } from './context.ts';
import { type Style, styleOf } from './style.ts';

/** One file as a fix works on it. */
export interface Sheet {
  readonly file: string;
  readonly text: string;
  readonly facts: FileFacts;
  readonly style: Style;
}

/** Null where the text or the facts are not at hand. The style is read when it is asked for: most looks into a file need none. */
export function sheetOf(context: FixContext, file: string): Sheet | null {
  const text = context.text(file);
  const facts = context.facts(file);
  if (text === null || facts === null) {
    return null;
  }
  let style: Style | null = null;
  return {
    file,
    text,
    facts,
    get style() {
      style ??= styleOf(text);
      return style;
    },
  };
}

export function slice(sheet: Sheet, span: Span): string {
  return sheet.text.slice(span.start, span.end);
}

/** The value of that number, with assertions of a type taken off. */
export function valueAt(sheet: Sheet, id: ValueId): Value | null {
  const value = sheet.facts.values[id];
  return value?.kind === 'typed' ? valueAt(sheet, value.value) : (value ?? null);
}

/** Edits of several files, gathered; the same edit made twice counts once. */
export class Edits {
  private readonly byFile = new Map<string, TextEdit[]>();

  add(file: string, edits: readonly TextEdit[]): void {
    const list = this.byFile.get(file) ?? [];
    const isNew = (edit: TextEdit): boolean =>
      !list.some(other => other.start === edit.start && other.end === edit.end && other.text === edit.text);
    list.push(...edits.filter(isNew));
    this.byFile.set(file, list);
  }

  files(): readonly FileEdits[] {
    return [...this.byFile]
      .filter(([, edits]) => edits.length > 0)
      .map(([file, edits]) => ({ file, edits }))
      .sort((a, b) => compareText(a.file, b.file));
  }
}
