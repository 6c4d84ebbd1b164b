import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'mocha';
import { draw } from '../../../scripts/lib/draw.mjs';
import { root } from '../../../scripts/lib/root.mjs';

const letters = Array.from('abcdefghijklmnopqrstuvwxyz');

describe('a draw', () => {
  it('is the same for the same seed, now and on every machine', () => {
    assert.equal(draw(letters, 8, 1).join(''), 'areqhxcl');
    assert.notDeepEqual(draw(letters, 8, 1), draw(letters, 8, 2));
    assert.notDeepEqual(draw(letters, 8, 0), draw(letters, 8, 1));
  });

  it('takes nothing twice, and all where less is there than is asked for', () => {
    assert.deepEqual([...draw(letters, 100, 7)].sort(), letters);
    assert.deepEqual(draw([], 3, 7), []);
  });

  it('prefers no place in the list', () => {
    const first = Array.from({ length: 2600 }, (_, seed) => draw(letters, 1, seed)[0]);
    for (const letter of letters) {
      const count = first.filter(one => one === letter).length;
      assert.ok(count > 50 && count < 150, `${letter}: ${String(count)} of 2600`);
    }
  });
});

describe('drawing findings for reading', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'draw-'));
  after(() => rmSync(folder, { recursive: true }));

  it('shows each with the source around it, and leaves out what is suppressed or of other rules', () => {
    writeFileSync(path.join(folder, 'a.ts'), 'const a = 1;\nawait fetch(url);\nconst b = 2;\n');
    const place = { file: 'a.ts', line: 2, column: 7, endLine: 2, endColumn: 12 };
    const finding = {
      ...place,
      ruleId: 'timeout',
      severity: 'warning',
      message: 'No.',
      call: 'c',
      related: [],
      suppressed: null,
    };
    const report = path.join(folder, 'report.json');
    const findings = [
      { ...finding, related: [{ ...place, message: 'looked here' }] },
      { ...finding, suppressed: { by: 'comment', reason: null } },
      { ...finding, ruleId: 'other' },
    ];
    const calls = [{ id: 'c', library: 'fetch', libraryVersion: null, endLine: 2, guards: {} }];
    writeFileSync(report, JSON.stringify({ findings, calls }));
    const args = ['scripts/draw-findings.mjs', '--format', 'json', '--reports', `${folder}=${report}`];
    const said: unknown = JSON.parse(
      execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }),
    );
    assert.deepEqual(said, {
      rule: 'timeout',
      seed: 1,
      of: 1,
      drawn: [
        {
          number: 1,
          project: path.basename(folder),
          file: 'a.ts',
          line: 2,
          severity: 'warning',
          message: 'No.',
          library: 'fetch',
          evidence: ['a.ts:2: looked here'],
          source: [
            '     1   const a = 1;',
            '     2 > await fetch(url);',
            '     3   const b = 2;',
            '     4   ',
          ],
        },
      ],
    });
  });
});
