import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Finding } from '../../../../src/base/finding.ts';
import type { EffectiveSettings } from '../../../../src/base/settings.ts';
import { applySuppressions } from '../../../../src/review/config/suppressions.ts';
import { findingsOf, rules } from '../../../../src/review/rules/index.ts';
import { code, defect, present, type Said, settings } from '../rules/outbound.ts';

type Answers = Readonly<Record<string, Said | readonly Said[]>>;

function review(
  text: string,
  said: Answers = { fetch: {} },
  change: Partial<EffectiveSettings> = {},
  file = 'src/users.tsx',
) {
  const { facts, calls } = code(text, said, file);
  const holds = settings(change);
  const findings = applySuppressions({
    file,
    facts,
    calls,
    findings: findingsOf({ calls, settings: holds }),
    rules: holds.rules,
  });
  return { text, findings };
}

/** Each finding in a word: the lines of those that are suppressed and of those that are not. */
function lines(
  text: string,
  said?: Answers,
): { readonly open: readonly number[]; readonly suppressed: readonly number[] } {
  const { findings } = review(text, said);
  const review_ = findings.filter(({ ruleId }) => ruleId !== 'unused-suppression');
  return {
    open: review_.filter(({ suppressed }) => suppressed === null).map(({ line }) => line),
    suppressed: review_.filter(({ suppressed }) => suppressed !== null).map(({ line }) => line),
  };
}

/** What is said about the comments themselves: the text that is marked, and the message. */
function unused(text: string, said?: Answers, change?: Partial<EffectiveSettings>): readonly string[] {
  const { findings } = review(text, said, change);
  return findings
    .filter(({ ruleId }) => ruleId === 'unused-suppression')
    .map(finding => `«${marked(text, finding)}» ${finding.message}`);
}

function marked(text: string, { line, column, endLine, endColumn }: Finding): string {
  const all = text.split('\n').slice(line - 1, endLine);
  const last = all.pop() ?? '';
  const whole = [...all, last.slice(0, endColumn - 1)].join('\n');
  return whole.slice(column - 1);
}

describe('suppression comments', () => {
  it('reach the next line, their own line, a region or the file', () => {
    assert.deepEqual(lines('// faultline-disable-next-line timeout\nfetch(a);\nfetch(b);'), {
      open: [3],
      suppressed: [2],
    });
    assert.deepEqual(lines('fetch(a); // faultline-disable-line timeout\nfetch(b);'), {
      open: [2],
      suppressed: [1],
    });
    assert.deepEqual(
      lines('fetch(a);\n// faultline-disable timeout\nfetch(b);\n// faultline-enable timeout\nfetch(c);'),
      {
        open: [1, 5],
        suppressed: [3],
      },
    );
    assert.deepEqual(lines('fetch(a);\n// faultline-disable\nfetch(b);\nfetch(c);'), {
      open: [1],
      suppressed: [3, 4],
    });
    assert.deepEqual(lines('fetch(a);\n\n/* faultline-disable-file timeout */\nfetch(b);'), {
      open: [],
      suppressed: [1, 4],
    });
  });

  it('may stand in block and JSX comments', () => {
    assert.deepEqual(lines('/* faultline-disable-next-line timeout */\nfetch(a);'), {
      open: [],
      suppressed: [2],
    });
    assert.deepEqual(lines('/* faultline-disable timeout */ fetch(a); /* faultline-enable */ fetch(b);'), {
      open: [1],
      suppressed: [1],
    });
    const jsx = `const page = (
  <main>
    {/* faultline-disable-next-line timeout */}
    {fetch(a)}
    {fetch(b)}
  </main>
);`;
    assert.deepEqual(lines(jsx), { open: [5], suppressed: [4] });
  });

  it('count for the line of the callee, of the call and of the statement', () => {
    const chain = (at: number): string => {
      const text = ['const answer = await race(', '  client', '    .get(url),', ');'];
      text.splice(at, 0, '// faultline-disable-next-line timeout');
      return text.join('\n');
    };
    for (const at of [0, 1, 2]) {
      assert.deepEqual(lines(chain(at), { 'client.get': {} }).open, [], `above line ${String(at + 1)}`);
    }
    assert.deepEqual(lines(chain(3), { 'client.get': {} }).suppressed, []);
  });

  it('may stand below each other', () => {
    const text = `// faultline-disable-next-line timeout -- the queue runs it again
// faultline-disable-next-line ineffective-timeout
fetch(a);`;
    const said = { fetch: { verdict: { defects: [defect('late-race', {})] } } };
    assert.deepEqual(lines(text, said), { open: [], suppressed: [3, 3] });
    assert.deepEqual(unused(text, said), []);
  });

  it('name one rule, several, or none for all', () => {
    const said = { fetch: { verdict: { defects: [defect('late-race', {})] } } };
    const suppressed = (names: string): readonly string[] =>
      review(`// faultline-disable-next-line ${names}\nfetch(a);`, said)
        .findings.filter(finding => finding.suppressed !== null)
        .map(({ ruleId }) => ruleId);
    assert.deepEqual(suppressed('timeout'), ['timeout']);
    assert.deepEqual(suppressed('timeout, ineffective-timeout'), ['ineffective-timeout', 'timeout']);
    assert.deepEqual(suppressed('timeout,ineffective-timeout'), ['ineffective-timeout', 'timeout']);
    assert.deepEqual(suppressed(''), ['ineffective-timeout', 'timeout']);
    assert.deepEqual(suppressed('-- all of it'), ['ineffective-timeout', 'timeout']);
  });

  it('keep what they suppress, with their name and reason', () => {
    const by = (comment: string) => review(`${comment}\nfetch(a);`).findings[0]?.suppressed;
    assert.deepEqual(by('// faultline-disable-next-line timeout -- the queue runs it again'), {
      by: 'faultline-disable-next-line',
      reason: 'the queue runs it again',
    });
    assert.deepEqual(by('/* faultline-disable-next-line timeout --\n * a long\n * reason */'), {
      by: 'faultline-disable-next-line',
      reason: 'a long reason',
    });
    assert.deepEqual(
      by('// faultline-disable-next-line timeout the dashes are forgotten')?.reason,
      'the dashes are forgotten',
    );
    assert.deepEqual(by('// faultline-disable-file'), { by: 'faultline-disable-file', reason: null });
  });

  it('let the nearest speak where several suppress', () => {
    const text =
      '// faultline-disable-file timeout -- far\n// faultline-disable-next-line timeout -- near\nfetch(a);';
    assert.equal(review(text).findings[0]?.suppressed?.reason, 'near');
    assert.deepEqual(unused(text), []);
  });

  it('are comments, not texts that look like them', () => {
    assert.deepEqual(lines('const s = `\n// faultline-disable-next-line timeout\n`; fetch(a);').open, [3]);
  });

  it('end a region for the rules that the end names', () => {
    const said = { fetch: { verdict: { defects: [defect('late-race', {})] } } };
    const text =
      '/* faultline-disable */\nfetch(a);\n/* faultline-enable timeout */\nfetch(b);\n/* faultline-enable */\nfetch(c);';
    const open = review(text, said).findings.filter(({ suppressed }) => suppressed === null);
    assert.deepEqual(
      open.map(({ line, ruleId }) => `${String(line)} ${ruleId}`),
      ['4 timeout', '6 ineffective-timeout', '6 timeout'],
    );
    assert.deepEqual(unused(text, said), []);
  });
});

describe('rule unused-suppression', () => {
  it('marks a comment that has nothing to suppress', () => {
    const { findings } = review('// faultline-disable-next-line timeout\nconst a = 1;');
    assert.deepEqual(findings, [
      {
        id: 'unused-suppression:src/users.tsx#1',
        ruleId: 'unused-suppression',
        severity: 'warning',
        message: 'Nothing to suppress here',
        file: 'src/users.tsx',
        line: 1,
        column: 1,
        endLine: 1,
        endColumn: 39,
        call: null,
        related: [],
        suppressed: null,
        fixes: [],
        tag: 'unnecessary',
      },
    ]);
    for (const comment of [
      '/* faultline-disable-file */',
      '// faultline-disable',
      '// faultline-disable-line timeout -- why',
    ]) {
      assert.deepEqual(unused(comment), [`«${comment}» Nothing to suppress here`]);
    }
  });

  it('marks the one name of several that is unused', () => {
    assert.deepEqual(
      unused('// faultline-disable-next-line timeout, ineffective-timeout -- why\nfetch(a);'),
      ['«ineffective-timeout» Nothing to suppress here'],
    );
    assert.deepEqual(unused('//faultline-disable-next-line   ineffective-timeout  ,timeout\nfetch(a);'), [
      '«ineffective-timeout» Nothing to suppress here',
    ]);
  });

  it('marks a name that is no rule, and a word that is no directive', () => {
    assert.deepEqual(unused('// faultline-disable-next-line timout\nfetch(a);'), [
      '«timout» `timout` is no rule; did you mean `timeout`?',
    ]);
    assert.deepEqual(unused('// faultline-disable-next-line because the queue runs it again\nfetch(a);'), [
      '«because» `because` is no rule; a reason goes behind `--`',
    ]);
    assert.deepEqual(unused('// faultline-disable-nextline timeout\nfetch(a);'), [
      '«faultline-disable-nextline» `faultline-disable-nextline` is no directive; did you mean `faultline-disable-next-line`?',
    ]);
    const tagged = review('// faultline-disable-next-line timout\nfetch(a);').findings.map(({ tag }) => tag);
    assert.deepEqual(tagged, [undefined, undefined]);
  });

  it('marks an end that ends nothing', () => {
    assert.deepEqual(unused('fetch(a);\n// faultline-enable timeout'), [
      '«// faultline-enable timeout» No `faultline-disable` above that this ends',
    ]);
    assert.deepEqual(
      unused('// faultline-disable timeout\nfetch(a);\n// faultline-enable ineffective-timeout').length,
      1,
    );
  });

  it('is silent where a rule is switched off, or where other settings would report the call', () => {
    const comment = '// faultline-disable-next-line timeout\n';
    assert.deepEqual(unused(`${comment}const a = 1;`, {}, { rules: { timeout: 'off' } }), []);
    assert.deepEqual(unused(`${comment}fetch(a);`, { fetch: { context: 'test' } }), []);
    assert.deepEqual(
      unused(`${comment}fetch(a);`, { fetch: { context: 'browser' } }, { preset: 'essential' }),
      [],
    );
    assert.deepEqual(unused(`${comment}fetch(a);`, { fetch: { confidence: 'inferred' } }), []);
    const off = Object.fromEntries(rules.map(({ meta }) => [meta.id, 'off'] as const));
    assert.deepEqual(unused('// faultline-disable\n', {}, { rules: off }), []);
  });

  it('is silent where it cannot be told whether the call is bounded, and speaks where it is', () => {
    const comment = '// faultline-disable-next-line timeout\nfetch(a);';
    assert.deepEqual(unused(comment, { fetch: { verdict: { verdict: 'unknown' } } }), []);
    assert.deepEqual(unused(comment, { fetch: { verdict: present('total') } }).length, 1);
  });

  it('has a severity of its own', () => {
    const text = '// faultline-disable-file';
    assert.equal(review(text, {}, { rules: { 'unused-suppression': 'hint' } }).findings[0]?.severity, 'hint');
    assert.deepEqual(unused(text, {}, { rules: { 'unused-suppression': 'off' } }), []);
  });

  it('says what it says in under 100 characters, and copes with very many comments', () => {
    const long = `// faultline-disable-next-line ${'x'.repeat(200)}`;
    const many = Array.from({ length: 20_000 }, (_, i) =>
      i % 3 === 0 ? '// faultline-disable a' : '// faultline-disable-next-line b',
    );
    const { findings } = review([long, ...many, 'fetch(a);'].join('\n'));
    assert.ok(findings.length > 20_000);
    assert.ok(findings.every(({ message }) => message.length < 100));
  });
});
