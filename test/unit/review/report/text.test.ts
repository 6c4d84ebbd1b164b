import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Finding } from '../../../../src/base/finding.ts';
import { toText, type TextOptions } from '../../../../src/review/report/text.ts';
import { shop, shuffled } from './review.ts';

const plain: TextOptions = {
  colour: 'off',
  width: null,
  severity: 'information',
  detail: 'full',
  baseline: null,
};

function lines(
  change: Parameters<typeof shop>[0] = {},
  options: Partial<TextOptions> = {},
): readonly string[] {
  return toText(shop(change), { ...plain, ...options }).split('\n');
}

describe('the text report', () => {
  it('lists findings by file, a summary, what could not be reviewed, and the dependencies', () => {
    assert.equal(
      toText(shop(), plain),
      `src/orders.ts
  2:9   warning      \`http.post\` has no timeout, nor has its client (src/http.ts:12); set \`timeout\`  timeout

src/page.tsx
  1:27  information  \`fetch\` waits without a deadline; pass \`signal: AbortSignal.timeout(…)\`         timeout

1 warning, 1 information in 2 of 214 files · 5 outbound calls to 3 dependencies, 1 in tests · 1 suppressed
1 file could not be parsed: src/legacy.ts:7 (';' expected)
1 file skipped: public/vendor.js (minified)

payments   3 calls   timeout 1/3
fetch      1 call    timeout 0/1
postgres   1 call    timeout 1 unknown
`,
    );
  });

  it('counts what lies below the floor, and says how to see it', () => {
    const [, , , summary] = lines({}, { severity: 'warning' });
    assert.match(
      summary ?? '',
      /^1 warning in 1 of 214 files · .* · 1 information \(--severity information\) · 1 suppressed$/,
    );
    const hints: readonly Finding[] = shop().findings.map(finding => ({
      ...finding,
      severity: 'hint',
      suppressed: null,
    }));
    assert.match(
      lines({ findings: hints }).join('\n'),
      /^No findings in 214 files · .* · 3 hints \(--severity hint\)/,
    );
  });

  it('shows the table also where nothing is found, so that silence is not blindness', () => {
    assert.deepEqual(
      lines({ findings: [], problems: [], files: { seen: 1, parsed: 1, cached: 0, skipped: [] } }).slice(
        0,
        3,
      ),
      [
        'No findings in 1 file · 5 outbound calls to 3 dependencies, 1 in tests',
        '',
        'payments   3 calls   timeout 1/3',
      ],
    );
    assert.equal(
      toText(
        {
          ...shop(),
          findings: [],
          calls: [],
          problems: [],
          files: { seen: 0, parsed: 0, cached: 0, skipped: [] },
        },
        plain,
      ),
      'No findings in 0 files · no outbound calls\n',
    );
  });

  it('is short when it is to be: findings and problems alone, and nothing where there is nothing', () => {
    const quiet = lines({}, { detail: 'findings', severity: 'warning' });
    assert.deepEqual(quiet.slice(2), ['', "1 file could not be parsed: src/legacy.ts:7 (';' expected)", '']);
    assert.equal(toText({ ...shop(), findings: [], problems: [] }, { ...plain, detail: 'findings' }), '');
  });

  it('joins the findings of one call: the most severe speaks', () => {
    const [first] = shop().findings;
    assert.ok(first !== undefined);
    const louder: Finding = {
      ...first,
      id: 'other',
      ruleId: 'ineffective-timeout',
      severity: 'error',
      message: 'It does nothing',
    };
    const text = lines({ findings: [first, louder] });
    assert.deepEqual(text.slice(0, 4), [
      'src/orders.ts',
      '  2:9  error  It does nothing  ineffective-timeout',
      '',
      '1 error in 1 of 214 files · 5 outbound calls to 3 dependencies, 1 in tests',
    ]);
  });

  it('wraps messages to the width of the terminal', () => {
    const narrow = lines({}, { width: 72 });
    assert.deepEqual(narrow.slice(1, 4), [
      '  2:9   warning      `http.post` has no timeout, nor has its     timeout',
      '                     client (src/http.ts:12); set `timeout`',
      '',
    ]);
    const findings = narrow.slice(
      0,
      narrow.findIndex(line => line.startsWith('1 warning')),
    );
    assert.ok(
      findings.every(line => line.length <= 72),
      findings.join('\n'),
    );
    assert.match(lines({}, { width: 20 })[1] ?? '', /set `timeout` {2}timeout$/);
  });

  it('has colours only when asked, around the same words', () => {
    const coloured = toText(shop(), { ...plain, colour: 'on' });
    assert.match(coloured, /\u001b\[33mwarning/);
    assert.equal(coloured.replace(/\u001b\[\d+m/g, ''), toText(shop(), plain));
    assert.ok(!toText(shop(), plain).includes('\u001b'));
  });

  it('obeys no control character in names and messages', () => {
    const [first] = shop().findings;
    assert.ok(first !== undefined);
    const evil: Finding = { ...first, file: 'src/\u001b]0;evil\u0007.ts', message: 'a\u001b[2Jb\u202Ec' };
    const text = toText(
      shop({ findings: [evil], problems: [{ file: 'a\nb', range: null, kind: 'internal', message: '\r' }] }),
      plain,
    );
    assert.ok(!/[\u0000-\u0009\u000b-\u001f\u202e]/.test(text));
    assert.match(text, /1 file could not be reviewed: a\uFFFDb \(\uFFFD\)/);
  });

  it('names some of many problems, and the worst of many dependencies', () => {
    const [call] = shop().calls;
    assert.ok(call !== undefined);
    const calls = Array.from({ length: 1200 }, (_, i) => ({
      ...call,
      id: String(i),
      dependency: `service-${String(i % 30).padStart(2, '0')}`,
    }));
    const problems = Array.from(
      { length: 7 },
      (_, i) =>
        ({ file: `src/${String(i)}.ts`, range: null, kind: 'encoding', message: 'not UTF-8' }) as const,
    );
    const text = lines({ calls, problems });
    assert.match(
      text.join('\n'),
      /7 files could not be decoded: src\/0\.ts \(not UTF-8\), .*src\/4\.ts \(not UTF-8\) and 2 more/,
    );
    assert.match(text.join('\n'), /1,200 outbound calls to 30 dependencies/);
    assert.deepEqual(text.slice(-3), [
      'service-19   40 calls   timeout 0/40',
      '… and 10 dependencies more',
      '',
    ]);
  });

  it('is the same whatever order things were found in', () => {
    assert.equal(toText(shuffled(shop()), plain), toText(shop(), plain));
  });
});
