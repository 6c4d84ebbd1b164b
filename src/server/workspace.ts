import type { TextDocument } from 'vscode-languageserver-textdocument';
import { basename } from '../base/path.ts';
import { isConfiguration, isSource } from '../node/file-names.ts';
import type { EditorSettings } from '../protocol/settings.ts';
import { FolderReview, type FolderEvents } from './folder.ts';
import type { FileList, Platform } from './platform.ts';
import { mayHoldSlos } from './slo/documents.ts';

/** A document's place in a review. */
export interface Located {
  readonly folder: FolderReview;
  /** Relative to the folder's root. */
  readonly path: string;
}

export interface WorkspaceOptions {
  readonly platform: Platform;
  readonly events: FolderEvents;
  /** The settings that hold for a resource. */
  readonly settings: (uri: string) => Promise<EditorSettings>;
}

/** A folder of the workspace, or a document outside of every folder, with its review. */
export interface Opened {
  readonly kind: 'folder' | 'document';
  readonly uri: string;
  readonly folder: FolderReview;
}

/** The folders of the workspace, each with its review; a document outside of them has one of its own. */
export class Workspace {
  private readonly options: WorkspaceOptions;
  private readonly folders: Opened[] = [];
  private readonly loose = new Map<string, Opened & { readonly path: string }>();

  constructor(options: WorkspaceOptions) {
    this.options = options;
  }

  add(uri: string): void {
    const root = this.options.platform.pathOf(uri);
    if (root === null || this.folders.some(folder => folder.uri === uri)) {
      return;
    }
    const trimmed = root.length > 1 && root.endsWith('/') ? root.slice(0, -1) : root;
    const { platform } = this.options;
    this.folders.push(this.open('folder', uri, trimmed, () => platform.list(trimmed)));
  }

  remove(uri: string): void {
    const at = this.folders.findIndex(folder => folder.uri === uri);
    if (at >= 0) {
      this.folders.splice(at, 1).forEach(({ folder }) => {
        folder.end();
      });
    }
  }

  /** Folders and single documents. */
  get opened(): readonly Opened[] {
    return [...this.folders, ...this.loose.values()];
  }

  /** Their reviews. */
  get all(): readonly FolderReview[] {
    return this.opened.map(({ folder }) => folder);
  }

  /** Asks for the settings of every folder again. */
  async reconfigure(): Promise<void> {
    await Promise.all(this.opened.map(opened => this.configure(opened)));
  }

  /** Where a document is reviewed; null: it is none of ours (a package's source, another language). */
  of(document: TextDocument): Located | null {
    if (mayHoldSlos(document)) {
      return null;
    }
    const path = this.options.platform.pathOf(document.uri);
    if (path === null) {
      return this.looseOf(document, null);
    }
    if (!(isSource(path) || basename(path) === '.faultline.yaml') || path.includes('/node_modules/')) {
      return null;
    }
    return this.within(path) ?? this.looseOf(document, path);
  }

  /** Of the folders around a path the innermost. */
  within(path: string): Located | null {
    const around = this.folders
      .map(({ folder }) => folder)
      .filter(({ root }) => path.startsWith(root === '/' ? '/' : `${root}/`))
      .sort((a, b) => b.root.length - a.root.length);
    const [folder] = around;
    return folder === undefined
      ? null
      : { folder, path: path.slice(folder.root === '/' ? 1 : folder.root.length + 1) };
  }

  closed(document: TextDocument): void {
    const loose = this.loose.get(document.uri);
    if (loose !== undefined) {
      loose.folder.end();
      this.loose.delete(document.uri);
      return;
    }
    const located = this.of(document);
    located?.folder.closed(located.path);
  }

  changedOnDisk(changes: readonly { readonly uri: string; readonly kind: 'changed' | 'listed' }[]): void {
    const byFolder = new Map<
      FolderReview,
      { readonly path: string; readonly kind: 'changed' | 'listed' }[]
    >();
    for (const { uri, kind } of changes) {
      const path = this.options.platform.pathOf(uri);
      const located = path === null ? null : this.within(path);
      if (located !== null && !isInPackages(located.path)) {
        const own = byFolder.get(located.folder) ?? [];
        own.push({ path: located.path, kind });
        byFolder.set(located.folder, own);
      }
    }
    for (const [folder, own] of byFolder) {
      folder.changedOnDisk(own);
    }
  }

  private looseOf(document: TextDocument, path: string | null): Located {
    const known = this.loose.get(document.uri);
    if (known !== undefined) {
      return known;
    }
    const { platform } = this.options;
    const list = path === null ? virtualList(document) : platform.listAround(path);
    const opened = this.open('document', document.uri, list.root, () => Promise.resolve(list));
    const located = { ...opened, path: list.files.at(-1) ?? '' };
    this.loose.set(document.uri, located);
    return located;
  }

  private open(
    kind: Opened['kind'],
    uri: string,
    root: string,
    list: () => ReturnType<Platform['list']>,
  ): Opened {
    const { platform, events } = this.options;
    const opened: Opened = { kind, uri, folder: new FolderReview(root, platform, events, list) };
    void this.configure(opened);
    return opened;
  }

  private async configure({ uri, folder }: Opened): Promise<void> {
    try {
      folder.configure(await this.options.settings(uri));
    } catch (error) {
      this.options.events.failed(error);
    }
  }
}

function isInPackages(path: string): boolean {
  return `/${path}`.includes('/node_modules/') || `/${path}`.includes('/.git/');
}

/** A root that no disk has, for a document that is on none. */
const nowhere = '/\0nowhere';

function virtualList(document: TextDocument): FileList & { readonly root: string } {
  const name = basename(decodeURIComponent(new URL(document.uri).pathname));
  const file =
    isSource(name) || isConfiguration(name) ? name : `${name}${extensions[document.languageId] ?? '.ts'}`;
  return { root: nowhere, files: [file], failures: new Map() };
}

const extensions: Readonly<Record<string, string>> = {
  javascript: '.js',
  javascriptreact: '.jsx',
  typescript: '.ts',
  typescriptreact: '.tsx',
};
