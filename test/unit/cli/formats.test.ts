import assert from 'node:assert/strict';
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { Log, Result } from 'sarif';
import { applyEdits } from '../../../src/base/edit.ts';
import { lineStartsOf, offsetAt } from '../../../src/base/place.ts';
import { folderWith } from '../node/folder.ts';
import { faultline } from './faultline.ts';

const users = `import { http } from './http.ts';

export const users = () => http.get('/users');
`;
const project = {
  'package.json': '{ "type": "module", "dependencies": { "axios": "1.7.9" } }',
  'src/http.ts': `import axios from 'axios';\nexport const http = axios.create({ baseURL: 'http://users.internal' });\n`,
  'src/users.ts': users,
};

async function sarifOf(root: string, ...args: string[]): Promise<readonly Result[]> {
  const { stdout } = await faultline(root, ['review', '--format', 'sarif', ...args]);
  return (JSON.parse(stdout) as Log).runs[0]?.results ?? [];
}

describe('faultline review --format sarif', () => {
  it('brings places, fingerprints and the page of each rule', async () => {
    const { status, stdout } = await faultline(folderWith(project), ['review', '--format', 'sarif']);
    const [run] = (JSON.parse(stdout) as Log).runs;

    assert.equal(status, 1);
    const result = run?.results?.find(({ ruleId }) => ruleId === 'timeout');
    assert.deepEqual(result?.locations?.[0]?.physicalLocation, {
      artifactLocation: { uri: 'src/users.ts', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3, startColumn: 28, endLine: 3, endColumn: 36 },
    });
    const rule = run?.tool.driver.rules?.[result.ruleIndex ?? -1];
    assert.match(rule?.help?.markdown ?? '', /^# /);
  });

  it('brings the edits of the preferred fix, that mend the text when they are made', async () => {
    const result = (await sarifOf(folderWith(project))).find(({ ruleId }) => ruleId === 'timeout');
    const [change, ...others] = result?.fixes?.[0]?.artifactChanges ?? [];
    assert.ok(change !== undefined && others.length === 0);
    assert.equal(change.artifactLocation.uri, 'src/users.ts');

    const lines = lineStartsOf(users);
    const edits = change.replacements.map(({ deletedRegion: region, insertedContent }) => ({
      start: offsetAt(lines, region.startLine ?? 0, region.startColumn ?? 0),
      end: offsetAt(lines, region.endLine ?? 0, region.endColumn ?? 0),
      text: insertedContent?.text ?? '',
    }));
    assert.match(applyEdits(users, edits) ?? '', /http\.get\('\/users', \{ timeout: 5000 \}\)/);
  });

  it('keeps the fingerprint of a finding while its lines move', async () => {
    const moved = { ...project, 'src/users.ts': `// A comment\n\n${users}` };
    const prints = async (root: string): Promise<readonly unknown[]> =>
      (await sarifOf(root)).map(({ partialFingerprints }) => partialFingerprints);

    assert.deepEqual(await prints(folderWith(moved)), await prints(folderWith(project)));
  });

  it('gives the same log wherever the project lies', async () => {
    const here = folderWith(project);
    const first = (await faultline(here, ['review', '--format', 'sarif'])).stdout;
    const there = join(folderWith({}), 'elsewhere');
    mkdirSync(there);
    renameSync(join(here, 'package.json'), join(there, 'package.json'));
    renameSync(join(here, 'src'), join(there, 'src'));

    assert.equal((await faultline(there, ['review', '--format', 'sarif'])).stdout, first);
    assert.ok(!first.includes(here));
  });

  it('leaves out what is below --severity', async () => {
    const rules = (results: readonly Result[]): ReadonlySet<string | undefined> =>
      new Set(results.map(({ ruleId }) => ruleId));
    assert.deepEqual([...rules(await sarifOf(folderWith(project), '--severity', 'warning'))], ['timeout']);
    assert.ok(rules(await sarifOf(folderWith(project))).size > 1);
  });
});

describe('faultline review --format markdown', () => {
  it('writes a summary, the guards of each dependency, and links to the findings', async () => {
    const { status, stdout } = await faultline(folderWith(project), ['review', '--format', 'markdown']);

    assert.equal(status, 1);
    assert.match(stdout, /^\*\*1 warning in 1 of 2 files\*\* · 1 outbound call to 1 dependency/);
    assert.match(stdout, /\| dependency \| calls \| timeout \| retry \| circuit breaker \| fallback \|/);
    assert.match(stdout, /\| 1 \| ✗ 0\/1 present \|/);
    assert.match(stdout, /^- \[line 3]\(src\/users\.ts#L3\): \*\*warning\*\* `http\.get` has no timeout/m);
  });
});
