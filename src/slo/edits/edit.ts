import type { TextEdit } from '../../base/edit.ts';
import type { Span } from '../../base/span.ts';
import type { Slo, SloFile, SloFormat } from '../model/model.ts';
import { type EditableKind, editableKindOf } from './editable-kinds.ts';
import { markdownEditables } from './markdown-fields.ts';
import { leavesOf, outlineOf, type OutlineObject, type Path } from './outline.ts';
import { type ScalarValue, scalarText } from './scalar-text.ts';
import { columnOf, eolOf } from './text-lines.ts';

/** A scalar that an edit can set. */
export interface Editable {
  /** The SLOs that it belongs to: several where they share it (the service), none where it is another document's. */
  readonly slos: readonly string[];
  readonly what: EditableKind;
  readonly format: SloFormat;
  /** The object of the file, from 0, and the path in it: unique in the file. In Markdown the path is a name and a number. */
  readonly object: number;
  readonly path: Path;
  /** Of the source. */
  readonly span: Span;
  /** What stands there: quotes, or a block's header, included. Never empty. */
  readonly source: string;
  readonly value: ScalarValue | null;
  /** Within `{}` or `[]`. */
  readonly flow: boolean;
}

/** Every scalar of a file that an edit can set, in the order of the text. A file without SLO documents has none. */
export function editablesOf(file: SloFile): readonly Editable[] {
  if (file.slos.length === 0 && file.others.length === 0) {
    return [];
  }
  if (file.slos.some(slo => slo.format === 'markdown')) {
    return markdownEditables(file);
  }
  return outlineOf(file.text).flatMap((object, index) => editablesIn(file, object, index));
}

function editablesIn(file: SloFile, object: OutlineObject, index: number): readonly Editable[] {
  const format = formatOf(file, object);
  if (format === null) {
    return [];
  }
  const inside = file.slos.filter(
    slo => slo.span.start < object.span.end && object.span.start < slo.span.end,
  );
  return leavesOf(file.text, object).flatMap((leaf): readonly Editable[] => {
    const source = file.text.slice(leaf.span.start, leaf.span.end);
    const what = editableKindOf(format, leaf.path);
    if (what === null || source === '') {
      return [];
    }
    const { path, span, value, flow } = leaf;
    return [{ slos: slosAt(inside, path), what, format, object: index, path, span, source, value, flow }];
  });
}

/** What an object of the file is written for, as the reader found; null: it is none of ours. */
export function formatOf(file: SloFile, object: OutlineObject): SloFormat | null {
  const here = [...file.slos, ...file.others].find(
    document => document.span.start < object.span.end && object.span.start < document.span.end,
  );
  return here?.format ?? null;
}

/** Of the SLOs of an object, those that stand in a list (`slos`, `objectives`) by the one that the path leads into. */
function slosAt(inside: readonly Slo[], path: Path): readonly string[] {
  const at = path.findIndex(step => step === 'slos' || step === 'objectives');
  const item = path[at + 1];
  const one = at >= 0 && at <= 1 && typeof item === 'number' ? inside[item] : undefined;
  return one === undefined ? inside.map(slo => slo.id) : [one.id];
}

/**
 * Sets the source text of a scalar: whoever calls it answers for its being one scalar. Gives no edit where that is what stands there,
 * or where the editable is not one of this file as it is.
 */
export function setValue(file: SloFile, editable: Editable, source: string): readonly TextEdit[] {
  const { start, end } = editable.span;
  const current = file.text.slice(start, end);
  return current !== editable.source || current === source ? [] : [{ start, end, text: source }];
}

/** Sets the value of a scalar, in the style that stands there: quotes stay, a block keeps header and indentation. */
export function changeValue(file: SloFile, editable: Editable, value: ScalarValue): readonly TextEdit[] {
  return setValue(file, editable, sourceOf(file, editable, value));
}

/** How a value is written in the place of an editable. */
export function sourceOf(file: SloFile, editable: Editable, value: ScalarValue): string {
  if (editable.format === 'markdown') {
    return markdownSource(editable, String(value), eolOf(file.text));
  }
  return scalarText(value, {
    source: editable.source,
    flow: editable.flow,
    indent: columnOf(file.text, editable.span.start),
    eol: eolOf(file.text),
  });
}

/** Words stay in their line; of a target only the number changes. */
function markdownSource({ what, source }: Editable, text: string, eol: string): string {
  if (what === 'query') {
    return text.trim().replace(/\r?\n/g, eol);
  }
  const words = text.trim().replace(/\s*[\r\n]\s*/g, ' ');
  return what === 'objective' ? source.replace(/\d+(?:\.\d+)?/, words) : words;
}
