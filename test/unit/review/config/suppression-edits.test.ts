import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from '../../../../src/base/edit.ts';
import type { Finding } from '../../../../src/base/finding.ts';
import { disableEdits, removeSuppressionEdits } from '../../../../src/review/config/suppression-edits.ts';
import { applySuppressions } from '../../../../src/review/config/suppressions.ts';
import { findingsOf } from '../../../../src/review/rules/index.ts';
import { code, type Code, settings } from '../rules/outbound.ts';

const file = 'src/users.tsx';

function read(text: string): Code {
  return code(text, { fetch: {}, 'http.get': {} }, file);
}

function findings({ facts, calls }: Code): readonly Finding[] {
  return applySuppressions({
    file,
    facts,
    calls,
    findings: findingsOf({ calls, settings: settings() }),
    rules: {},
  });
}

/** The text after the finding at the n-th outbound call (from 1) is disabled; it must be suppressed then, and stay so. */
function disabled(text: string, scope: 'line' | 'file' = 'line', nth = 1): string {
  const before = read(text);
  const finding = findings(before).filter(({ ruleId }) => ruleId === 'timeout')[nth - 1];
  const call = before.calls.find(({ id }) => id === finding?.call);
  assert.ok(finding !== undefined && call !== undefined);
  const edits = disableEdits({ text, lines: before.lines, facts: before.facts, finding, call, scope });
  const result = applyEdits(text, edits) ?? assert.fail('the edits overlap');
  const after = read(result);
  const same = findings(after).find(({ id }) => id === finding.id);
  assert.ok(same !== undefined && same.suppressed !== null, `not suppressed:\n${result}`);
  const again = after.calls.find(({ id }) => id === finding.call) ?? null;
  assert.deepEqual(
    disableEdits({ text: result, lines: after.lines, facts: after.facts, finding: same, call: again, scope }),
    [],
    'a second application changes something',
  );
  return result;
}

/** The text after every unused suppression in it is removed, one after the other. */
function cleaned(text: string): string {
  const now = read(text);
  const finding = findings(now).find(({ tag }) => tag === 'unnecessary');
  if (finding === undefined) {
    return text;
  }
  const edits = removeSuppressionEdits({ text, lines: now.lines, facts: now.facts, finding });
  const result = applyEdits(text, edits) ?? assert.fail('the edits overlap');
  assert.ok(result.length < text.length, 'nothing was removed');
  return cleaned(result);
}

describe('disabling a rule for a line', () => {
  it('writes a comment above the statement, indented like it', () => {
    assert.equal(
      disabled('async function main() {\n  const a = await fetch(url);\n}\n'),
      'async function main() {\n  // faultline-disable-next-line timeout\n  const a = await fetch(url);\n}\n',
    );
    assert.equal(disabled('fetch(url)'), '// faultline-disable-next-line timeout\nfetch(url)');
  });

  it('keeps tabs, CRLF and a byte-order mark', () => {
    assert.equal(
      disabled('if (a) {\r\n\tfetch(url);\r\n}\r\n'),
      'if (a) {\r\n\t// faultline-disable-next-line timeout\r\n\tfetch(url);\r\n}\r\n',
    );
    assert.equal(
      disabled('\uFEFFfetch(url);\r\n'),
      '\uFEFF// faultline-disable-next-line timeout\r\nfetch(url);\r\n',
    );
    assert.equal(
      disabled('a();\r\nfetch(url)'),
      'a();\r\n// faultline-disable-next-line timeout\r\nfetch(url)',
    );
  });

  it('goes above a statement of several lines', () => {
    assert.equal(
      disabled('const a = await retry(\n  fetch(url),\n  { times: 3 },\n);'),
      '// faultline-disable-next-line timeout\nconst a = await retry(\n  fetch(url),\n  { times: 3 },\n);',
    );
    assert.equal(
      disabled('const a = `\n  ${await fetch(url)}\n`;'),
      '// faultline-disable-next-line timeout\nconst a = `\n  ${await fetch(url)}\n`;',
    );
    assert.equal(
      disabled('return_(\n  http\n    .get(url),\n);'),
      '// faultline-disable-next-line timeout\nreturn_(\n  http\n    .get(url),\n);',
    );
  });

  it('stays near the call where its statement holds others, and in functions handed over', () => {
    assert.equal(
      disabled('const a = await retry(\n  () => fetch(url),\n  { times: 3 },\n);'),
      'const a = await retry(\n  // faultline-disable-next-line timeout\n  () => fetch(url),\n  { times: 3 },\n);',
    );
    assert.equal(
      disabled('await Promise.all([\n  fetch(a),\n  fetch(b),\n]);', 'line', 2),
      'await Promise.all([\n  fetch(a),\n  // faultline-disable-next-line timeout\n  fetch(b),\n]);',
    );
    assert.equal(
      disabled('class Api {\n  private first = fetch(a);\n}'),
      'class Api {\n  // faultline-disable-next-line timeout\n  private first = fetch(a);\n}',
    );
  });

  it('goes above a statement that begins in the middle of a line', () => {
    assert.equal(
      disabled('export const load = async () => { await fetch(url); };'),
      '// faultline-disable-next-line timeout\nexport const load = async () => { await fetch(url); };',
    );
    assert.equal(
      disabled('switch (a) {\n  case 1: fetch(url);\n}'),
      'switch (a) {\n  // faultline-disable-next-line timeout\n  case 1: fetch(url);\n}',
    );
  });

  it('stands in front of the call where no line is certain to be code', () => {
    assert.equal(
      disabled('const page = `\n  text ${(() => { return fetch(url); })()}\n`;'),
      'const page = `\n  text ${(() => { return /* faultline-disable-line timeout */ fetch(url); })()}\n`;',
    );
  });

  it('takes braces among the children of a JSX element', () => {
    const page = (comment: string): string => `const page = () => {
  return (
    <main title="a">
      <h1>Users</h1>
${comment}      {fetch(url)}
      {users.map(user => http.get(user))}
    </main>
  );
};`;
    assert.equal(disabled(page('')), page('      {/* faultline-disable-next-line timeout */}\n'));
    assert.match(
      disabled(page(''), 'line', 2),
      /\n {6}\{\/\* faultline-disable-next-line timeout \*\/\}\n {6}\{users\.map/,
    );
  });

  it('stands in an attribute of a JSX element in front of the call', () => {
    assert.equal(
      disabled('const page = (\n  <Page\n    onLoad={() => fetch(url)}\n  />\n);'),
      'const page = (\n  <Page\n    onLoad={() => /* faultline-disable-line timeout */ fetch(url)}\n  />\n);',
    );
    assert.equal(
      disabled('const page = (\n  <Page\n    onLoad={() =>\n      fetch(url)\n    }\n  />\n);'),
      'const page = (\n  <Page\n    onLoad={() =>\n      // faultline-disable-next-line timeout\n      fetch(url)\n    }\n  />\n);',
    );
  });

  it('extends a comment that is there', () => {
    assert.equal(
      disabled('// faultline-disable-next-line ineffective-timeout -- why\nfetch(url);'),
      '// faultline-disable-next-line ineffective-timeout, timeout -- why\nfetch(url);',
    );
    assert.equal(
      disabled('fetch(url); /* faultline-disable-line ineffective-timeout */'),
      'fetch(url); /* faultline-disable-line ineffective-timeout, timeout */',
    );
  });

  it('takes the line of the finding where that belongs to no call', () => {
    const text = 'a();\n  b();\n';
    const { facts, lines } = read(text);
    const finding: Finding = {
      ...{
        id: 'x',
        ruleId: 'x',
        severity: 'hint',
        message: 'x',
        call: null,
        related: [],
        suppressed: null,
        fixes: [],
      },
      ...{ file, line: 2, column: 3, endLine: 2, endColumn: 4 },
    };
    const edits = disableEdits({ text, lines, facts, finding, call: null, scope: 'line' });
    assert.equal(applyEdits(text, edits), 'a();\n  // faultline-disable-next-line x\n  b();\n');
  });
});

describe('disabling a rule for a file', () => {
  it('writes a comment at the top, below what must come first', () => {
    const comment = '// faultline-disable-file timeout';
    assert.equal(disabled('fetch(url);\n', 'file'), `${comment}\nfetch(url);\n`);
    assert.equal(
      disabled('#!/usr/bin/env node\nfetch(url);\n', 'file'),
      `#!/usr/bin/env node\n${comment}\nfetch(url);\n`,
    );
    assert.equal(disabled('\uFEFFfetch(url);\r\n', 'file'), `\uFEFF${comment}\r\nfetch(url);\r\n`);
    assert.equal(
      disabled('/** @jest-environment node */\n"use client";\nfetch(url);\n', 'file'),
      `/** @jest-environment node */\n${comment}\n"use client";\nfetch(url);\n`,
    );
    assert.equal(disabled('/* a */ fetch(url);', 'file'), `${comment}\n/* a */ fetch(url);`);
  });

  it('extends a comment that is there', () => {
    assert.equal(
      disabled('fetch(url);\n/* faultline-disable-file ineffective-timeout */', 'file'),
      'fetch(url);\n/* faultline-disable-file ineffective-timeout, timeout */',
    );
  });
});

describe('removing unused suppressions', () => {
  it('takes the line that a comment stands on alone, else the comment with its space', () => {
    assert.equal(cleaned('a();\n  // faultline-disable-next-line timeout\n  b();\n'), 'a();\n  b();\n');
    assert.equal(cleaned('a(); // faultline-disable-line timeout -- why\r\nb();\r\n'), 'a();\r\nb();\r\n');
    assert.equal(cleaned('/* faultline-disable */ a();'), 'a();');
    assert.equal(cleaned('a();\n// faultline-disable-file'), 'a();\n');
    assert.equal(cleaned('a(\n  /* faultline-disable-next-line\n     timeout */\n  b,\n);'), 'a(\n  b,\n);');
  });

  it('takes the one name that is unused, with its comma', () => {
    const comment = (names: string): string => `// faultline-disable-next-line ${names} -- why\nfetch(a);`;
    assert.equal(cleaned(comment('timeout, ineffective-timeout')), comment('timeout'));
    assert.equal(cleaned(comment('ineffective-timeout, timeout')), comment('timeout'));
    assert.equal(cleaned(comment('ineffective-timeout,timeout')), comment('timeout'));
  });

  it('takes the braces around a comment in JSX, and no others', () => {
    assert.equal(
      cleaned('const a = (\n  <p>\n    {/* faultline-disable-next-line timeout */}\n    {b}\n  </p>\n);'),
      'const a = (\n  <p>\n    {b}\n  </p>\n);',
    );
    const handler =
      'const a = <p onClick={() => {}} />;\nfunction b(): Promise<void> { /* faultline-disable-line */ }';
    assert.equal(cleaned(handler), 'const a = <p onClick={() => {}} />;\nfunction b(): Promise<void> { }');
  });

  it('takes the end of a region with its beginning, unless it ends another', () => {
    assert.equal(
      cleaned('// faultline-disable timeout\na();\n// faultline-enable timeout\nb();'),
      'a();\nb();',
    );
    assert.equal(
      cleaned(
        '/* faultline-disable timeout */\nfetch(a);\n// faultline-disable ineffective-timeout\nb();\n// faultline-enable\n',
      ),
      '/* faultline-disable timeout */\nfetch(a);\nb();\n// faultline-enable\n',
    );
  });

  it('changes nothing where the comment is gone', () => {
    const before = read('// faultline-disable-file\n');
    const [finding] = findings(before);
    assert.ok(finding !== undefined);
    const text = 'a();\n';
    const { lines, facts } = read(text);
    assert.deepEqual(removeSuppressionEdits({ text, lines, facts, finding }), []);
  });
});
