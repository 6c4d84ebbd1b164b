import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { configFor, readConfig, unusedGlobs } from '../../../../src/review/config/config.ts';

const text = `preset: essential
rules:
  timeout: error
deadlines:
  default: 3s
  stripe: 9s
kit: cockatiel
overrides:
  - files: ['jobs/**', '*.cron.ts']
    preset: strict
    rules:
      retry: 'off'
    deadlines:
      default: 30s
  - files: [jobs/fast.ts]
    rules:
      timeout: warning
`;

function holds(path: string, kit?: 'local') {
  const { config, findings } = readConfig('api/.faultline.yaml', text);
  assert.deepEqual(findings, []);
  return configFor(path, new Map([['api/.faultline.yaml', config]]), kit === undefined ? {} : { kit });
}

describe('overrides in .faultline.yaml', () => {
  it('hold for the files that they match, over the rest of the file', () => {
    const server = holds('api/server.ts');
    assert.equal(server.preset, 'essential');
    assert.deepEqual(server.rules, { timeout: 'error' });
    assert.deepEqual(server.deadlines, { default: 3000, libraries: { stripe: 9000 } });
    const job = holds('api/jobs/night.ts');
    assert.equal(job.preset, 'strict');
    assert.deepEqual(job.rules, { timeout: 'error', retry: 'off' });
    assert.deepEqual(job.deadlines, { default: 30_000, libraries: { stripe: 9000 } });
    assert.equal(holds('api/src/sync.cron.ts').preset, 'strict');
    assert.equal(holds('jobs/night.ts').preset, 'recommended', 'outside of its folder');
  });

  it('let the last that matches speak', () => {
    const fast = holds('api/jobs/fast.ts');
    assert.equal(fast.preset, 'strict');
    assert.deepEqual(fast.rules, { timeout: 'warning', retry: 'off' });
  });

  it('leave the kit to whoever asks for one', () => {
    assert.equal(holds('api/server.ts').kit, 'cockatiel');
    assert.equal(holds('api/server.ts', 'local').kit, 'local');
  });

  it('are told where a glob matches nothing, once all files are known', () => {
    const { config } = readConfig(
      'api/.faultline.yaml',
      `ignore:\n  - legacy/\n  - '!kept.ts'\noverrides:\n  - files: ['jobs/**', 'gone/**']\n`,
    );
    const found = unusedGlobs(config, '', ['api/jobs/a.ts', 'legacy/a.ts']);
    assert.deepEqual(
      found.map(({ ruleId, severity }) => `${ruleId} ${severity}`),
      ['config/unused-glob information', 'config/unused-glob information'],
    );
  });
});
