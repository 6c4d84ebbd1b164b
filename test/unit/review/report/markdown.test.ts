import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Finding } from '../../../../src/base/finding.ts';
import { toMarkdown, type MarkdownOptions } from '../../../../src/review/report/markdown.ts';
import { code, escaped, sentence } from '../../../../src/review/report/markdown-text.ts';
import { shop, shuffled } from './review.ts';

const plain: MarkdownOptions = { severity: 'information', detail: 'full', baseline: null };

function firstFinding(): Finding {
  const [first] = shop().findings;
  assert.ok(first !== undefined);
  return first;
}

describe('the Markdown report', () => {
  it('has a summary, a table of dependencies and guards, the findings by file, and the problems', () => {
    assert.equal(
      toMarkdown(shop(), plain),
      `**1 warning, 1 information in 2 of 214 files** · 5 outbound calls to 3 dependencies, 1 in tests · 1 suppressed

| dependency | calls | timeout | retry | circuit breaker | fallback |
| --- | ---: | --- | --- | --- | --- |
| \`payments\` | 3 | ✗ 1/3 present | ? not looked at | ? not looked at | ? not looked at |
| \`fetch\` | 1 | ✗ 0/1 present | ? not looked at | ? not looked at | ? not looked at |
| \`postgres\` | 1 | ? 1 unknown | ? not looked at | ? not looked at | ? not looked at |

#### [\`src/orders.ts\`](src/orders.ts)

- [line 2](src/orders.ts#L2): **warning** \`http.post\` has no timeout, nor has its client (src/http.ts:12); set \`timeout\` (\`timeout\`)

#### [\`src/page.tsx\`](src/page.tsx)

- [line 1](src/page.tsx#L1): **information** \`fetch\` waits without a deadline; pass \`signal: AbortSignal.timeout(…)\` (\`timeout\`)

#### Could not be reviewed

- [\`src/legacy.ts:7\`](src/legacy.ts#L7): ';' expected
`,
    );
  });

  it('tells in the table what is present, what does not apply and what is unknown', () => {
    const [call] = shop().calls;
    assert.ok(call?.guards.timeout !== undefined);
    const { timeout } = call.guards;
    const calls = (['present', 'present', 'unknown', 'not-applicable'] as const).map((verdict, index) => ({
      ...call,
      id: String(index),
      guards: {
        timeout: { ...timeout, verdict },
        fallback: { ...timeout, verdict: 'not-applicable' as const },
      },
    }));
    const text = toMarkdown(shop({ calls, findings: [], problems: [] }), plain);
    assert.match(text, /\| dependency \| calls \| timeout \| retry \| circuit breaker \| fallback \|\n/);
    assert.match(text, /\| 4 \| ✓ 2\/2 present, \? 1 unknown \| .* \| – not applicable \|\n/);
  });

  it('joins the findings of one call, and counts those below the floor and those that are known', () => {
    const first = firstFinding();
    const other: Finding = { ...first, id: 'other', ruleId: 'retry', severity: 'hint', message: 'No retry' };
    const known: Finding = { ...first, id: 'known', call: 'elsewhere', message: 'It was there before' };
    const hint: Finding = { ...other, id: 'hint', call: 'another' };
    const review = shop({ findings: [first, other, known, hint] });
    const text = toMarkdown(review, { ...plain, baseline: { known: new Set([known]), stale: 2 } });
    assert.match(text, /^\*\*1 warning in 1 of 214 files\*\* · .* · 1 hint \(--severity hint\) · 1 known\n/);
    assert.match(text, /2 baseline entries no longer found; --update-baseline drops them/);
    assert.doesNotMatch(text, /No retry|there before/);
  });

  it('fits into a comment on GitHub, and says how much is left out', () => {
    const first = firstFinding();
    const findings = Array.from({ length: 3000 }, (_, i) => ({
      ...first,
      id: String(i),
      call: String(i),
      line: i + 1,
      endLine: i + 1,
    }));
    const text = toMarkdown(shop({ findings }), plain);
    assert.ok(text.length <= 60_100, String(text.length));
    const items = text.split('\n').filter(line => line.startsWith('- [line ')).length;
    assert.ok(items > 300);
    const rest = (3000 - items).toLocaleString('en-US');
    assert.ok(text.includes(`\n\n… and ${rest} findings more\n\n#### Could not`));
  });

  it('is the findings alone when it is to be short', () => {
    const text = toMarkdown(shop(), { ...plain, detail: 'findings' });
    assert.match(text, /^#### \[`src\/orders\.ts`]/);
    assert.equal(toMarkdown(shop({ findings: [], problems: [] }), { ...plain, detail: 'findings' }), '');
  });

  it('takes nothing of what strangers wrote for a mark, a link or a name', () => {
    const evil: Finding = {
      ...firstFinding(),
      file: 'src/[x](http)|`a` <b>(1).ts',
      message: '`a|b<c>` is <script> | @somebody #12 https://example.com **bold** ![x](y)\nnext',
      related: [],
    };
    const [, , heading, , item] = toMarkdown(
      shop({ findings: [evil], calls: [], problems: [] }),
      plain,
    ).split('\n');
    assert.equal(
      heading,
      '#### [``src/[x](http)\\|`a` <b>(1).ts``](src/%5Bx%5D%28http%29%7C%60a%60%20%3Cb%3E%281%29.ts)',
    );
    assert.equal(
      item?.split('**warning** ')[1],
      '`a\\|b<c>` is \\<script\\> \\| @&#8203;somebody \\#&#8203;12 https&#8203;://example.com ' +
        '\\*\\*bold\\*\\* \\!\\[x\\](y)\uFFFDnext (`timeout`)',
    );
  });

  it('is the same whatever order things were found in', () => {
    assert.equal(toMarkdown(shuffled(shop()), plain), toMarkdown(shop(), plain));
  });
});

describe('text in Markdown', () => {
  it('is code whatever it holds', () => {
    assert.equal(code('a'), '`a`');
    assert.equal(code('a``b`c'), '```a``b`c```');
    assert.equal(code('`x`'), '`` `x` ``');
    assert.equal(code(''), '`  `');
  });

  it('keeps the code of a sentence, unless its backticks do not pair', () => {
    assert.equal(sentence('`a_b` and c_d'), '`a_b` and c\\_d');
    assert.equal(sentence('`a`b` and c'), '\\`a\\`b\\` and c');
  });

  it('never holds an end of line, nor a bar that ends a cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        for (const written of [escaped(text), code(text), sentence(text)]) {
          assert.ok(!/[\r\n]/.test(written));
          assert.ok(
            !/(?<!\\)(?:\\\\)*\|/.test(
              written.replaceAll(/(`+)(?:(?!\1).)*\1(?!`)/g, match => match.replaceAll('\\|', '')),
            ),
          );
        }
      }),
    );
  });
});
