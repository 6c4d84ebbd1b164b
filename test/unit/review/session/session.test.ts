import { before, describe, it } from 'mocha';
import assert from 'node:assert/strict';
import type { Parser, Session } from '../../../../src/review/session-types.ts';
import { applyEdits } from '../../../../src/base/edit.ts';
import { countingSession, drive, linesOf, saidOf, sessionOn, theParser } from './driving.ts';

const packageJson = '{ "dependencies": { "axios": "1.13.6" } }';
const http = "import axios from 'axios';\nexport const http = axios.create();\n";
const users = "import { http } from './http';\nexport const load = () => http.get('/users');\n";
const project = {
  'package.json': packageJson,
  'http.ts': http,
  'users.ts': users,
  'pure.ts': 'export const add = (a: number, b: number) => a + b;\n',
};

const texts: Readonly<Record<string, string>> = project;

let parser: Parser;
before(async function () {
  this.timeout(20_000);
  parser = await theParser();
});

function wantsOf(session: Session): string[] {
  return session.wants().map(want => (want.kind === 'parser' ? '(parser)' : want.path));
}

describe('what a session wants', () => {
  it('is every text, once, and the parser only where something is to be parsed', () => {
    const session = countingSession();
    session.files(Object.keys(project), { complete: true });
    assert.equal(session.step(10), 'wants');
    assert.deepEqual(wantsOf(session).sort(), Object.keys(project).sort());
    assert.deepEqual(wantsOf(session), []);
    for (const [path, text] of Object.entries(project)) {
      session.set(path, text);
    }
    assert.equal(session.step(100), 'wants');
    assert.ok(wantsOf(session).includes('(parser)'));
    session.parser(parser);
    drive(session, project, parser);
    assert.deepEqual(linesOf(session.review()), ['users.ts:2 http.get absent']);
  });

  it('is no parser where nothing outbound is named', () => {
    const session = countingSession();
    session.files(['pure.ts'], { complete: true });
    drive(session, project, { parse: () => assert.fail('parsed') });
    assert.deepEqual(session.review().calls, []);
    assert.deepEqual(session.review().files, { seen: 1, parsed: 0, cached: 0, skipped: [] });
  });

  it('comes in batches, open documents first', () => {
    const session = countingSession();
    session.files(['a.ts', 'b.ts', 'c.ts'], { complete: true });
    session.open(['c.ts']);
    assert.deepEqual(session.wants(2), [
      { kind: 'text', path: 'c.ts' },
      { kind: 'text', path: 'a.ts' },
    ]);
    assert.deepEqual(wantsOf(session), ['b.ts']);
  });

  it('names what is installed where a library is used', () => {
    const session = countingSession();
    session.files(Object.keys(project), { complete: true });
    const asked: string[] = [];
    drive(session, project, parser, { batch: 1 });
    assert.deepEqual(session.review().calls[0]?.libraryVersion, {
      version: '1.13.6',
      exact: false,
      from: 'package.json',
    });
    session.forget('http.ts');
    for (let state = session.step(100); state !== 'done'; state = session.step(100)) {
      for (const path of wantsOf(session)) {
        asked.push(path);
        session.set(path, texts[path] ?? null);
      }
    }
    assert.deepEqual(asked, ['http.ts']);
  });
});

describe('a session that goes on', () => {
  it('works in slices, and tells how far it is', async () => {
    const session = countingSession();
    session.files(Object.keys(project), { complete: true });
    const states = new Set<string>();
    const seen: number[] = [];
    for (let state = session.step(1); state !== 'done'; state = session.step(1)) {
      states.add(state);
      const { done, of } = session.progress();
      assert.ok(done >= 0 && done <= of);
      seen.push(done);
      if (state === 'wants') {
        for (const want of session.wants(1)) {
          if (want.kind === 'parser') {
            session.parser(await theParser());
          } else {
            session.set(want.path, texts[want.path] ?? null);
          }
        }
      }
    }
    assert.deepEqual([...states].sort(), ['more', 'wants']);
    const { done, of } = session.progress();
    assert.equal(done, of);
    assert.ok(seen.length > 5);
  });

  it('answers at any time, with what it knows', () => {
    const session = countingSession();
    assert.deepEqual(session.review().calls, []);
    session.files(Object.keys(project), { complete: true });
    assert.deepEqual(session.review().calls, []);
    session.parser(parser);
    session.set('package.json', packageJson);
    session.set('http.ts', http);
    session.step(100);
    assert.deepEqual(session.review().problems, []);
    assert.equal(session.file('nowhere.ts'), null);
    assert.equal(session.file('package.json'), null);
    assert.equal(session.file('pure.ts')?.state, 'not-needed');
  });

  it('finds what a new file calls, and forgets it with the file', async () => {
    const session = await sessionOn({ 'package.json': packageJson, 'http.ts': http });
    assert.deepEqual(linesOf(session.review()), []);
    session.fileAdded('users.ts');
    drive(session, project, parser);
    assert.deepEqual(linesOf(session.review()), ['users.ts:2 http.get absent']);
    session.fileRemoved('users.ts');
    drive(session, project, parser);
    assert.deepEqual(linesOf(session.review()), []);
    assert.equal(session.file('users.ts'), null);
  });

  it('takes a new list for the old one', async () => {
    const session = await sessionOn(project);
    session.files(['other.ts', 'package.json'], { complete: true });
    drive(session, { 'other.ts': 'fetch("x");\n', 'package.json': packageJson }, parser);
    assert.deepEqual(linesOf(session.review()), ['other.ts:1 fetch absent']);
    assert.equal(session.review().files.seen, 1);
  });

  it('judges again what a change elsewhere decides', async () => {
    const session = await sessionOn(project);
    session.set('http.ts', http.replace('create()', 'create({ timeout: 500 })'));
    drive(session, project, parser);
    assert.deepEqual(linesOf(session.review()), ['users.ts:2 http.get present']);
    session.set('http.ts', http);
    drive(session, project, parser);
    assert.deepEqual(linesOf(session.review()), ['users.ts:2 http.get absent']);
  });

  it('judges again when the project or its packages change', async () => {
    const text = "import axios from 'axios';\naxios.get('/', { signal: AbortSignal.timeout(5) });\n";
    const session = await sessionOn({ 'package.json': packageJson, 'a.ts': text });
    assert.deepEqual(linesOf(session.review()), ['a.ts:2 axios.get present']);
    session.set('package.json', '{ "dependencies": { "axios": "0.21.4" } }');
    drive(session, {}, parser);
    assert.deepEqual(linesOf(session.review()), ['a.ts:2 axios.get absent']);
    session.set('node_modules/axios/package.json', '{ "version": "1.9.0" }');
    drive(session, {}, parser);
    assert.deepEqual(linesOf(session.review()), ['a.ts:2 axios.get present']);
    assert.equal(session.review().calls[0]?.libraryVersion?.from, 'node_modules/axios/package.json');
  });

  it('judges again when the settings change', async () => {
    const session = await sessionOn(project);
    const severity = (): string | undefined =>
      session.review().findings.find(({ ruleId }) => ruleId === 'timeout')?.severity;
    const before = severity();
    session.settings({ preset: 'strict', rules: { timeout: 'error' } });
    drive(session, project, parser);
    assert.deepEqual([before, severity()], ['warning', 'error']);
    assert.equal(session.review().preset, 'strict');
    session.settings({ rules: { timeout: 'off' } });
    drive(session, project, parser);
    assert.equal(severity(), undefined);
  });

  it('asks again what is installed when a lockfile changes', () => {
    const texts: Record<string, string> = {
      'package.json': packageJson,
      'package-lock.json': '{}',
      'a.ts': "import axios from 'axios';\naxios.get('/', { signal: AbortSignal.timeout(5) });\n",
      'node_modules/axios/package.json': '{ "version": "0.21.4" }',
    };
    const session = countingSession();
    session.files(['package.json', 'package-lock.json', 'a.ts'], { complete: true });
    drive(session, texts, parser);
    assert.deepEqual(linesOf(session.review()), ['a.ts:2 axios.get absent']);
    texts['node_modules/axios/package.json'] = '{ "version": "1.9.0" }';
    session.set('package-lock.json', '{ "lockfileVersion": 3 }');
    drive(session, texts, parser);
    assert.deepEqual(linesOf(session.review()), ['a.ts:2 axios.get present']);
  });

  it('leaves open what a caller could change until it knows all files', () => {
    const texts = {
      'a.ts':
        'export async function load(url: string, signal?: AbortSignal) {\n  return fetch(url, { signal });\n}\n',
      'b.ts': "import { load } from './a';\nexport const all = () => load('/', AbortSignal.timeout(5));\n",
    };
    const session = countingSession();
    session.files(Object.keys(texts), { complete: false });
    drive(session, texts, parser);
    assert.deepEqual(linesOf(session.review()), ['a.ts:2 fetch unknown']);
    session.files(Object.keys(texts), { complete: true });
    drive(session, texts, parser);
    assert.deepEqual(linesOf(session.review()), ['a.ts:2 fetch present']);
  });
});

describe('a text that does not parse for a while', () => {
  const text = 'export const load = (url: string) => fetch(url);\n';

  it('keeps the last good review, with the text that it is of', async () => {
    const session = await sessionOn({ 'a.ts': text });
    session.open(['a.ts']);
    const broken = `const half = {\n${text}`;
    session.set('a.ts', broken);
    drive(session, {}, parser);
    const file = session.file('a.ts');
    assert.ok(file !== null);
    assert.deepEqual([file.state, file.text], ['last-good', text]);
    assert.deepEqual([...new Set(file.findings.map(finding => finding.line))], [1]);
    assert.deepEqual(
      file.problems.map(problem => [problem.kind, problem.file]),
      [['syntax', 'a.ts']],
    );
    session.set('a.ts', `const half = {};\n${text}`);
    drive(session, {}, parser);
    assert.deepEqual(
      [session.file('a.ts')?.state, session.file('a.ts')?.problems, session.file('a.ts')?.findings[0]?.line],
      ['parsed', [], 2],
    );
  });

  it('has none to keep where it never parsed', async () => {
    const session = await sessionOn({ 'a.ts': 'fetch(' });
    const file = session.file('a.ts');
    assert.deepEqual([file?.state, file?.calls, file?.findings], ['last-good', [], []]);
    assert.equal(file?.text, 'fetch(');
  });
});

describe('a fix of a session', () => {
  const text = 'export const load = (url: string) => fetch(url);\n';

  it('is offered with its finding, and made when it is asked for', async () => {
    const session = await sessionOn({ 'a.ts': text });
    const finding = session.file('a.ts')?.findings.find(({ ruleId }) => ruleId === 'timeout');
    assert.ok(finding !== undefined);
    const preferred = finding.fixes.filter(fix => fix.preferred);
    assert.deepEqual(
      preferred.map(fix => fix.id),
      ['timeout/native'],
    );
    const fix = session.fix('a.ts', finding.id, 'timeout/native');
    assert.ok(fix !== null);
    assert.equal(fix.title, preferred[0]?.title);
    assert.deepEqual(
      fix.edits.map(each => applyEdits(text, each.edits)),
      ['export const load = (url: string) => fetch(url, { signal: AbortSignal.timeout(5000) });\n'],
    );
  });

  it('may be to keep quiet', async () => {
    const session = await sessionOn({ 'a.ts': text });
    const finding = session.file('a.ts')?.findings.find(({ ruleId }) => ruleId === 'timeout');
    const quiet = (id: string): string | null | undefined =>
      session.fix('a.ts', finding?.id ?? '', id)?.edits.map(each => applyEdits(text, each.edits))[0];
    for (const id of ['disable/line', 'disable/file']) {
      const edited = quiet(id);
      assert.match(edited ?? '', /faultline-disable.* timeout/);
      const again = await sessionOn({ 'a.ts': edited ?? '' });
      assert.deepEqual(
        again
          .review()
          .findings.filter(({ ruleId }) => ruleId === 'timeout')
          .map(each => each.suppressed !== null),
        [true],
      );
    }
  });

  it('takes a suppression away that has nothing to do', async () => {
    const unused = '// faultline-disable-next-line timeout -- old\nexport const a = fetch;\n';
    const session = await sessionOn({ 'a.ts': unused });
    const [finding] = session.file('a.ts')?.findings ?? [];
    assert.equal(finding?.ruleId, 'unused-suppression');
    const fix = session.fix('a.ts', finding.id, 'disable/remove');
    assert.equal(applyEdits(unused, fix?.edits[0]?.edits ?? []), 'export const a = fetch;\n');
  });

  it('is none for what is no longer there', async () => {
    const session = await sessionOn({ 'a.ts': text });
    const id = session.file('a.ts')?.findings[0]?.id ?? '';
    assert.equal(session.fix('a.ts', id, 'timeout/other'), null);
    assert.equal(session.fix('a.ts', 'other', 'timeout/native'), null);
    assert.equal(session.fix('b.ts', id, 'timeout/native'), null);
    session.set('a.ts', 'export {};\n');
    drive(session, {}, parser);
    assert.equal(session.fix('a.ts', id, 'timeout/native'), null);
    assert.equal(session.fix('a.ts', id, 'disable/line'), null);
  });
});

describe('facts that are kept', () => {
  it('come out under the hash of their text, and spare the parse', async () => {
    const cold = await sessionOn(project);
    const dump = cold.dump();
    assert.equal(dump.size, 2);
    const warm = countingSession();
    warm.restore(dump);
    warm.files(Object.keys(project), { complete: true });
    drive(warm, project, { parse: () => assert.fail('parsed') });
    assert.deepEqual(saidOf(warm.review()), saidOf(cold.review()));
    assert.deepEqual([warm.review().files.parsed, warm.review().files.cached], [0, 2]);
    assert.deepEqual(warm.dump(), dump);
  });

  it('are passed over where they cannot be read', async () => {
    const cold = await sessionOn(project);
    for (const spoilt of ['', '{', 'null', '[]', '{"values":1}']) {
      const session = countingSession();
      session.restore(new Map([...cold.dump().keys()].map(key => [key, spoilt])));
      session.files(Object.keys(project), { complete: true });
      drive(session, project, parser);
      assert.deepEqual(saidOf(session.review()), saidOf(cold.review()), spoilt);
    }
  });

  it('are not those of a text that does not parse', async () => {
    const session = await sessionOn({ 'a.ts': 'fetch("x");\n' });
    session.set('a.ts', 'fetch(');
    drive(session, {}, parser);
    assert.equal(session.dump().size, 0);
  });
});

describe('what .faultline.yaml leaves out', () => {
  it('is not reviewed, and found again when it is let in', async () => {
    const texts = { ...project, '.faultline.yaml': 'ignore:\n  - users.ts\n' };
    const session = await sessionOn(texts);
    assert.deepEqual(linesOf(session.review()), []);
    assert.deepEqual(session.file('users.ts')?.calls, []);
    session.set('.faultline.yaml', 'preset: essential\n');
    drive(session, texts, parser);
    assert.deepEqual(linesOf(session.review()), ['users.ts:2 http.get absent']);
    assert.equal(session.review().preset, 'essential');
  });
});
