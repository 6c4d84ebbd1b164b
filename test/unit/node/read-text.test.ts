import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import { decode, readText, type TextRead } from '../../../src/node/read-text.ts';
import { looksMinified } from '../../../src/node/minified.ts';
import { folderWith } from './folder.ts';

const limit = 1_000_000;

function read(content: string | Buffer): TextRead {
  return readText(join(folderWith({ 'a.ts': content }), 'a.ts'), limit);
}

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('readText', () => {
  it('reads UTF-8, with and without a byte-order mark, as an editor shows it', () => {
    assert.deepEqual(read('const größe = "€ 😀";'), { kind: 'text', text: 'const größe = "€ 😀";' });
    assert.deepEqual(read('\uFEFFconst a = 1;'), { kind: 'text', text: 'const a = 1;' });
    assert.deepEqual(read(''), { kind: 'text', text: '' });
  });

  it('reads UTF-16 by its mark', () => {
    const text = 'const größe = "😀";\r\n';
    assert.deepEqual(read(Buffer.from(`\uFEFF${text}`, 'utf16le')), { kind: 'text', text });
    assert.deepEqual(read(utf16be(`\uFEFF${text}`)), { kind: 'text', text });
  });

  it('tells what is not UTF-8, and where', () => {
    const latin1 = Buffer.from('// one\n// two\nconst s = "café";\n', 'latin1');
    assert.deepEqual(read(latin1), {
      kind: 'failure',
      failure: { kind: 'encoding', message: 'Not UTF-8 (see line 3); save it as UTF-8' },
    });
    const cut = Buffer.from('\uFEFFab', 'utf16le').subarray(0, 5);
    assert.equal(failureOf(read(cut))?.kind, 'encoding');
  });

  it('accepts a replacement character that stands in the source', () => {
    assert.deepEqual(read('const unknown = "\uFFFD";'), { kind: 'text', text: 'const unknown = "\uFFFD";' });
  });

  it('skips binary files', () => {
    const video = Buffer.concat([Buffer.from([0x47, 0x40, 0x00, 0x10]), Buffer.alloc(184)]);
    assert.deepEqual(failureOf(read(video)), { kind: 'skipped', reason: 'binary' });
  });

  it('skips what is over the limit without reading it all', () => {
    const path = join(folderWith({ 'a.ts': 'x'.repeat(3001) }), 'a.ts');
    assert.deepEqual(failureOf(readText(path, 1000)), {
      kind: 'skipped',
      reason: 'larger than 1,000 characters',
    });
    assert.equal(readText(path, 3001).kind, 'text');
  });

  it('reads texts above the size of its buffer', () => {
    const text = `// ${'é'.repeat(5_000_000)}\n`;
    const path = join(folderWith({ 'a.ts': text }), 'a.ts');
    assert.deepEqual(readText(path, 10_000_000), { kind: 'text', text });
  });

  it('answers for what is not there, not a file, or never ends', () => {
    const root = folderWith({ 'folder.ts/': '' });
    execFileSync('mkfifo', [join(root, 'pipe.ts')]);
    symlinkSync('circle.ts', join(root, 'circle.ts'));

    assert.deepEqual(readText(join(root, 'gone.ts'), limit), { kind: 'missing' });
    assert.deepEqual(readText(join(root, 'folder.ts/below.ts'), limit), { kind: 'missing' });
    assert.deepEqual(failureOf(readText(join(root, 'folder.ts'), limit)), {
      kind: 'unreadable',
      message: 'The file cannot be read: it is a folder',
    });
    assert.equal(failureOf(readText(join(root, 'circle.ts'), limit))?.kind, 'unreadable');
    assert.notEqual(readText(join(root, 'pipe.ts'), limit).kind, 'missing');
  });

  it('gives back every text, and never throws on bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const plain = text.replaceAll('\0', '').replace(/^\uFEFF+/, '');
        assert.deepEqual(decode(Buffer.from(plain)), { kind: 'text', text: plain });
      }),
    );
    fc.assert(fc.property(fc.uint8Array(), bytes => void decode(Buffer.from(bytes))));
  });
});

describe('looksMinified', () => {
  it('tells a bundle from a file that people write', () => {
    const bundle = `/*! licence */\n${'var a=1;function b(){return a}'.repeat(500)}\n//# sourceMappingURL=x\n`;
    const written = 'const answer = await fetch(url);\n'.repeat(500);

    assert.equal(looksMinified('public/app.js', bundle), true);
    assert.equal(looksMinified('public/app.js', written), false);
    assert.equal(looksMinified('src/icon.tsx', bundle), false);
    assert.equal(looksMinified('public/small.js', bundle.slice(0, 9000)), false);
  });
});

function failureOf(result: TextRead) {
  return result.kind === 'failure' ? result.failure : null;
}
