import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import type { Review, Session } from '../../../src/review/session-types.ts';
import { countingSession, drive, linesOf, theParser, type Project } from '../review/session/driving.ts';

const good = {
  'base.ts': "export const base = '/api';\n",
  'good.ts': "import { base } from './base';\nexport const load = () => fetch(base);\n",
};
const goodLine = 'good.ts:2 fetch absent';

async function reviewOf(
  project: Project,
  prepare: (session: Session) => void = () => undefined,
): Promise<Review> {
  const session = countingSession();
  session.files(Object.keys({ ...good, ...project }), { complete: true });
  prepare(session);
  drive(session, { ...good, ...project }, await theParser());
  return session.review();
}

function problemsOf(review: Review): string[] {
  return review.problems.map(
    ({ file, kind, range, message }) =>
      `${file}${range === null ? '' : `:${String(range.line)}:${String(range.column)}`} ${kind} ${message}`,
  );
}

/** The bad file is one problem in its place, and the good one is reviewed. */
async function assertOneProblem(project: Project, problem: RegExp): Promise<void> {
  const review = await reviewOf(project);
  assert.deepEqual(linesOf(review), [goodLine]);
  const [only, ...more] = problemsOf(review);
  assert.deepEqual(more, []);
  assert.match(only ?? 'no problem', problem);
}

describe('a text that is no program', () => {
  it('is a problem where the parser stopped', async () => {
    await assertOneProblem({ 'bad.ts': 'const url = "x";\nfetch(url,, url);\n' }, /^bad\.ts:2:11 syntax /);
    await assertOneProblem({ 'bad.tsx': 'fetch(<a></b>);\n' }, /^bad\.tsx:1:\d+ syntax /);
    await assertOneProblem({ 'bad.js': 'fetch(`${`' }, /^bad\.js:1:\d+ syntax /);
    await assertOneProblem({ 'bad.mjs': 'fetch("a\nb")' }, /^bad\.mjs:1:\d+ syntax /);
    await assertOneProblem({ 'bad.ts': 'fetch(\r\nfetch(\r\n' }, /^bad\.ts:\d+:\d+ syntax /);
  });

  it('is none where nothing outbound can be in it: it is not parsed', async () => {
    const review = await reviewOf({ 'bad.ts': 'export const = ;\n' });
    assert.deepEqual(problemsOf(review), []);
  });

  it('may hold anything', async () => {
    for (const text of [
      'fetch(\0)',
      '\uD800 fetch(\uDC00',
      'fetch(\u202E)',
      '<<<<<<< HEAD\nfetch(1)\n=======',
      'fetch #!',
    ]) {
      const review = await reviewOf({ 'bad.ts': text });
      assert.ok(linesOf(review).includes(goodLine));
      assert.equal(review.problems.length, 1, JSON.stringify(text));
      assert.equal(review.problems[0]?.kind, 'syntax');
    }
  });

  it('is a problem of ours where the parser itself fails', async () => {
    const session = countingSession();
    session.files(['a.ts', 'b.ts'], { complete: true });
    const sound = await theParser();
    const brittle = {
      parse: (path: string, text: string) => {
        if (path === 'a.ts') {
          throw new TypeError('no such node');
        }
        return sound.parse(path, text);
      },
    };
    drive(session, { 'a.ts': 'fetch("x")', 'b.ts': 'fetch("x")' }, brittle);
    assert.deepEqual(linesOf(session.review()), ['b.ts:1 fetch absent']);
    assert.deepEqual(problemsOf(session.review()), [
      'a.ts internal The review of this file failed: no such node',
    ]);
  });
});

describe('a text that begins or ends oddly', () => {
  it('is read like any other: a byte-order mark, CRLF, CR, a #! line, no end of line', async () => {
    const review = await reviewOf({
      'cr.ts': 'const a = 1;\rfetch("x");\r',
      'crlf.ts': 'const a = 1;\r\nfetch("x");\r\n',
      'end.ts': 'const a = 1;\nfetch("x")',
      'hash.js': '#!/usr/bin/env node\nfetch("x");\n',
      'mark.ts': '\uFEFFconst a = 1;\nfetch("x");\n',
    });
    assert.deepEqual(problemsOf(review), []);
    assert.deepEqual(linesOf(review), [
      'cr.ts:2 fetch absent',
      'crlf.ts:2 fetch absent',
      'end.ts:2 fetch absent',
      goodLine,
      'hash.js:2 fetch absent',
      'mark.ts:2 fetch absent',
    ]);
  });
});

describe('a text that is too large', () => {
  it('is skipped, and said', async () => {
    const review = await reviewOf({ 'huge.ts': `fetch("x");\n${'// padding\n'.repeat(190_000)}` });
    assert.deepEqual(review.files.skipped, [{ file: 'huge.ts', reason: 'larger than 1,000,000 characters' }]);
    assert.deepEqual(problemsOf(review), []);
    assert.deepEqual(linesOf(review), [goodLine]);
  });

  it('is read where the settings allow it', async () => {
    const project = { 'huge.ts': `fetch("x");\n${'// padding\n'.repeat(100_000)}` };
    const review = await reviewOf(project, session => {
      session.settings({ maxFileSize: 2_000_000 });
    });
    assert.deepEqual(linesOf(review), [goodLine, 'huge.ts:1 fetch absent']);
  });
});

describe('nesting that overflows the stack', () => {
  const times = 30_000;
  const deep: Readonly<Record<string, string>> = {
    arrays: `const x = ${'['.repeat(times)}${']'.repeat(times)}; fetch(x);`,
    parentheses: `const x = ${'('.repeat(times)}1${')'.repeat(times)}; fetch(x);`,
    calls: `${'fetch('.repeat(times)}1${')'.repeat(times)};`,
    chains: `fetch('x')${'.then()'.repeat(times)};`,
    members: `fetch(x${'.y'.repeat(times)});`,
    sums: `fetch('x'${" + 'y'".repeat(times)});`,
    conditions: `fetch(${'a ? b : '.repeat(times)}c);`,
    blocks: `${'{'.repeat(times)} fetch('x') ${'}'.repeat(times)}`,
    branches: `${'if (a) {} else '.repeat(times)} fetch('x');`,
    functions: `${'() => '.repeat(times)} fetch('x');`,
    templates: `fetch(${'`${'.repeat(times)}1${'}`'.repeat(times)});`,
    types: `let x: ${'Array<'.repeat(times)}string${'>'.repeat(times)}; fetch(x);`,
    negations: `fetch(${'!'.repeat(times)}x);`,
    'await after await': `fetch(${'await '.repeat(times)}x);`,
  };

  for (const [what, text] of Object.entries(deep)) {
    it(`is one problem at most: ${what}`, async () => {
      const review = await reviewOf({ 'deep.ts': text });
      assert.ok(linesOf(review).includes(goodLine));
      const [problem] = problemsOf(review);
      assert.ok(problem === undefined || /^deep\.ts(?::1:\d+)? (?:internal|syntax) /.test(problem), problem);
      assert.ok(review.problems.length === 1 || linesOf(review).some(line => line.startsWith('deep.ts')));
    }).timeout(10_000);
  }

  it('says so', () =>
    assertOneProblem({ 'deep.ts': deep.arrays ?? '' }, /^deep\.ts internal The code is nested too deeply/));
});

describe('configuration that cannot be read', () => {
  it('is a problem of that file where it is no JSON', async () => {
    await assertOneProblem({ 'package.json': '{ "name": ' }, /^package\.json(?::1:\d+)? config /);
    await assertOneProblem({ 'tsconfig.json': '[' }, /^tsconfig\.json(?::1:\d+)? config /);
  });

  it('is a problem where tsconfigs extend each other', async () => {
    await assertOneProblem(
      { 'tsconfig.json': '{ "extends": "./b.json" }', 'b.json': '{ "extends": "./tsconfig.json" }' },
      /^b\.json config `extends` leads in a circle: b\.json → tsconfig\.json → b\.json$/,
    );
    await assertOneProblem(
      { 'tsconfig.json': '{ "extends": "./tsconfig.json" }' },
      /^tsconfig\.json config `extends` leads in a circle: tsconfig\.json → tsconfig\.json$/,
    );
  });

  it('costs little where each of many tsconfigs extends the next one twice', async () => {
    const names = Array.from({ length: 18 }, (_, i) => `tsconfig${i === 0 ? '' : `.${String(i)}`}.json`);
    const chain = names.map((name, i): [string, string] => [
      name,
      `{ "extends": ["./${names[i + 1] ?? 'x'}", "./${names[i + 1] ?? 'x'}"] }`,
    ]);
    assert.deepEqual(linesOf(await reviewOf(Object.fromEntries(chain))), [goodLine]);
  });

  it('is a finding where .faultline.yaml is no YAML', async () => {
    const review = await reviewOf({ '.faultline.yaml': 'preset: [strict\n' });
    assert.deepEqual(linesOf(review), [goodLine]);
    assert.equal(review.preset, 'recommended');
    const own = review.findings.filter(finding => finding.file === '.faultline.yaml');
    assert.deepEqual(
      own.map(({ ruleId, line, column }) => [ruleId, line, column]),
      [
        ['config/wrong-type', 1, 9],
        ['config/syntax', 2, 1],
      ],
    );
  });

  it('is a finding where .faultline.yaml says what there is not', async () => {
    const review = await reviewOf({ '.faultline.yaml': 'preset: loud\nrule:\n  timeout: off\n' });
    assert.deepEqual(linesOf(review), [goodLine]);
    assert.deepEqual(
      review.findings
        .filter(finding => finding.file === '.faultline.yaml')
        .map(finding => [finding.line, finding.ruleId.startsWith('config/')]),
      [
        [1, true],
        [2, true],
      ],
    );
  });

  it('may have any shape', async () => {
    for (const text of [
      'null',
      '[]',
      '"x"',
      '1',
      '{"dependencies":[1],"workspaces":{},"exports":3,"main":{}}',
      '',
    ]) {
      const review = await reviewOf({
        'package.json': text,
        'tsconfig.json': text,
        'pnpm-workspace.yaml': text,
        'package-lock.json': text,
        '.faultline.yaml': text,
      });
      assert.ok(linesOf(review).includes(goodLine), text);
      assert.ok(
        review.problems.every(problem => problem.kind === 'config'),
        text,
      );
    }
  });
});

describe('a text that the driver cannot give', () => {
  it('is a problem or skipped, as the driver says', async () => {
    const review = await reviewOf({ 'a.ts': '', 'b.ts': '', 'c.ts': '', 'd.ts': '' }, session => {
      session.wants();
      session.fail('a.ts', { kind: 'unreadable', message: 'Cannot be read: permission denied' });
      session.set('base.ts', good['base.ts']);
      session.fail('b.ts', { kind: 'encoding', message: 'Not UTF-8' });
      session.fail('c.ts', { kind: 'skipped', reason: 'binary' });
      session.set('d.ts', null);
      session.set('good.ts', good['good.ts']);
    });
    assert.deepEqual(problemsOf(review), [
      'a.ts unreadable Cannot be read: permission denied',
      'b.ts encoding Not UTF-8',
    ]);
    assert.deepEqual(review.files.skipped, [{ file: 'c.ts', reason: 'binary' }]);
    assert.deepEqual(linesOf(review), [goodLine]);
  });

  it('is asked for again, and reviewed, once it is forgotten', async () => {
    const session = countingSession();
    session.files(['a.ts'], { complete: true });
    session.wants();
    session.fail('a.ts', { kind: 'unreadable', message: 'Cannot be read: permission denied' });
    drive(session, {}, await theParser());
    assert.equal(session.review().problems.length, 1);
    session.forget('a.ts');
    drive(session, { 'a.ts': 'fetch("x");' }, await theParser());
    assert.deepEqual(problemsOf(session.review()), []);
    assert.deepEqual(linesOf(session.review()), ['a.ts:1 fetch absent']);
  });
});
