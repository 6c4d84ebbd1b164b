import { detectSlo, isSloPath } from '../../slo/formats/detect.ts';
import { largeText } from '../../slo/formats/limits.ts';
import { readSlo } from '../../slo/formats/read.ts';
import type { SloFile } from '../../slo/model/model.ts';
import type { Platform } from '../platform.ts';

/** Files that are read between two looks at what the editor asks. */
const batch = 16;
/** A folder with more YAML than that is no place for SLOs; those beyond are not looked at. */
const mostFiles = 5000;

/** The SLO files of a folder of the workspace, read from disk once somebody asks for them, and kept up to date from then on. */
export class SloLibrary {
  readonly root: string;
  private readonly platform: Platform;
  private readonly byPath = new Map<string, SloFile>();
  private loading: Promise<void> | null = null;
  private state: 'unread' | 'read' = 'unread';

  constructor(root: string, platform: Platform) {
    this.root = root;
    this.platform = platform;
  }

  get loaded(): boolean {
    return this.state === 'read';
  }

  /** Those that are known so far, by absolute path. */
  get files(): ReadonlyMap<string, SloFile> {
    return this.byPath;
  }

  /** Reads the folder; a second time it gives the first reading. */
  load(): Promise<void> {
    this.loading ??= this.readAll();
    return this.loading;
  }

  /** A file has come, gone or changed on disk. */
  changed(path: string): void {
    if (this.loading !== null) {
      this.readOne(path);
    }
  }

  private async readAll(): Promise<void> {
    const paths = await this.platform.listSlo(this.root);
    for (const [index, path] of paths.slice(0, mostFiles).entries()) {
      this.readOne(`${this.root === '/' ? '' : this.root}/${path}`);
      if (index % batch === batch - 1) {
        await this.platform.turn();
      }
    }
    this.state = 'read';
  }

  private readOne(path: string): void {
    const text = this.platform.read(path);
    if (text === null || text.length > largeText || !(isSloPath(path) || detectSlo(path, text) !== null)) {
      this.byPath.delete(path);
    } else {
      this.byPath.set(path, readSlo(path, text));
    }
  }
}
