import type { PreviewEdit } from '../../protocol/slo-preview.ts';

interface Sent {
  readonly request: number;
  readonly field: string;
  /** Of the text that it was made for. */
  readonly version: number;
  /** Of an edit that was made, the text that it gave is waited for. */
  readonly phase: 'asked' | 'made';
}

export type SendEdit = (request: number, version: number, edit: PreviewEdit) => void;

/**
 * Sends edits one after another, each for the text that the one before has given: who types faster than the text follows is not
 * refused. Of several edits of one field that wait, the last counts.
 */
export class EditQueue {
  private readonly send: SendEdit;
  private readonly waiting = new Map<string, PreviewEdit>();
  private sent: Sent | null = null;
  private version = -1;
  private request = 0;

  constructor(send: SendEdit) {
    this.send = send;
  }

  push(field: string, edit: PreviewEdit): void {
    this.waiting.delete(field);
    this.waiting.set(field, edit);
    this.next();
  }

  /** A preview of a version of the text has come. */
  previewed(version: number): void {
    this.version = version;
    if (this.sent?.phase === 'made' && version > this.sent.version) {
      this.sent = null;
    }
    this.next();
  }

  /** An edit has ended. Gives the field that it was of; null: nobody waits for it any more. */
  ended(request: number, end: 'done' | 'unchanged' | 'refused'): string | null {
    if (this.sent?.request !== request) {
      return null;
    }
    const { field, version } = this.sent;
    this.sent = end === 'done' && this.version <= version ? { ...this.sent, phase: 'made' } : null;
    this.next();
    return field;
  }

  /** Nobody answers any more: what was sent may be lost, and what waits is for another text. */
  reset(): void {
    this.sent = null;
    this.waiting.clear();
  }

  private next(): void {
    const [first] = this.waiting;
    if (this.sent !== null || first === undefined || this.version < 0) {
      return;
    }
    const [field, edit] = first;
    this.waiting.delete(field);
    this.request += 1;
    this.sent = { request: this.request, field, version: this.version, phase: 'asked' };
    this.send(this.request, this.version, edit);
  }
}
