import type { SloFile, SloFormat } from '../model/model.ts';
import { readMarkdown } from './markdown/read.ts';
import { type YamlDocument, yamlDocuments } from './documents.ts';
import { textAt, valueOf } from './fields.ts';
import { longestText } from './limits.ts';
import { readNobl9 } from './nobl9.ts';
import { readOpenSloAlpha } from './openslo-alpha.ts';
import { newObjects, type OpenSloObjects } from './openslo-scope.ts';
import { readOpenSlo } from './openslo.ts';
import { readPyrra } from './pyrra.ts';
import { newReading, note, quoted, type Reading, report } from './reading.ts';
import { readSloGenerator } from './slo-generator.ts';
import { reportRepeatedNames, withUniqueIds } from './slo.ts';
import { readSloth, readSlothKubernetes } from './sloth.ts';
import type { MapTree, Tree } from './tree.ts';
import { recognise } from './versions.ts';

/**
 * Reads the SLOs of a file, whatever its format. Never throws: what cannot be read is an issue, and the rest is there. The issues are
 * what the document's own tool rejects (errors) and what cannot be read; everything else is for the rules, which find it in the model
 * and in `notes`.
 */
export function readSlo(path: string, text: string): SloFile {
  const reading = newReading(text);
  try {
    read(path, reading);
  } catch (error) {
    if (!(error instanceof RangeError)) {
      throw error;
    }
    report(reading, 'too-large', { start: 0, end: 1 }, 'The document is nested too deeply to be read');
  }
  const issues = [...reading.issues].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return {
    path,
    text,
    slos: withUniqueIds(reading.slos),
    others: reading.others,
    references: reading.references,
    issues,
    notes: reading.notes,
  };
}

function read(path: string, reading: Reading): void {
  const { text } = reading;
  if (text.length > longestText) {
    report(
      reading,
      'too-large',
      { start: 0, end: 1 },
      'The file is longer than 16 million characters; split it',
    );
    return;
  }
  if (/\.(?:md|markdown)$/i.test(path)) {
    readMarkdown(reading);
    return;
  }
  const { documents, problems } = text.trim() === '' ? { documents: [], problems: [] } : yamlDocuments(text);
  for (const { rule, span, message } of problems) {
    report(reading, rule, span, message);
  }
  const pieces = documents.flatMap(itemsOf).map((piece, number) => ({ ...piece, number }));
  const objects = newObjects();
  // What others lead to by name is read before them.
  const ranked = pieces.map(piece => ({ piece, rank: rankOf(piece.tree) })).sort((a, b) => a.rank - b.rank);
  const found = ranked.filter(({ piece }) => readDocument(piece, objects, reading)).length;
  if (found === 0 && reading.issues.length === 0) {
    report(
      reading,
      'not-an-slo',
      { start: 0, end: 0 },
      'No SLO of a known format is here; begin with its `apiVersion` or `version`',
    );
  }
  reportRepeatedNames(
    slothNames(reading),
    reading,
    key => `The SLO ${quoted(key)} stands twice; Sloth takes each id once`,
  );
}

/** OpenSLO and Nobl9 take a list of objects as one document. */
function itemsOf(document: YamlDocument): readonly YamlDocument[] {
  const { tree } = document;
  return tree.kind === 'list'
    ? tree.items().map(item => ({ ...document, tree: item, span: item.span }))
    : [document];
}

interface Piece extends YamlDocument {
  /** Its number in the file, from 0. */
  readonly number: number;
}

function rankOf(tree: Tree): number {
  const kind = textAt(tree, 'kind', 'folded');
  return kind === 'DataSource' || kind === 'AlertWindows' ? 0 : kind === 'SLO' ? 2 : 1;
}

/** Reads one document; false: it is none of ours, which in a file of many is nobody's mistake. */
function readDocument(piece: Piece, objects: OpenSloObjects, reading: Reading): boolean {
  const { tree, number } = piece;
  const recognised = recognise(tree);
  if (recognised === null || tree.kind !== 'map') {
    return false;
  }
  const { length } = reading.issues;
  if (recognised.kind === 'unknown-version') {
    const version = valueOf(tree, recognised.key, 'folded');
    const message = `The version ${quoted(textAt(tree, recognised.key, 'folded') ?? '')} is unknown; write ${quoted(recognised.instead)}`;
    report(reading, 'unknown-version', version?.span ?? tree.span, message);
  } else {
    readFormat(recognised.format, tree, number, objects, reading);
  }
  if (piece.syntax === 'broken') {
    // What else seems wrong follows from what could not be read.
    reading.issues.splice(length);
  }
  return true;
}

function readFormat(
  format: SloFormat,
  tree: MapTree,
  document: number,
  objects: OpenSloObjects,
  reading: Reading,
): void {
  switch (format) {
    case 'sloth/v1':
      readSloth(tree, document, reading);
      break;
    case 'sloth/k8s':
      readSlothKubernetes(tree, document, reading);
      return;
    case 'openslo/v1alpha':
      readOpenSloAlpha(tree, document, reading);
      return;
    case 'openslo/v1':
      readOpenSlo(tree, { reading, version: 'v1', document, objects });
      return;
    case 'openslo/v2alpha':
      readOpenSlo(tree, { reading, version: 'v2alpha', document, objects });
      return;
    case 'pyrra':
      readPyrra(tree, document, reading);
      break;
    case 'slo-generator':
      readSloGenerator(tree, document, reading);
      return;
    case 'nobl9':
      readNobl9(tree, document, reading);
      return;
    case 'markdown':
      return;
  }
  // Prometheus reads the first document of what Sloth makes, and Pyrra the first of a file.
  if (document > 0) {
    note(reading, 'second-document', { document, span: tree.span });
  }
}

/** Sloth's ids must be its own in a file, whatever document they stand in. */
function slothNames(reading: Reading) {
  return reading.slos
    .filter(slo => slo.format.startsWith('sloth/'))
    .map(slo => ({ key: slo.id, span: slo.name?.span ?? slo.head }));
}
