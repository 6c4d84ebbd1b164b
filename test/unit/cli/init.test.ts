import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { template } from '../../../src/cli/init-command.ts';
import { readConfig } from '../../../src/review/config/config.ts';
import { configKeys } from '../../../src/review/config/keys.ts';

/** The template with its examples switched on: comments that hold a key or what belongs to one. */
function switchedOn(text: string): string {
  return text.replace(/^# (?=[a-z]+:|  )/gm, '');
}

describe('the configuration that init writes', () => {
  it('changes nothing until something is switched on', () => {
    const { config, findings, problems } = readConfig('.faultline.yaml', template);

    assert.deepEqual(problems, []);
    assert.deepEqual(findings, []);
    assert.equal(config.preset, 'recommended');
    assert.deepEqual([config.rules, config.ignore], [{}, []]);
  });

  it('shows every key by an example that is right', () => {
    const on = switchedOn(template);
    const { config, findings, problems } = readConfig('.faultline.yaml', on);

    assert.deepEqual(problems, []);
    assert.deepEqual(findings, []);
    for (const key of Object.keys(configKeys)) {
      assert.match(on, new RegExp(`^${key}:`, 'm'));
    }
    assert.equal(config.rules.timeout, 'error');
    assert.deepEqual(
      config.ignore.map(({ text }) => text),
      ['scripts/', '**/*.generated.ts'],
    );
    assert.equal(config.kit, 'local');
    assert.deepEqual(config.deadlines, { default: 5000, libraries: { stripe: 10_000 } });
  });
});
