import type * as Estree from './estree.ts';

type SourceFile = Estree.SourceFile;

/** So many texts are kept with their trees: those that a person edits in turn. */
const most = 4;

/**
 * TypeScript's trees of texts that are parsed again and again, as while somebody types: what an edit leaves as it was is taken
 * over from the tree before it. A text that is parsed once leaves nothing behind.
 */
export class EditedSources {
  private readonly estree: typeof Estree;
  private readonly once = new Set<string>();
  private readonly kept = new Map<string, SourceFile>();

  constructor(estree: typeof Estree) {
    this.estree = estree;
  }

  /** What to hand to the parser: the text itself at first, its tree from the second time on. */
  sourceOf(path: string, text: string, syntax: 'plain' | 'jsx'): string | SourceFile {
    if (!this.once.has(path)) {
      this.once.add(path);
      return text;
    }
    const before = this.kept.get(path);
    this.kept.delete(path);
    const now = before === undefined ? this.made(text, syntax) : this.updated(before, text);
    this.kept.set(path, now);
    const [oldest] = this.kept.keys();
    if (this.kept.size > most && oldest !== undefined) {
      this.kept.delete(oldest);
    }
    return now;
  }

  /** As typescript-estree makes it of a text. */
  private made(text: string, syntax: 'plain' | 'jsx'): SourceFile {
    const { createSourceFile, JSDocParsingMode, ScriptKind, ScriptTarget } = this.estree;
    const options = { languageVersion: ScriptTarget.Latest, jsDocParsingMode: JSDocParsingMode.ParseNone };
    const [name, kind] = syntax === 'jsx' ? ['estree.tsx', ScriptKind.TSX] : ['estree.ts', ScriptKind.TS];
    return createSourceFile(name, text, options, true, kind);
  }

  private updated(before: SourceFile, text: string): SourceFile {
    const old = before.text;
    const shorter = Math.min(old.length, text.length);
    let start = 0;
    while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start)) {
      start += 1;
    }
    let same = 0;
    while (
      same < shorter - start &&
      old.charCodeAt(old.length - 1 - same) === text.charCodeAt(text.length - 1 - same)
    ) {
      same += 1;
    }
    const span = { start, length: old.length - same - start };
    return this.estree.updateSourceFile(before, text, { span, newLength: text.length - same - start });
  }
}
