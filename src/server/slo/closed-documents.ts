import type { Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { EditorSettings } from '../../protocol/settings.ts';
import { detectSlo } from '../../slo/formats/detect.ts';
import type { SloFile } from '../../slo/model/model.ts';
import { pageOf, type ServerContext } from '../context.ts';
import { sloDiagnostics } from './diagnostics.ts';
import { SloDocument } from './documents.ts';
import { checkedDocument } from './service.ts';

/** Documents that are checked between two looks at what the editor asks. */
const batch = 16;

interface Answer {
  /** What it was worked out with. */
  readonly around: string;
  readonly settings: EditorSettings;
  readonly items: Diagnostic[];
}

/** The diagnostics of the SLO documents that are not open, each worked out once for what it and its surroundings are. */
export class ClosedSloDocuments {
  private readonly context: ServerContext;
  private readonly known = new WeakMap<SloFile, Answer>();

  constructor(context: ServerContext) {
    this.context = context;
  }

  /** By URI; those of which there is nothing to be said are left out. */
  async diagnostics(): Promise<ReadonlyMap<string, Diagnostic[]>> {
    const { platform, slo } = this.context;
    const files = await slo.surroundings.closed();
    const around = this.around();
    const found = new Map<string, Diagnostic[]>();
    for (const [index, file] of files.entries()) {
      const uri = platform.uriOf(file.path);
      const items = await this.itemsOf(file, uri, around);
      if (items.length > 0) {
        found.set(uri, items);
      }
      if (index % batch === batch - 1) {
        await platform.turn();
      }
    }
    return found;
  }

  /** What all answers depend on: the files on disk and the open documents. */
  private around(): string {
    const { documents, surroundings } = this.context.slo;
    const open = documents.all().map(({ document, version }) => `${document.uri} ${String(version)}`);
    return [String(surroundings.changes), ...open].join('\n');
  }

  private async itemsOf(file: SloFile, uri: string, around: string): Promise<Diagnostic[]> {
    const { context } = this;
    const settings = await context.slo.settings.of(uri);
    const before = this.known.get(file);
    if (before?.around === around && before.settings === settings) {
      return before.items;
    }
    const format = detectSlo(file.path, file.text);
    const document = TextDocument.create(uri, format === 'markdown' ? 'markdown' : 'yaml', 0, file.text);
    const slo = new SloDocument(document, { path: file.path, format, state: 'read' });
    const { issues } = await checkedDocument(context, slo, context.slo.learnt);
    // A language server for YAML reads open documents only.
    const items = sloDiagnostics(slo, issues, { yamlServer: 'none', pageOf: id => pageOf(context, id) });
    this.known.set(file, { around, settings, items });
    return items;
  }
}
