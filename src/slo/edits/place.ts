import type { Slo, SloFile } from '../model/model.ts';
import type { Editable } from './edit.ts';
import { changeValue, editablesOf } from './edit.ts';
import { outlineOf, type OutlineObject, type Path } from './outline.ts';
import { type EditResult, edited, impossible } from './result.ts';
import type { ScalarValue } from './scalar-text.ts';
import { insertAt } from './yaml-insert.ts';
import { yamlOf } from './yaml-text.ts';

/** Where an SLO stands in its file. */
export interface SloPlace {
  readonly file: SloFile;
  readonly slo: Slo;
  readonly text: string;
  readonly object: OutlineObject;
  /** Of the object in the file, as editables count it. */
  readonly index: number;
  /** To what holds the SLO's own fields: an item of Sloth's `slos`, else the root. */
  readonly own: Path;
  /** To what holds the objective: an item of `objectives`, else as `own`. */
  readonly objective: Path;
}

/** null: the SLO stands in no YAML. */
export function placeOf(file: SloFile, slo: Slo): SloPlace | null {
  const objects = slo.format === 'markdown' ? [] : outlineOf(file.text);
  const index = objects.findIndex(({ span }) => overlaps(span, slo.span));
  const object = objects[index];
  if (object === undefined) {
    return null;
  }
  const among = file.slos.filter(other => overlaps(object.span, other.span)).indexOf(slo);
  const paths = pathsOf(slo, Math.max(among, 0));
  return { file, slo, text: file.text, object, index, ...paths };
}

function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

function pathsOf(slo: Slo, among: number): { readonly own: Path; readonly objective: Path } {
  switch (slo.format) {
    case 'sloth/v1':
      return { own: ['slos', among], objective: ['slos', among] };
    case 'sloth/k8s':
      return { own: ['spec', 'slos', among], objective: ['spec', 'slos', among] };
    case 'openslo/v1alpha':
    case 'openslo/v1':
    case 'openslo/v2alpha':
    case 'nobl9':
      return { own: [], objective: ['spec', 'objectives', among] };
    case 'pyrra':
    case 'slo-generator':
    case 'markdown':
      return { own: [], objective: [] };
  }
}

export function editableAt(place: SloPlace, path: Path): Editable | undefined {
  return editablesOf(place.file).find(
    ({ object, path: other }) => object === place.index && samePath(path, other),
  );
}

function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}

/** Sets the scalar at a path; makes it, behind the first of `after` that stands there, where there is none. */
export function setAt(
  place: SloPlace,
  path: Path,
  value: ScalarValue,
  after: readonly string[] = [],
): EditResult {
  const editable = editableAt(place, path);
  if (editable !== undefined) {
    return edited(changeValue(place.file, editable, value));
  }
  const edit = insertAt(place, path, yamlOf(value), after);
  return edit === null ? impossible(`\`${path.join('.')}\` is no place for a value here.`) : edited([edit]);
}

/** Sets the scalar that a field of the model stands in. */
export function setField(
  file: SloFile,
  field: { readonly span: { readonly start: number } } | null,
  value: ScalarValue,
): EditResult {
  const editable = field === null ? undefined : editablesOf(file).find(each => holds(each, field.span.start));
  return editable === undefined
    ? impossible('The document has no such field.')
    : edited(changeValue(file, editable, value));
}

function holds(editable: Editable, offset: number): boolean {
  return editable.span.start <= offset && offset < editable.span.end;
}
