import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyEdits } from '../../src/base/edit.ts';
import { defaultSloSettings, type SloSettings } from '../../src/base/slo-settings.ts';
import type { PageMessage, SloPreview } from '../../src/protocol/slo-preview.ts';
import { SloDocument } from '../../src/server/slo/documents.ts';
import { answerEdit } from '../../src/server/slo/preview-edits.ts';
import { type Drawn, previewOf } from '../../src/server/slo/preview.ts';
import { detectSlo } from '../../src/slo/formats/detect.ts';
import { readSlo } from '../../src/slo/formats/read.ts';
import type { SloIssue } from '../../src/slo/model/model.ts';
import { checkSlo } from '../../src/slo/rules/check.ts';

export interface Around {
  readonly path?: string;
  readonly head?: string | null;
  readonly settings?: SloSettings;
}

/** A document as the server has it, with a text that can be edited: what the page is sent, and what becomes of its edits. */
export class SampleDocument {
  text: string;
  private readonly around: Around;
  private version = 1;
  private last: Drawn | null = null;

  constructor(text: string, around: Around = {}) {
    this.text = text;
    this.around = around;
  }

  get path(): string {
    return this.around.path ?? '/shop/checkout.slo.yaml';
  }

  /** Another text, as typed beside the preview. */
  type(text: string): SloPreview {
    this.text = text;
    this.version += 1;
    return this.preview();
  }

  preview(): SloPreview {
    const { head = null, settings = defaultSloSettings } = this.around;
    const preview = previewOf(this.document(), {
      others: [],
      issues: this.issues(),
      settings,
      head: head === null ? null : readSlo(this.path, head),
      last: this.last,
    });
    this.last = preview.stale === null ? preview : this.last;
    return JSON.parse(JSON.stringify(preview)) as SloPreview;
  }

  /** What an edit of the page comes to, with the splices of the server. */
  edit({
    edit,
  }: Extract<PageMessage, { kind: 'edit' }>): 'done' | 'unchanged' | { readonly refused: string } {
    const answer = answerEdit(this.document(), edit, this.issues());
    if (answer.kind === 'edits') {
      this.text = applyEdits(this.text, answer.edits) ?? this.text;
      this.version += 1;
      return 'done';
    }
    return answer.kind === 'unchanged' ? 'unchanged' : { refused: answer.reason };
  }

  private document(): SloDocument {
    const { path, text } = this;
    const open = TextDocument.create(`file://${path}`, 'yaml', this.version, text);
    return new SloDocument(open, { path, format: detectSlo(path, text), state: 'read' });
  }

  private issues(): readonly SloIssue[] {
    return checkSlo(this.document().file, {
      others: [],
      settings: this.around.settings ?? defaultSloSettings,
    });
  }
}
