import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, it } from 'mocha';
import type { Log } from 'sarif';
import { applyEdits } from '../../../../src/base/edit.ts';
import { lineStartsOf, offsetAt } from '../../../../src/base/place.ts';
import type { JsonReport } from '../../../../src/review/report/json-model.ts';
import { folderWith } from '../../node/folder.ts';
import { faultline } from '../faultline.ts';
import { aliasBomb, indicator, openSlo, pyrra, sloth } from './documents.ts';

async function jsonOf(root: string, ...args: string[]): Promise<JsonReport> {
  const { stdout } = await faultline(root, ['slo', 'check', '--format', 'json', ...args]);
  return JSON.parse(stdout) as JsonReport;
}

async function rulesOf(root: string, ...args: string[]): Promise<readonly string[]> {
  const { findings } = await jsonOf(root, ...args);
  return findings.map(({ file, ruleId, severity }) => `${file} ${severity} ${ruleId}`);
}

describe('faultline slo check', () => {
  it('ends with 0 where nothing is wrong, and says what was looked at', async () => {
    const root = folderWith({ 'a.yaml': sloth(), 'deep/b.yml': pyrra, 'values.yaml': 'version: 1\n' });
    const { status, stdout, stderr } = await faultline(root, ['slo', 'check']);

    assert.equal(stdout, 'No findings in 2 files · 2 SLOs\n');
    assert.deepEqual([status, stderr], [0, '']);
  });

  it('lists findings by file, and says by its status that there are some', async () => {
    const root = folderWith({ 'a.yaml': sloth(), 'slo/b.yaml': sloth('0') });
    const { status, stdout } = await faultline(root, ['slo', 'check']);

    assert.equal(status, 1);
    assert.match(stdout, /^slo\/b\.yaml\n {2}5:16 /);
    assert.match(stdout, /^ {2}5:16 {2}error {2}.* slo\/objective-range$/m);
    assert.match(stdout, /\n1 error.* in 1 of 2 files · 2 SLOs\n$/);
  });

  it('judges the status by --fail-on, and lists by --severity', async () => {
    const root = folderWith({ 'a.yaml': sloth('90') });
    const statusOf = async (...args: string[]) => (await faultline(root, ['slo', 'check', ...args])).status;

    assert.equal(await statusOf(), 1);
    assert.equal(await statusOf('--fail-on', 'error'), 0);
    assert.equal(await statusOf('--severity', 'error'), 1);
    const { stdout } = await faultline(root, ['slo', 'check', '--severity', 'error']);
    assert.equal(stdout, 'No findings in 1 file · 1 SLO · 1 warning (--severity warning)\n');
  });

  it('prints findings alone with --quiet, and nothing where there is none', async () => {
    const loud = await faultline(folderWith({ 'a.yaml': sloth('90') }), ['slo', 'check', '-q']);
    assert.match(loud.stdout, /slo\/alert-never-fires\n$/);

    const silent = await faultline(folderWith({ 'a.yaml': sloth() }), ['slo', 'check', '-q']);
    assert.deepEqual(silent, { status: 0, stdout: '', stderr: '' });
  });

  it('leaves out what git ignores and node_modules, unless it is named', async () => {
    const root = folderWith({
      '.git/': '',
      '.gitignore': 'generated/\n',
      'generated/a.yaml': sloth('0'),
      'node_modules/x/a.yaml': sloth('0'),
      'a.yaml': sloth(),
    });

    assert.equal((await faultline(root, ['slo', 'check'])).status, 0);
    assert.equal((await faultline(root, ['slo', 'check', 'generated/a.yaml'])).status, 1);
    assert.equal((await faultline(root, ['slo', 'check', 'generated'])).status, 1);
  });

  it('finds what a document refers to in the files around it', async () => {
    const root = folderWith({ 'slo/a.yaml': openSlo, 'sli/b.yaml': indicator, 'package.json': '{}' });
    assert.deepEqual(await rulesOf(root, 'slo/a.yaml'), []);

    const alone = await rulesOf(folderWith({ 'slo/a.yaml': openSlo }));
    assert.ok(
      alone.some(rule => /slo\/(?:missing|unknown)-reference/.test(rule)),
      alone.join(),
    );
  });

  it('obeys .faultline.yaml, and the comments in a document', async () => {
    const ignored = folderWith({ 'a.yaml': sloth('0'), '.faultline.yaml': 'ignore: [a.yaml]\n' });
    assert.equal((await faultline(ignored, ['slo', 'check'])).status, 0);

    const comment = '# faultline-disable-file slo/alert-never-fires -- a batch job\n';
    const root = folderWith({ 'a.yaml': comment + sloth('90') });
    const { status, stdout } = await faultline(root, ['slo', 'check']);
    assert.deepEqual([status, stdout], [0, 'No findings in 1 file · 1 SLO · 1 suppressed\n']);
    const [finding] = (await jsonOf(root)).findings;
    assert.deepEqual(finding?.suppressed, { by: 'faultline-disable-file', reason: 'a batch job' });
  });

  it('tells the mistakes in .faultline.yaml', async () => {
    const root = folderWith({ 'a.yaml': sloth(), '.faultline.yaml': 'slo:\n  polcy: []\n' });

    assert.deepEqual(await rulesOf(root), ['.faultline.yaml warning config/unknown-key']);
  });
});

describe('faultline slo check of what cannot be read', () => {
  const broken = {
    'syntax.yaml': 'version: prometheus/v1\nservice: "a\n',
    'version.yaml': 'apiVersion: openslo/v9\nkind: SLO\n',
    'bomb.yaml': aliasBomb,
    'latin.yaml': Buffer.from(sloth().replace('checkout', 'café'), 'latin1'),
    'notes.slo.md': 'Nothing yet\n',
  };

  it('is an error at the right place, and the good documents beside it are checked', async () => {
    const root = folderWith({ ...broken, 'good.yaml': sloth('90') });
    const rules = await rulesOf(root);

    for (const [file, rule] of [
      ['syntax.yaml', 'syntax'],
      ['version.yaml', 'unknown-version'],
      ['bomb.yaml', 'alias-bomb'],
      ['latin.yaml', 'encoding'],
      ['notes.slo.md', 'not-an-slo'],
    ]) {
      assert.ok(rules.includes(`${file ?? ''} error slo/${rule ?? ''}`), `${file ?? ''}: ${rules.join()}`);
    }
    assert.ok(rules.includes('good.yaml warning slo/alert-never-fires'));
    assert.equal((await faultline(root, ['slo', 'check'])).status, 1);
  });

  it('is an error for a file that was named and is no SLO document', async () => {
    const root = folderWith({
      'README.md': '# Hello\n',
      'data.bin': Buffer.from([0, 1, 2]),
      'a.ts': '',
      'values.yaml': 'a: 1\n',
    });

    assert.deepEqual(await rulesOf(root, 'values.yaml'), ['values.yaml error slo/not-an-slo']);
    assert.deepEqual(await rulesOf(root, 'README.md'), ['README.md error slo/not-an-slo']);
    assert.deepEqual(await rulesOf(root, 'data.bin'), ['data.bin error slo/encoding']);
    assert.equal((await faultline(root, ['slo', 'check', 'a.ts'])).status, 1);
  });

  it('ends with 2 where nothing was found, or nothing is there', async () => {
    const root = folderWith({ 'README.md': '# Hello\n', 'sub/': '' });
    const nothing = await faultline(root, ['slo', 'check']);
    assert.deepEqual([nothing.status, nothing.stdout], [2, '']);
    assert.equal(nothing.stderr, 'faultline: There are no SLO documents in this folder\n');

    assert.match((await faultline(root, ['slo', 'check', 'sub'])).stderr, /no SLO documents in sub/);
    assert.match(
      (await faultline(root, ['slo', 'check', 'gone.yaml'])).stderr,
      /no file or folder gone\.yaml/,
    );
  });
});

describe('faultline slo check --stdin', () => {
  const from = (root: string, input: string | Buffer, ...args: string[]) =>
    faultline(root, ['slo', 'check', '--stdin', '--stdin-filename', ...args], { input });

  it('checks a text in the place of a file, among the documents around it', async () => {
    const root = folderWith({ 'slo/a.yaml': sloth('0'), 'sli/b.yaml': indicator, 'package.json': '{}' });

    assert.equal((await from(root, sloth(), 'slo/a.yaml')).status, 0);
    assert.equal((await from(root, openSlo, 'slo/new.yaml', '--fail-on', 'hint')).status, 0);
    const { status, stdout } = await from(root, sloth('0'), 'slo/new.yaml');
    assert.equal(status, 1);
    assert.match(stdout, /^slo\/new\.yaml\n/);
  });

  it('finds an error in what is no text and in what is no SLO', async () => {
    const root = folderWith({ 'a.yaml': sloth() });

    assert.match((await from(root, Buffer.from([0xc3, 0x28]), 'a.yaml')).stdout, /slo\/encoding/);
    assert.match((await from(root, 'hello\n', 'a.yaml')).stdout, /slo\/not-an-slo/);
  });

  it('says which flags belong together', async () => {
    const root = folderWith({ 'a.yaml': sloth() });
    const refused = async (...args: string[]) => {
      const { status, stderr } = await faultline(root, ['slo', 'check', ...args]);
      assert.equal(status, 2);
      return stderr;
    };

    assert.match(await refused('--stdin'), /--stdin needs --stdin-filename/);
    assert.match(await refused('--stdin-filename', 'a.yaml'), /needs --stdin/);
    assert.match(await refused('-q', '--severity', 'hint'), /--quiet/);
    assert.match(await refused('--format', 'xml'), /--format is text, json, sarif or markdown/);
    assert.match(await refused('--preset', 'strict'), /no option --preset/);
  });
});

describe('faultline slo check --format', () => {
  const root = folderWith({ 'slo/a.yaml': sloth('90'), 'b.yaml': 'apiVersion: openslo/v9\n' });

  it('json: the contract of the review, with nothing called', async () => {
    const report = await jsonOf(root);
    const schema: unknown = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../../../media/report.schema.json'), 'utf8'),
    );
    const ajv = new Ajv({ strict: false });

    assert.ok(ajv.validate(schema as object, report), ajv.errorsText());
    assert.deepEqual([report.calls, report.dependencies, report.problems], [[], [], []]);
    assert.deepEqual([report.files.seen, report.files.parsed], [2, 2]);
    const finding = report.findings.find(({ file }) => file === 'slo/a.yaml');
    assert.deepEqual(
      [finding?.id, finding?.line, finding?.column, finding?.call],
      ['slo/alert-never-fires:slo/a.yaml:checkout-availability', 5, 16, null],
    );
  });

  it('json: the same every time, wherever the folder lies, and ids stay while lines move', async () => {
    const files = { 'a.yaml': sloth('90') };
    const one = await faultline(folderWith(files), ['slo', 'check', '-f', 'json']);
    const other = await faultline(folderWith(files), ['slo', 'check', '-f', 'json']);
    assert.equal(one.stdout, other.stdout);

    const moved = await jsonOf(folderWith({ 'a.yaml': `# A comment\n\n${sloth('90')}` }));
    assert.equal(moved.findings[0]?.id, (JSON.parse(one.stdout) as JsonReport).findings[0]?.id);
  });

  it('sarif: the rules of SLO documents with their pages, and the preferred fix', async () => {
    const fixable = sloth().replace('[{{.window}}]', '[5m]');
    const folder = folderWith({ 'a.yaml': fixable });
    const { stdout } = await faultline(folder, ['slo', 'check', '--format', 'sarif']);
    const [run] = (JSON.parse(stdout) as Log).runs;
    const results = run?.results ?? [];
    const rules = run?.tool.driver.rules ?? [];

    assert.ok(rules.length > 0 && rules.every(({ id }) => id.startsWith('slo/')));
    for (const { ruleId, ruleIndex } of results) {
      assert.equal(rules[ruleIndex ?? -1]?.id, ruleId);
    }
    const [change] = results.flatMap(({ fixes }) => fixes?.[0]?.artifactChanges ?? []);
    assert.ok(change !== undefined, stdout);
    const lines = lineStartsOf(fixable);
    const edits = change.replacements.map(({ deletedRegion: region, insertedContent }) => ({
      start: offsetAt(lines, region.startLine ?? 0, region.startColumn ?? 0),
      end: offsetAt(lines, region.endLine ?? 0, region.endColumn ?? 0),
      text: insertedContent?.text ?? '',
    }));
    assert.equal(applyEdits(fixable, edits), sloth());
  });

  it('markdown: a summary and links', async () => {
    const { status, stdout } = await faultline(root, ['slo', 'check', '--format', 'markdown']);

    assert.equal(status, 1);
    assert.match(stdout, /^\*\*1 error, 1 warning in 2 of 2 files\*\* · 1 SLO\n/);
    assert.match(stdout, /^- \[line 5]\(slo\/a\.yaml#L5\): \*\*warning\*\* .*`slo\/alert-never-fires`/m);
  });
});
