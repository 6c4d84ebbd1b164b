import type { EditorSettings } from '../../protocol/settings.ts';

/** The settings of documents, asked for once: an editor that is asked anew at every key is slower to answer than the check. */
export class KeptSettings {
  private readonly ask: (uri: string) => Promise<EditorSettings>;
  private readonly kept = new Map<string, Promise<EditorSettings>>();

  constructor(ask: (uri: string) => Promise<EditorSettings>) {
    this.ask = ask;
  }

  /** Those that hold for a document. What could not be answered is asked again. */
  of(uri: string): Promise<EditorSettings> {
    const known = this.kept.get(uri);
    if (known !== undefined) {
      return known;
    }
    const asked = this.ask(uri);
    this.kept.set(uri, asked);
    asked.catch(() => this.kept.delete(uri));
    return asked;
  }

  closed(uri: string): void {
    this.kept.delete(uri);
  }

  /** They have changed. */
  forget(): void {
    this.kept.clear();
  }
}
