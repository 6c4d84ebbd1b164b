import { basename, foldersUp } from '../../base/path.ts';
import type { EffectiveSettings, SessionSettings } from '../../base/settings.ts';
import type { SloSettings } from '../../base/slo-settings.ts';
import { configFileName, configFor, readConfig, sloSettingsFor, type Config } from '../../review/faces.ts';
import type { SloFile } from '../../slo/model/model.ts';
import type { Platform } from '../platform.ts';
import type { SloDocument, SloDocuments } from './documents.ts';
import { SloLibrary } from './library.ts';

export interface SurroundingsOptions {
  readonly platform: Platform;
  readonly documents: SloDocuments;
  /** The text of an open document, by absolute path. */
  readonly openText: (path: string) => string | null;
  /** The folders of the workspace, absolute. */
  readonly roots: () => readonly string[];
}

/** What is around SLO documents: the other SLO files of their folder, and what `.faultline.yaml` says. */
export class SloSurroundings {
  private readonly options: SurroundingsOptions;
  private readonly libraries = new Map<string, SloLibrary>();
  /** By absolute path of the configuration; null: there is none. */
  private readonly configs = new Map<string, Config | null>();
  private changeCount = 0;

  constructor(options: SurroundingsOptions) {
    this.options = options;
  }

  /** Goes up with every change around the documents. */
  get changes(): number {
    return this.changeCount;
  }

  /** The other SLO files of a document's folder, those that are open as they stand in the editor. */
  others(around: SloDocument): readonly SloFile[] {
    const library = this.libraryOf(around);
    const open = this.options.documents
      .all()
      .filter(({ path }) => library === null || isWithin(path, library.root))
      .filter(({ path, state }) => path !== around.path && state === 'read');
    const opened = new Set([around.path, ...open.map(({ path }) => path)]);
    const closed = [...(library?.files ?? [])].filter(([path]) => !opened.has(path));
    return [...open.map(({ file }) => file), ...closed.map(([, file]) => file)];
  }

  /** The SLO files of the workspace that are not open; resolves when all are known. */
  async closed(): Promise<readonly SloFile[]> {
    const libraries = this.options.roots().map(root => this.libraryAt(root));
    await Promise.all(libraries.map(library => library.load()));
    const open = new Set(this.options.documents.all().map(({ path }) => path));
    const files = new Map(libraries.flatMap(library => [...library.files]));
    return [...files].flatMap(([path, file]) => (open.has(path) ? [] : [file]));
  }

  /** Whether all of them are known. */
  isComplete(around: SloDocument): boolean {
    return this.libraryOf(around)?.loaded ?? true;
  }

  /** Reads those of a document's folder, once; resolves when all are known. */
  async complete(around: SloDocument): Promise<void> {
    await this.libraryOf(around)?.load();
  }

  /** What the configuration around a document says of SLOs, and how loud the rules are. `settings`: those of the editor. */
  configuration(
    { path }: SloDocument,
    settings: SessionSettings,
  ): { readonly settings: SloSettings; readonly weights: EffectiveSettings } {
    const root = this.rootOf(path);
    const relative = root === null ? basename(path) : path.slice(root === '/' ? 1 : root.length + 1);
    const configs = root === null ? new Map<string, Config>() : this.configsAround(root, relative);
    return { settings: sloSettingsFor(relative, configs), weights: configFor(relative, configs, settings) };
  }

  /** A file was made, changed or deleted, on disk or in the editor. */
  changed(path: string): void {
    this.changeCount += 1;
    if (basename(path) === configFileName) {
      this.configs.delete(path);
      return;
    }
    const root = this.rootOf(path);
    if (root !== null) {
      this.libraries.get(root)?.changed(path);
    }
  }

  private configsAround(root: string, relative: string): ReadonlyMap<string, Config> {
    const found = new Map<string, Config>();
    for (const folder of foldersUp(relative)) {
      const name = folder === '' ? configFileName : `${folder}/${configFileName}`;
      const config = this.configAt(root === '/' ? `/${name}` : `${root}/${name}`, name);
      if (config !== null) {
        found.set(name, config);
      }
    }
    return found;
  }

  private configAt(path: string, name: string): Config | null {
    const known = this.configs.get(path);
    if (known !== undefined) {
      return known;
    }
    const text = this.options.openText(path) ?? this.options.platform.read(path);
    const config = text === null ? null : readConfig(name, text).config;
    this.configs.set(path, config);
    return config;
  }

  private libraryOf({ path }: SloDocument): SloLibrary | null {
    const root = this.rootOf(path);
    if (root === null) {
      return null;
    }
    return this.libraryAt(root);
  }

  private libraryAt(root: string): SloLibrary {
    const known = this.libraries.get(root) ?? new SloLibrary(root, this.options.platform);
    this.libraries.set(root, known);
    return known;
  }

  /** The innermost folder of the workspace around a path. */
  private rootOf(path: string): string | null {
    const around = this.options.roots().filter(root => isWithin(path, root));
    return around.sort((a, b) => b.length - a.length)[0] ?? null;
  }
}

function isWithin(path: string, root: string): boolean {
  return path.startsWith(root === '/' ? '/' : `${root}/`);
}
