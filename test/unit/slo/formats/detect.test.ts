import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { detectSlo, isSloPath } from '../../../../src/slo/formats/detect.ts';

const kinds: readonly (readonly [text: string, format: string | null])[] = [
  ['version: "prometheus/v1"\n', 'sloth/v1'],
  [`# ours\n---\nservice: a\nversion: 'prometheus/v1'\n`, 'sloth/v1'],
  ['apiVersion: sloth.slok.dev/v1\nkind: AlertWindows\n', 'sloth/k8s'],
  ['kind: SLO\r\napiVersion: openslo/v1\r\n', 'openslo/v1'],
  ['- apiVersion: openslo/v1alpha\n  kind: SLO\n', 'openslo/v1alpha'],
  ['{ "apiVersion": "openslo.com/v2alpha", "kind": "SLO" }', 'openslo/v2alpha'],
  ['[\n  {\n    "apiVersion": "openslo/v1"\n  }\n]', 'openslo/v1'],
  ['{"apiVersion":"openslo/v1","kind":"SLO"}', 'openslo/v1'],
  ['[{"kind":"SLO","metadata":{"name":"a"},"apiVersion":"n9/v1alpha"}]', 'nobl9'],
  ['---\n{kind: SLO, apiVersion: openslo/v1}\n', 'openslo/v1'],
  ['{"name":"a","version":"1.2.3"}', null],
  ['apiVersion: pyrra.dev/v1alpha1\n', 'pyrra'],
  ['apiVersion: apps/v1\n---\napiVersion: pyrra.dev/v1alpha1\n', 'pyrra'],
  ['apiVersion: sre.google.com/v2\n', 'slo-generator'],
  ['apiVersion: n9/v1alpha\n', 'nobl9'],
  // The reader says that the version is unknown.
  ['apiVersion: openslo/v7\n', 'openslo/v1'],
  ['version: prometheus/v2\n', 'sloth/v1'],
  ['apiVersion: apps/v1\nkind: Deployment\n', null],
  ['version: "3.8"\nservices: {}\n', null],
  ['data:\n  slo.yaml: |\n    version: prometheus/v1\n', null],
  ['# version: prometheus/v1\n', null],
  ['apiVersion: openslox/v1\n', null],
  ['', null],
];

describe('a cheap look at a text', () => {
  for (const [text, format] of kinds) {
    it(`takes ${JSON.stringify(text)} for ${format ?? 'nothing of ours'}`, () => {
      assert.equal(detectSlo('config/a.yaml', text), format);
    });
  }

  it('looks for an SLO in Markdown by its title and target', () => {
    assert.equal(detectSlo('docs/a.md', '# Checkout SLO\n\n**Target**: 99.9%\n'), 'markdown');
    assert.equal(detectSlo('docs/a.md', '# SLOs\n\n| **Target** | 99.9% |\n'), 'markdown');
    assert.equal(detectSlo('docs/a.md', '# Checkout\n\nIts SLO is on the **Target** list.\n'), null);
    assert.equal(detectSlo('docs/a.md', 'apiVersion: openslo/v1\n'), null);
    assert.equal(detectSlo('docs/checkout.slo.md', ''), 'markdown');
  });

  it('leaves other files alone', () => {
    assert.equal(detectSlo('src/a.ts', 'apiVersion: openslo/v1\n'), null);
  });

  it('knows the names that say what is inside', () => {
    assert.deepEqual(
      ['a/checkout.slo.yaml', 'b.slo.yml', 'c.SLO.md', 'slo.yaml', 'd.slo.ts', 'e.yaml'].filter(isSloPath),
      ['a/checkout.slo.yaml', 'b.slo.yml', 'c.SLO.md'],
    );
  });
});
