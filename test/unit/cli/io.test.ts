import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { hasColour, type Output } from '../../../src/cli/io.ts';
import { barOf, progressBar } from '../../../src/cli/progress.ts';

function output(kind: 'terminal' | 'pipe'): Output & { written: string } {
  const self = {
    written: '',
    write: (text: string) => {
      self.written += text;
    },
    isTerminal: kind === 'terminal',
    columns: 40,
  };
  return self;
}

describe('hasColour', () => {
  const terminal = output('terminal');
  const pipe = output('pipe');

  it('is for terminals', () => {
    assert.equal(hasColour(terminal, {}), true);
    assert.equal(hasColour(terminal, { TERM: 'dumb' }), false);
    assert.equal(hasColour(pipe, {}), false);
  });

  it('obeys NO_COLOR before FORCE_COLOR, and both before the terminal', () => {
    assert.equal(hasColour(terminal, { NO_COLOR: '1' }), false);
    assert.equal(hasColour(terminal, { NO_COLOR: '' }), true);
    assert.equal(hasColour(pipe, { FORCE_COLOR: '1' }), true);
    assert.equal(hasColour(pipe, { FORCE_COLOR: '' }), true);
    assert.equal(hasColour(terminal, { FORCE_COLOR: '0' }), false);
    assert.equal(hasColour(pipe, { NO_COLOR: '1', FORCE_COLOR: '1' }), false);
  });
});

describe('progressBar', () => {
  it('shows how far a long review is, and leaves nothing behind', () => {
    const terminal = output('terminal');
    let now = 0;
    const bar = progressBar(terminal, () => now);

    bar.show({ done: 1, of: 10 });
    assert.equal(terminal.written, '', 'a short review shows none');
    now = 300;
    bar.show({ done: 5, of: 10 });
    bar.show({ done: 6, of: 10 });
    bar.clear();
    bar.clear();

    assert.equal(terminal.written, `\r\u001B[2K${barOf({ done: 5, of: 10 }).slice(0, 39)}\r\u001B[2K`);
  });

  it('writes nothing into a pipe', () => {
    const pipe = output('pipe');
    let now = 0;
    const bar = progressBar(pipe, () => now++ * 1000);
    bar.show({ done: 1, of: 2 });
    bar.clear();

    assert.equal(pipe.written, '');
  });

  it('is full at the end, and never longer', () => {
    assert.equal(barOf({ done: 0, of: 0 }), `reviewing ${'░'.repeat(24)} 0/0`);
    assert.equal(barOf({ done: 3, of: 2 }), `reviewing ${'█'.repeat(24)} 3/2`);
  });
});
