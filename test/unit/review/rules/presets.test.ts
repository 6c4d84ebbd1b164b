import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Context } from '../../../../src/base/guard.ts';
import { presets, type Preset } from '../../../../src/base/severity.ts';
import type { EffectiveSettings } from '../../../../src/base/settings.ts';
import { isGenerated } from '../../../../src/review/rules/generated.ts';
import { findingsOf } from '../../../../src/review/rules/index.ts';
import { code, type Said, settings } from './outbound.ts';

function severity(said: Said, change: Partial<EffectiveSettings>, file?: string): string {
  const { calls } = code('fetch(url)', { fetch: said }, file);
  return findingsOf({ calls, settings: settings(change) })[0]?.severity ?? 'none';
}

function byContext(preset: Preset): Readonly<Record<Context, string>> {
  const at = (context: Context): string => severity({ context }, { preset });
  return {
    server: at('server'),
    unknown: at('unknown'),
    browser: at('browser'),
    script: at('script'),
    test: at('test'),
  };
}

describe('presets', () => {
  it('weigh a missing timeout by where the code runs', () => {
    const server = { server: 'warning', unknown: 'warning', test: 'none' };
    assert.deepEqual(byContext('essential'), { ...server, browser: 'none', script: 'none' });
    assert.deepEqual(byContext('recommended'), { ...server, browser: 'information', script: 'information' });
    assert.deepEqual(byContext('strict'), { ...server, browser: 'information', script: 'information' });
  });

  it('report a guessed library in strict alone, as information', () => {
    const at = (preset: Preset): string => severity({ confidence: 'inferred' }, { preset });
    assert.deepEqual(presets.map(at), ['none', 'none', 'information']);
    assert.equal(severity({ confidence: 'likely' }, { preset: 'essential' }), 'warning');
  });

  it('give way to a severity of the user, which does not widen what is reported', () => {
    const rules = { timeout: 'error' } as const;
    assert.equal(severity({}, { rules }), 'error');
    assert.equal(severity({ context: 'browser' }, { rules }), 'error');
    assert.equal(severity({ context: 'browser' }, { rules, preset: 'essential' }), 'none');
    assert.equal(severity({ context: 'test' }, { rules }), 'none');
    assert.equal(severity({ confidence: 'inferred' }, { rules }), 'none');
    assert.equal(severity({ confidence: 'inferred' }, { rules, preset: 'strict' }), 'error');
    assert.equal(severity({}, { rules: { timeout: 'off' }, preset: 'strict' }), 'none');
  });

  it('leave out tests, scripts and generated files unless they are included', () => {
    assert.equal(severity({ context: 'test' }, { include: ['test'] }), 'information');
    assert.equal(
      severity({ context: 'script' }, { include: ['script'], preset: 'essential' }),
      'information',
    );
    assert.equal(severity({ context: 'script' }, { include: ['test'], preset: 'essential' }), 'none');
    const generated = 'src/api/__generated__/client.ts';
    assert.equal(severity({}, {}, generated), 'none');
    assert.equal(severity({}, { include: ['generated'] }, generated), 'information');
  });

  it('say nothing about an ignored file', () => {
    assert.equal(severity({}, { ignored: true }), 'none');
  });

  it('know generated files by their paths', () => {
    const generated = [
      'src/generated/api.ts',
      'proto/users_pb.js',
      'src/users.pb.ts',
      'src/schema.generated.tsx',
    ];
    const written = ['src/generator.ts', 'src/generate/index.ts', 'src/regenerated.ts', 'generated.ts'];
    assert.deepEqual(generated.filter(isGenerated), generated);
    assert.deepEqual(written.filter(isGenerated), []);
  });
});
