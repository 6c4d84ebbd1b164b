import type { SessionSettings } from '../base/settings.ts';
import { Files } from './sources.ts';
import { assembleFile, assembleReview, type Assembly } from './assemble.ts';
import { Judge } from './judge.ts';
import type {
  FactsWant,
  FileReview,
  FixResult,
  Host,
  Parser,
  Refactoring,
  Review,
  Session,
  Want,
} from './session-types.ts';
import { fixResult, refactoringsAt, refactorResult } from './fixing.ts';

/** The one door to the engine: fed with texts, asked for reviews. Synchronous, without I/O. */
export function createSession(host: Host): Session {
  return new ReviewSession(host);
}

type Failure = Parameters<Session['fail']>[1];

class ReviewSession implements Session {
  private readonly files_: Files;
  private readonly judge: Judge;
  private readonly host: Host;

  constructor(host: Host) {
    this.host = host;
    this.files_ = new Files(host);
    this.judge = new Judge(this.files_);
  }

  files(paths: readonly string[], { complete }: { readonly complete: boolean }): void {
    this.files_.list(paths, complete);
    this.judge.restart();
  }

  fileAdded(path: string): void {
    this.files_.add(path);
    this.judge.restart();
  }

  fileRemoved(path: string): void {
    this.files_.remove(path);
    this.judge.restart();
  }

  set(path: string, text: string | null): void {
    const concerns = this.files_.set(path, text);
    if (concerns === 'project') {
      this.judge.restart();
    } else if (concerns === 'version') {
      this.judge.versionsChanged();
    } else if (concerns === 'edit') {
      this.judge.edited();
    }
  }

  fail(path: string, failure: Failure): void {
    this.files_.fail(path, failure);
  }

  open(paths: readonly string[]): void {
    this.files_.open = new Set(paths);
  }

  forget(path: string): void {
    this.files_.forget(path);
    this.judge.restart();
  }

  wants(limit = 512): readonly Want[] {
    const parser: Want[] = this.files_.needsParser() ? [{ kind: 'parser' }] : [];
    return [
      ...parser,
      ...this.files_.texts.take(limit, this.files_.open).map((path): Want => ({ kind: 'text', path })),
      ...this.files_.wantedFacts(),
    ];
  }

  parser(parser: Parser): void {
    this.files_.parser = parser;
  }

  facts(want: FactsWant, result: Parameters<Session['facts']>[1]): void {
    this.files_.takeFacts(want, result);
  }

  settings(settings: SessionSettings): void {
    this.files_.settings = settings;
    this.files_.projectChanged();
    this.judge.restart();
  }

  step(ms: number): 'more' | 'wants' | 'done' {
    const until = this.host.now() + ms;
    const late = (): boolean => this.host.now() >= until;
    for (;;) {
      const state = this.next();
      if (state !== 'more' || late()) {
        return state;
      }
    }
  }

  /** What is carried is looked at in one go, so that the files which that needs are read together. */
  private next(): 'more' | 'wants' | 'done' {
    if (this.judge.isExpanding) {
      return this.judge.work();
    }
    if (this.files_.work()) {
      return 'more';
    }
    // While others read, there is time to see which files will be needed besides.
    return this.files_.blocked() && !this.files_.hasNewsWhileOthersRead() ? 'wants' : this.judge.work();
  }

  progress(): { readonly done: number; readonly of: number } {
    const read = this.files_.progress();
    const judged = this.judge.progress();
    return { done: read.done + judged.done, of: read.of + judged.of };
  }

  review(): Review {
    this.judge.finishAll();
    return assembleReview(this.assembly());
  }

  file(path: string): FileReview | null {
    if (!this.files_.isSource(path)) {
      return null;
    }
    this.judge.finish(path);
    return assembleFile(this.assembly(), path);
  }

  fix(path: string, findingId: string, fixId: string): FixResult | null {
    this.judge.finish(path);
    return fixResult(this.assembly(), path, findingId, fixId);
  }

  refactorings(path: string, offset: number): readonly Refactoring[] {
    this.judge.finish(path);
    return refactoringsAt(this.assembly(), path, offset);
  }

  refactor(path: string, callId: string, id: string): FixResult | null {
    this.judge.finish(path);
    return refactorResult(this.assembly(), path, callId, id);
  }

  dump(): ReadonlyMap<string, string> {
    return this.files_.dump();
  }

  restore(entries: ReadonlyMap<string, string>): void {
    this.files_.restore(entries);
  }

  private assembly(): Assembly {
    return { files: this.files_, judge: this.judge };
  }
}
