import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { Ajv } from 'ajv';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { readConfig } from '../../../../src/review/config/config.ts';
import { configSchema } from '../../../../src/review/config/schema.ts';

const ajv = new Ajv({ strict: true, keywords: ['enumDescriptions'] });
const validate = ajv.compile(configSchema());

describe('the schema of .faultline.yaml', () => {
  it('takes what the reader takes, and refuses what it marks', () => {
    const texts = [
      'preset: strict',
      'rules: { timeout: error, unused-suppression: off }',
      'ignore: [a, "!b"]',
      'deadlines: { default: 1.5s, stripe: 10 s, redis: 250 }',
      'preset: all',
      'rules: { timout: error }',
      'rules: { timeout: warn }',
      'ignore: a',
      'ignore: [1]',
      'deadlines: { default: 5 sec }',
      'deadlines: { default: 0 }',
      'slo: {}',
      'slo: { policy: [{ above: 50%, name: ship }, { above: 0, name: careful }, { name: freeze }] }',
      'slo: { objectives: { a: { traffic: 600/min, dependencies: { postgres: 99.95%, stripe: 0.999 } } } }',
      'slo: { objectives: { a: { capacity: { peak: 900/s, perInstance: 100, growth: 20%, zones: 3 } } } }',
      'slo: { policies: [] }',
      'slo: { policy: [{ above: 50 percent, name: ship }, { above: 0, name: a }, { name: freeze }] }',
      'slo: { policy: [{ above: 50% }] }',
      'slo: { objectives: { a: { traffic: 600 rpm } } }',
      'slo: { objectives: { a: { capacity: { peak: 900/s } } } }',
      'slo: { objectives: { a: { capacity: { peak: 900, perInstance: 1, zones: 1 } } } }',
      'slo: { objectives: { a: { dependencies: { postgres: 99.95 } } } }',
    ];
    for (const text of texts) {
      assert.equal(validate(parse(text)), readConfig('.faultline.yaml', text).findings.length === 0, text);
    }
  });

  it('is written in media, as is that of the report', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/generate-schemas.mjs', '--check'], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
  });
});
