import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { defaultSloSettings, sloSettingsOf } from '../../../../src/base/slo-settings.ts';
import { readConfig, sloSettingsFor } from '../../../../src/review/config/config.ts';
import { defaultPolicy } from '../../../../src/slo/math/policy.ts';

const file = '.faultline.yaml';

/** The mistakes of a configuration, each with the text that is marked. */
function mistakes(text: string): readonly string[] {
  const lines = text.split('\n');
  return readConfig(file, text).findings.map(
    ({ ruleId, severity, message, line, column, endLine, endColumn }) => {
      const marked = (lines[line - 1] ?? '').slice(column - 1, endLine === line ? endColumn - 1 : undefined);
      return `${severity} ${ruleId} «${marked}» ${message}`;
    },
  );
}

describe('slo in .faultline.yaml', () => {
  it('gives the policy of all SLOs, and of one its own, its traffic, capacity and dependencies', () => {
    const { config, findings } = readConfig(
      file,
      `slo:
  policy:
    - above: 50%
      name: ship
    - above: 0
      name: careful
    - name: freeze
  objectives:
    checkout-availability:
      traffic: 600/min
      capacity:
        peak: 1000/s
        perInstance: 100
        instances: 12
        utilisation: 0.75
        growth: 20 %
        zones: 3
      dependencies:
        postgres: 99.95%
        stripe: 0.999
    search:
      policy: [{ above: 0%, name: carry on }, { name: stop }]
      capacity: { peak: 5, perInstance: 1 }
`,
    );
    assert.deepEqual(findings, []);
    const checkout = sloSettingsOf(config.slo, { id: 'checkout-availability', name: null });
    assert.deepEqual(checkout, {
      policy: [
        { above: 0.5, name: 'ship' },
        { above: 0, name: 'careful' },
        { above: null, name: 'freeze' },
      ],
      traffic: 10,
      capacity: { peak: 1000, perInstance: 100, instances: 12, utilisation: 0.75, growth: 0.2, zones: 3 },
      dependencies: [
        { name: 'postgres', availability: 0.9995 },
        { name: 'stripe', availability: 0.999 },
      ],
    });
    const search = sloSettingsOf(config.slo, { id: 'web-search', name: 'search' });
    assert.deepEqual(search.policy, [
      { above: 0, name: 'carry on' },
      { above: null, name: 'stop' },
    ]);
    assert.deepEqual(search.capacity, {
      peak: 5,
      perInstance: 1,
      instances: null,
      utilisation: 0.8,
      growth: 0,
      zones: null,
    });
    assert.equal(sloSettingsOf(config.slo, { id: 'toString', name: null }).traffic, null);
  });

  it('holds below its folder, and the nearest speaks alone', () => {
    const top = readConfig(file, 'slo: { objectives: { a: { traffic: 1 } } }\n').config;
    const inner = readConfig('shop/.faultline.yaml', 'preset: strict\n').config;
    const configs = new Map([
      [file, top],
      ['shop/.faultline.yaml', inner],
    ]);
    assert.equal(sloSettingsFor('slo/a.slo.yaml', configs).objectives.a?.traffic, 1);
    assert.equal(sloSettingsFor('shop/a.slo.yaml', configs), inner.slo);
    assert.equal(sloSettingsFor('a.slo.yaml', new Map()), defaultSloSettings);
  });

  it('reads every example of its page without a finding', () => {
    const page = readFileSync('docs/rules/config.md', 'utf8');
    const examples = [...page.matchAll(/^```yaml\n([^]*?)^```/gm)].map(([, text = '']) => text);
    const configs = examples.map(text => readConfig(file, text));
    assert.deepEqual(
      configs.flatMap(({ findings }) => findings),
      [],
    );
    const policies = configs.flatMap(({ config }) => config.slo.policy ?? []);
    assert.deepEqual(
      policies,
      defaultPolicy.map(({ above, name }) => ({ above, name })),
    );
  });

  it('may be empty, and any key may be', () => {
    for (const text of ['slo:\n', 'slo:\n  policy:\n  objectives:\n', 'slo:\n  objectives:\n    a:\n']) {
      const { config, findings } = readConfig(file, text);
      assert.deepEqual(findings, [], text);
      assert.equal(config.slo.policy, null);
    }
  });

  it('marks keys that it does not know', () => {
    assert.deepEqual(
      mistakes(`slo:
  polices: []
  objectives:
    a:
      trafic: 1
      capacity: { peak: 1, perInstance: 1, instance: 2 }
`),
      [
        'warning config/unknown-key «polices» `polices` is no key of `slo`; did you mean `policy`?',
        'warning config/unknown-key «trafic» `trafic` is no key of an objective; did you mean `traffic`?',
        'warning config/unknown-key «instance» `instance` is no key of a capacity; did you mean `instances`?',
      ],
    );
  });

  it('marks shares, rates and counts that are none', () => {
    const share = 'is no share of a budget; write `0%` to `99%`, or leave `above` out for a spent one';
    assert.deepEqual(mistakes('slo: { policy: [{ above: 75, name: a }, { above: -5%, name: b }] }\n'), [
      `error config/bad-share «75» \`75\` ${share}`,
      `error config/bad-share «-5%» \`-5%\` ${share}`,
    ]);
    assert.deepEqual(
      mistakes(`slo:
  objectives:
    a:
      traffic: 10 rps
      capacity: { peak: 0, perInstance: 100 }
      dependencies: { postgres: 99.9, stripe: .nan, redis: }
    b:
      capacity: { peak: 1, perInstance: 1, instances: 0, zones: 1, growth: -2, utilisation: 120% }
`),
      [
        'error config/bad-rate «10 rps» `10 rps` is no rate above zero; write `120/s`, `600/min` or `10000/h`',
        'error config/bad-rate «0» `0` is no rate above zero; write `120/s`, `600/min` or `10000/h`',
        'error config/bad-share «99.9» `99.9` is no share; write `80%` or `0.8`',
        'error config/bad-share «.nan» `.nan` is no share; write `80%` or `0.8`',
        'error config/bad-share «» This is no share; write `80%` or `0.8`',
        'error config/wrong-type «0» `instances` is a whole number, from 1',
        'error config/wrong-type «1» `zones` is a whole number, from 2',
        'error config/bad-share «-2» `-2` is no growth in a month; write `20%` or `0.2`',
        'error config/bad-share «120%» `120%` is no share; write `80%` or `0.8`',
      ],
    );
  });

  it('takes a policy as a whole or not at all', () => {
    const text =
      'slo: { policy: [{ above: 50%, name: ship }, { above: half, name: slow }, { name: freeze }] }\n';
    assert.equal(readConfig(file, text).config.slo.policy, null);
  });

  it('marks two bands at one place, and a budget that no band speaks of', () => {
    assert.deepEqual(
      mistakes('slo:\n  policy:\n    - { above: 0, name: a }\n    - { above: 0%, name: b }\n'),
      [
        'error config/contradiction «{ above: 0%, name: b }» This band begins where `a` does; only one of them can hold',
      ],
    );
    assert.deepEqual(mistakes('slo: { policy: [{ above: 29%, name: a }] }\n'), [
      'warning config/policy-gap «[{ above: 29%, name: a }]» No band holds with less than 29% left; add one with `above: 0%`',
      'warning config/policy-gap «[{ above: 29%, name: a }]» No band holds once the budget is spent; add one without `above`',
    ]);
  });

  it('marks what is missing', () => {
    assert.deepEqual(
      mistakes('slo: { policy: [{ above: 5% }], objectives: { a: { capacity: { peak: 1 } } } }\n'),
      [
        'error config/missing-key «{ above: 5% }» A band has a `name`: what to do while it holds',
        'error config/missing-key «{ peak: 1 }» A capacity has a `perInstance`: what one instance takes',
      ],
    );
  });
});
