import type { Range as LspRange, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { basename } from '../../base/path.ts';
import type { Span } from '../../base/span.ts';
import { outlineOf, type OutlineObject } from '../../slo/edits/outline.ts';
import { detectSlo, isSloPath } from '../../slo/formats/detect.ts';
import { largeText } from '../../slo/formats/limits.ts';
import { linkedFile } from '../../slo/formats/linked.ts';
import { readSlo } from '../../slo/formats/read.ts';
import type { SloFile, SloFormat } from '../../slo/model/model.ts';

/** An open document that holds SLOs, at one of its versions. What is worked out of its text is kept. */
export class SloDocument {
  readonly document: TextDocument;
  /** Absolute where it is a file, else the name that the editor gives it. */
  readonly path: string;
  /** null: the name alone says that SLOs are in it. */
  readonly format: SloFormat | null;
  /** `large`: nobody has asked for it to be read yet. */
  readonly state: 'read' | 'large';
  readonly version: number;
  private read: SloFile | null = null;
  private outlined: readonly OutlineObject[] | null = null;

  constructor(document: TextDocument, at: Pick<SloDocument, 'path' | 'format' | 'state'>) {
    this.document = document;
    this.version = document.version;
    this.path = at.path;
    this.format = at.format;
    this.state = at.state;
  }

  get text(): string {
    return this.document.getText();
  }

  get file(): SloFile {
    this.read ??= readSlo(this.path, this.state === 'large' ? '' : this.text);
    return this.read;
  }

  /** The YAML of the text, with its places; of Markdown, nothing. */
  get outline(): readonly OutlineObject[] {
    this.outlined ??= this.state === 'large' || this.format === 'markdown' ? [] : outlineOf(this.text);
    return this.outlined;
  }

  /** The same document, its SLOs with what other files hold for them. */
  linkedTo(others: readonly SloFile[]): SloDocument {
    const file = linkedFile(this.file, others);
    if (file === this.file) {
      return this;
    }
    const linked = new SloDocument(this.document, this);
    linked.read = file;
    return linked;
  }

  range({ start, end }: Span): LspRange {
    return { start: this.document.positionAt(start), end: this.document.positionAt(end) };
  }
}

export interface SloDocumentsOptions {
  readonly documents: Pick<TextDocuments<TextDocument>, 'get' | 'all'>;
  readonly pathOf: (uri: string) => string | null;
}

/** Which of the open documents hold SLOs, each read once for every version of its text. */
export class SloDocuments {
  private readonly options: SloDocumentsOptions;
  private readonly known = new Map<string, SloDocument | { readonly version: number; readonly none: true }>();
  private readonly asked = new Set<string>();

  constructor(options: SloDocumentsOptions) {
    this.options = options;
  }

  /** null: it is not open, or holds none. */
  of(uri: string): SloDocument | null {
    const document = this.options.documents.get(uri);
    return document === undefined ? null : this.from(document);
  }

  all(): readonly SloDocument[] {
    return this.options.documents.all().flatMap(document => this.from(document) ?? []);
  }

  closed(uri: string): void {
    this.known.delete(uri);
    this.asked.delete(uri);
  }

  /** Somebody wants a large document to be read. */
  readLarge(uri: string): void {
    this.asked.add(uri);
    this.known.delete(uri);
  }

  private from(document: TextDocument): SloDocument | null {
    if (!mayHoldSlos(document)) {
      return null;
    }
    const before = this.known.get(document.uri);
    if (before?.version === document.version) {
      return before instanceof SloDocument ? before : null;
    }
    const found = this.look(document);
    this.known.set(document.uri, found ?? { version: document.version, none: true });
    return found;
  }

  private look(document: TextDocument): SloDocument | null {
    const path = this.options.pathOf(document.uri) ?? nameOf(document);
    const text = document.getText();
    // An editor asks again with every key: what stands behind a million characters decides nothing.
    const format = detectSlo(path, text.slice(0, largeText));
    if (format === null && !isSloPath(path)) {
      return null;
    }
    const state = text.length > largeText && !this.asked.has(document.uri) ? 'large' : 'read';
    return new SloDocument(document, { path, format, state });
  }
}

/** By its language or its name alone: YAML and Markdown, but for Faultline's own configuration. */
export function mayHoldSlos({ languageId, uri }: TextDocument): boolean {
  const name = basename(uri);
  return (
    (languageId === 'yaml' || languageId === 'markdown' || /\.(?:ya?ml|md|markdown)$/i.test(name)) &&
    name !== '.faultline.yaml'
  );
}

/** The name of a document that is on no disk, with the ending that its language has. */
function nameOf({ uri, languageId }: TextDocument): string {
  const name = decodeURIComponent(basename(new URL(uri).pathname));
  return languageId === 'markdown' && !/\.(?:md|markdown)$/i.test(name) ? `${name}.md` : name;
}
