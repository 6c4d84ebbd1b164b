import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Finding } from '../../../src/base/finding.ts';
import { attemptFixes, changesTogether, type FixedFolder } from '../../../src/cli/fix-attempt.ts';
import type { FileReview, FixResult, Review } from '../../../src/review/session-types.ts';

/** Files of words: `bare` is a finding, that the fix of a test mends as it likes. What begins with `(` does not parse. */
function folderOf(
  files: Readonly<Record<string, string>>,
  fix: (finding: Finding, texts: ReadonlyMap<string, string>) => FixResult,
): FixedFolder & { readonly texts: ReadonlyMap<string, string> } {
  const texts = new Map(Object.entries(files));
  const findingsIn = (file: string): readonly Finding[] =>
    [...(texts.get(file) ?? '').matchAll(/bare\d*/g)].map(({ 0: word, index }) => ({
      id: `${file} ${word}`,
      ruleId: 'retry',
      severity: 'hint',
      message: word,
      file,
      line: 1,
      column: index + 1,
      endLine: 1,
      endColumn: index + 1 + word.length,
      call: null,
      related: [],
      suppressed: null,
      fixes: [],
    }));
  const reviewed = (): Review => ({
    preset: 'recommended',
    files: { seen: texts.size, parsed: 0, cached: 0, skipped: [] },
    problems: [],
    dependencies: [],
    calls: [],
    findings: [...texts.keys()].flatMap(findingsIn),
  });
  const fileOf = (file: string): FileReview | null => {
    const text = texts.get(file);
    return text === undefined
      ? null
      : {
          file,
          calls: [],
          dependencies: [],
          findings: findingsIn(file),
          problems: [],
          state: text.startsWith('(') ? 'last-good' : 'parsed',
          text,
        };
  };
  return {
    texts,
    review: reviewed(),
    session: {
      file: fileOf,
      fix: (file, id) => {
        const finding = findingsIn(file).find(each => each.id === id);
        return finding === undefined ? null : fix(finding, texts);
      },
    },
    withTexts: changed => {
      for (const [file, text] of changed) {
        if (text === null) {
          texts.delete(file);
        } else {
          texts.set(file, text);
        }
      }
      return Promise.resolve(reviewed());
    },
  };
}

function replacing({ file, column, endColumn }: Finding, text: string): FixResult['edits'] {
  return [{ file, edits: [{ start: column - 1, end: endColumn - 1, text }] }];
}

const always = (): string => 'retry/local';
const module = 'resilience.ts';

/** Wraps, and adds the module where it is not there yet. */
function wrap(finding: Finding, texts: ReadonlyMap<string, string>): FixResult {
  const edits = replacing(finding, `wrapped(${finding.message.replace('bare', '')})`);
  return texts.has(module)
    ? { title: 'Retry', edits }
    : { title: 'Retry', edits, creates: [{ path: module, text: `for ${finding.file}` }] };
}

describe('attemptFixes', () => {
  it('adds a file once, for all that need it', async () => {
    const folder = folderOf({ 'a.ts': 'bare1, bare2', 'b.ts': 'bare3' }, wrap);
    const { changes, made, review } = await attemptFixes(folder, always);

    assert.deepEqual(changes, [
      { file: 'a.ts', before: 'bare1, bare2', after: 'wrapped(1), wrapped(2)' },
      { file: 'b.ts', before: 'bare3', after: 'wrapped(3)' },
      { file: 'resilience.ts', before: null, after: 'for a.ts' },
    ]);
    assert.deepEqual([made.length, review.findings.length], [3, 0]);
  });

  it('writes all together where a file is added, for any of them may use it', async () => {
    const attempt = await attemptFixes(folderOf({ 'a.ts': 'bare', 'b.ts': 'bare' }, wrap), always);
    assert.deepEqual(
      changesTogether(attempt).map(group => group.map(({ file }) => file)),
      [['a.ts', 'b.ts', 'resilience.ts']],
    );
  });

  it('writes files apart, unless a fix spans them', async () => {
    const spanning = (finding: Finding, texts: ReadonlyMap<string, string>): FixResult => ({
      title: 'Retry',
      edits: [
        ...replacing(finding, 'done'),
        ...(finding.file === 'a.ts' && texts.get('client.ts') === ''
          ? [{ file: 'client.ts', edits: [{ start: 0, end: 0, text: 'retry' }] }]
          : []),
      ],
    });
    const attempt = await attemptFixes(
      folderOf({ 'a.ts': 'bare', 'b.ts': 'bare', 'client.ts': '' }, spanning),
      always,
    );
    assert.deepEqual(
      changesTogether(attempt).map(group => group.map(({ file }) => file)),
      [['a.ts', 'client.ts'], ['b.ts']],
    );
  });

  it('does not try again what has not helped', async () => {
    const rename = (finding: Finding): FixResult => ({
      title: 'Nothing',
      edits: replacing(finding, finding.message),
    });
    const { made, review } = await attemptFixes(folderOf({ 'a.ts': 'bare bare1' }, rename), always);
    assert.deepEqual([made.length, review.findings.length], [2, 2]);
  });

  it('takes back a fix after which a file does not parse, with the file that it has added', async () => {
    const breaking = (finding: Finding, texts: ReadonlyMap<string, string>): FixResult =>
      finding.file === 'a.ts'
        ? { title: 'Break', edits: replacing(finding, '(').slice(), creates: [{ path: module, text: '' }] }
        : wrap(finding, new Map([...texts, [module, '']]));
    const folder = folderOf({ 'a.ts': 'bare', 'b.ts': 'bare1' }, breaking);
    const { changes, made } = await attemptFixes(folder, finding => (finding.file === 'a.ts' ? 'x' : null));

    assert.deepEqual([changes, made], [[], []]);
    assert.deepEqual(Object.fromEntries(folder.texts), { 'a.ts': 'bare', 'b.ts': 'bare1' });
  });
});
