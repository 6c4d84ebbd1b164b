import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { EditQueue } from '../../../src/webview/host/edit-queue.ts';
import type { PreviewEdit } from '../../../src/protocol/slo-preview.ts';

const objective = (ratio: number): PreviewEdit => ({ kind: 'objective', slo: 'a', ratio });

describe('the queue of edits', () => {
  let sent: (readonly [request: number, version: number, ratio: number])[] = [];
  let queue = new EditQueue(() => undefined);

  beforeEach(() => {
    sent = [];
    queue = new EditQueue((request, version, edit) =>
      sent.push([request, version, edit.kind === 'objective' ? edit.ratio : 0]),
    );
  });

  it('waits for the first preview: before it there is no version to edit', () => {
    queue.push('objective', objective(0.9));
    assert.deepEqual(sent, []);
    queue.previewed(4);
    assert.deepEqual(sent, [[1, 4, 0.9]]);
  });

  it('sends the next one for the text that the one before has given', () => {
    queue.previewed(1);
    queue.push('objective', objective(0.9));
    queue.push('objective', objective(0.99));
    queue.push('objective', objective(0.999));
    assert.equal(queue.ended(1, 'done'), 'objective');
    assert.deepEqual(sent, [[1, 1, 0.9]]);
    queue.previewed(2);
    assert.deepEqual(sent, [
      [1, 1, 0.9],
      [2, 2, 0.999],
    ]);
  });

  it('does not mind whether the preview or the answer comes first', () => {
    queue.previewed(1);
    queue.push('objective', objective(0.9));
    queue.push('objective', objective(0.99));
    queue.previewed(2);
    assert.equal(sent.length, 1);
    queue.ended(1, 'done');
    assert.deepEqual(sent[1], [2, 2, 0.99]);
  });

  it('goes on at once after an edit that was refused or changed nothing', () => {
    queue.previewed(1);
    queue.push('objective', objective(0.9));
    queue.push('other', objective(0.99));
    queue.ended(1, 'refused');
    queue.ended(2, 'unchanged');
    queue.push('objective', objective(0.999));
    assert.deepEqual(
      sent.map(([, , ratio]) => ratio),
      [0.9, 0.99, 0.999],
    );
  });

  it('forgets all where nobody answers any more', () => {
    queue.previewed(1);
    queue.push('objective', objective(0.9));
    queue.push('other', objective(0.99));
    queue.reset();
    assert.equal(queue.ended(1, 'done'), null);
    queue.previewed(2);
    assert.equal(sent.length, 1);
    queue.push('objective', objective(0.999));
    assert.deepEqual(sent[1], [2, 2, 0.999]);
  });
});
