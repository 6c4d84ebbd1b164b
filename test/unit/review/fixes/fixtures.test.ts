import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { applyEdits } from '../../../../src/base/edit.ts';
import type { Finding } from '../../../../src/base/finding.ts';
import type { Session } from '../../../../src/review/session-types.ts';
import { typeCheck } from '../../../fixtures/types/check.ts';
import { ensureTypes, installTimeLimit } from '../../../fixtures/types/install.ts';
import { type Project, sessionOf } from '../annotated.ts';
import { type Fixture, fixtures, projectOf } from './fixture.ts';

describe('the fixes on the fixtures', function () {
  this.timeout(installTimeLimit);
  before(ensureTypes);

  for (const fixture of fixtures()) {
    const { library, name, settings } = fixture;
    if (settings.get('offers')?.[0] === 'none') {
      it(`${library}: offers nothing for ${name}`, async () => {
        const { finding } = await findingIn(fixture, fixture.before);
        assert.deepEqual(finding?.fixes, []);
      });
    } else {
      it(`${library}: ${name}`, async () => {
        await assertMended(fixture);
      });
    }
  }
});

async function assertMended(fixture: Fixture): Promise<void> {
  const { session, finding } = await findingIn(fixture, fixture.before);
  assert.ok(finding !== undefined, 'there is no such finding');
  const [wanted] = fixture.settings.get('fix') ?? [];
  const offer = finding.fixes.find(({ id, preferred }) => (wanted === undefined ? preferred : id === wanted));
  assert.ok(offer !== undefined, `it is not offered: ${JSON.stringify(finding.fixes)}`);
  assert.equal(finding.fixes.filter(({ preferred }) => preferred).length, 1);
  assert.equal(offer.title, fixture.settings.get('title')?.[0] ?? offer.title);

  const result = session.fix(finding.file, finding.id, offer.id);
  const after: Record<string, string> = { ...fixture.before };
  for (const { file, edits } of result?.edits ?? []) {
    after[file] = applyEdits(after[file] ?? '', edits) ?? 'the edits overlap';
  }
  assert.deepEqual(after, fixture.after);
  assertCompiles(fixture, after);

  const again = await findingIn(fixture, after);
  const same = again.session
    .review()
    .findings.filter(each => each.call === finding.call && each.ruleId === finding.ruleId);
  assert.deepEqual(same, [], 'it is still reported');
  assert.deepEqual(again.session.review().problems, []);
  assert.equal(again.session.fix(finding.file, finding.id, offer.id), null, 'it can be applied again');
}

function assertCompiles(fixture: Fixture, files: Project): void {
  if (fixture.settings.get('types')?.[0] === 'none') {
    return;
  }
  const aliases = Object.fromEntries(
    (fixture.settings.get('types') ?? []).map(line => line.split(' ') as [string, string]),
  );
  const platform = fixture.settings.get('platform')?.[0] === 'browser' ? 'browser' : 'node';
  assert.deepEqual(typeCheck(files, { platform, aliases }), []);
}

async function findingIn(
  fixture: Fixture,
  files: Project,
): Promise<{ readonly session: Session; readonly finding: Finding | undefined }> {
  const session = await sessionOf(projectOf(fixture, files), { preset: 'strict' });
  const rule = fixture.settings.get('rule')?.[0] ?? 'timeout';
  const finding = session.review().findings.find(each => each.file === fixture.main && each.ruleId === rule);
  return { session, finding };
}
