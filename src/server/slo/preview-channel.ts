import type { CancellationToken } from 'vscode-languageserver';
import { sessionSettingsOf } from '../../protocol/settings.ts';
import {
  previewCloseMethod,
  previewEditMethod,
  previewMethod,
  previewOpenMethod,
  trustedMethod,
  type EditAnswer,
  type EditRequest,
  type PreviewOf,
  type ServerPreview,
} from '../../protocol/slo-preview.ts';
import { checkSlo } from '../../slo/rules/check.ts';
import type { SloIssue } from '../../slo/model/model.ts';
import type { ServerContext } from '../context.ts';
import { safely } from '../safely.ts';
import type { SloDocument } from './documents.ts';
import { answerEdit } from './preview-edits.ts';
import { PreviewHeads } from './preview-heads.ts';
import { noPreviewOf, previewOf, type Drawn } from './preview.ts';
import { checkedDocument } from './service.ts';

/** A document of which a preview is in sight. */
interface Shown {
  /** What it came to when it could last be read. */
  last: Drawn | null;
  state: 'idle' | 'pending';
}

/** Sends what the previews draw that are in sight, whenever it changes. */
export class PreviewChannel {
  private readonly context: ServerContext;
  private readonly shown = new Map<string, Shown>();
  private readonly heads: PreviewHeads;
  private trust: 'trusted' | 'untrusted';

  constructor(context: ServerContext) {
    const { platform } = context;
    this.context = context;
    this.trust = context.abilities.trust;
    this.heads = new PreviewHeads({
      read: path => (this.trust === 'trusted' ? platform.head(path) : Promise.resolve(null)),
      now: () => platform.host.now(),
      changed: path => {
        this.all(({ path: its }) => its === path);
      },
    });
  }

  /** Answers what the editor asks of previews. */
  register(): void {
    const { connection, log, slo } = this.context;
    connection.onNotification(previewOpenMethod, ({ uri }: PreviewOf) => {
      this.opened(uri);
    });
    connection.onNotification(previewCloseMethod, ({ uri }: PreviewOf) => {
      this.shown.delete(uri);
    });
    connection.onNotification(trustedMethod, () => {
      this.trust = 'trusted';
      [...this.shown.keys()].forEach(uri => {
        this.opened(uri);
      });
    });
    connection.onRequest(previewEditMethod, ({ uri, edit }: EditRequest, token: CancellationToken) =>
      safely<EditAnswer>(log, 'edit an SLO document', token, notNow, async () => {
        const document = slo.documents.of(uri);
        if (document === null) {
          return notNow;
        }
        const issues =
          edit.kind === 'fix' ? (await checkedDocument(this.context, document, noop)).issues : [];
        return answerEdit(document, edit, issues);
      }),
    );
  }

  /** A document was opened or edited. */
  changed(uri: string): void {
    const shown = this.shown.get(uri);
    if (shown?.state === 'idle') {
      shown.state = 'pending';
      void this.inTurn(uri, shown);
    }
  }

  /** A document was closed; where its preview is still in sight, it is opened again. */
  closed(uri: string): void {
    const path = this.context.platform.pathOf(uri);
    if (path !== null) {
      this.heads.forget(path);
    }
  }

  /** Something around the documents is known, or is set, that was not. */
  learnt(): void {
    this.all(() => true);
  }

  private opened(uri: string): void {
    if (!this.shown.has(uri)) {
      this.shown.set(uri, { last: null, state: 'idle' });
    }
    const path = this.context.platform.pathOf(uri);
    if (path !== null) {
      void this.heads.ask(path);
    }
    this.changed(uri);
  }

  private all(which: (of: { readonly path: string | null }) => boolean): void {
    for (const uri of this.shown.keys()) {
      if (which({ path: this.context.platform.pathOf(uri) })) {
        this.changed(uri);
      }
    }
  }

  /** After the messages that are there already: of several changes, the last one is drawn. */
  private async inTurn(uri: string, shown: Shown): Promise<void> {
    const { platform, connection, log, slo } = this.context;
    try {
      await platform.turn();
      const settings = sessionSettingsOf(await slo.settings.of(uri));
      shown.state = 'idle';
      const message = this.shown.has(uri)
        ? await log.timed('draw an SLO document', () => Promise.resolve(this.messageOf(uri, shown, settings)))
        : null;
      if (message !== null) {
        await connection.sendNotification(previewMethod, message);
      }
    } catch (error) {
      shown.state = 'idle';
      log.error('draw an SLO document', error);
    }
  }

  /** null: the editor has not opened the document yet, and will say so. */
  private messageOf(
    uri: string,
    shown: Shown,
    settings: ReturnType<typeof sessionSettingsOf>,
  ): ServerPreview | null {
    const { documents, slo } = this.context;
    const open = documents.get(uri);
    if (open === undefined) {
      return null;
    }
    const document = slo.documents.of(uri);
    const reason = noPreviewOf(document);
    if (document === null || reason !== null) {
      return { kind: 'none', uri, version: open.version, reason: reason ?? { kind: 'not-slo' } };
    }
    const around = slo.surroundings.configuration(document, settings);
    const others = slo.surroundings.others(document);
    const preview = previewOf(document, {
      others,
      issues: around.weights.ignored ? [] : this.issuesOf(document, { ...around, others }),
      settings: around.settings,
      head: this.trust === 'trusted' ? this.heads.of(document.path) : null,
      last: shown.last,
    });
    if (preview.stale === null) {
      const { slos, omitted, editables } = preview;
      shown.last = { slos, omitted, editables };
    }
    return { kind: 'preview', preview };
  }

  /** Those that can be told now; what the files around it bring is told when they are read. */
  private issuesOf(document: SloDocument, context: Parameters<typeof checkSlo>[1]): readonly SloIssue[] {
    const { surroundings, learnt } = this.context.slo;
    const isComplete = surroundings.isComplete(document);
    if (!isComplete) {
      void surroundings.complete(document).then(learnt);
    }
    const isTold = isComplete || document.file.references.length === 0;
    return isTold ? checkSlo(document.file, context) : document.file.issues;
  }
}

const notNow: EditAnswer = { kind: 'refused', reason: 'The document cannot be edited from here just now.' };

function noop(): void {
  // What the files around a document bring does not concern the fix of an issue that is shown already.
}
