import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { sceneOf } from '../../../src/webview/scene/scene.ts';
import { reviewOf } from '../../../src/webview/export/review.ts';
import { freshState } from '../../../src/webview/state/page-state.ts';
import { views } from '../../../src/webview/page/views.ts';
import { flat, type VNode } from '../../../src/webview/dom/vnode.ts';
import type { Actions, View } from '../../../src/webview/view/view.ts';
import { projectDir } from '../../host/paths.ts';
import { SampleDocument } from '../../webview/sample-document.ts';
import { settings, sloth, twoIncidents } from '../../webview/samples.ts';

const ignore = (): void => undefined;
const actions: Actions = {
  choose: ignore,
  edit: ignore,
  reveal: ignore,
  openSource: ignore,
  run: ignore,
  take: ignore,
  toggleMenu: ignore,
  toggleTwin: ignore,
  toggleForm: ignore,
  setTraffic: ignore,
  setProfile: ignore,
  addIncident: ignore,
  removeIncident: ignore,
  select: ignore,
  changeIncident: ignore,
  readAt: ignore,
  hint: ignore,
};

/** Every text and attribute of what is drawn. */
function wordsOf(node: VNode | string): readonly string[] {
  if (typeof node === 'string') {
    return [node];
  }
  const attributes = Object.entries(node.attributes).filter(
    ([name]) => !['key', 'on', 'style'].includes(name),
  );
  const given = [...attributes, ...Object.entries(node.attributes.style ?? {})].map(([, value]) => value);
  const values = given
    .filter(value => value !== null)
    .map(value => (value === undefined ? 'undefined' : JSON.stringify(value)));
  return [...values, ...node.children.flatMap(wordsOf)];
}

/** All that the page says of a document, in every state and width. */
function drawn(document: SampleDocument): readonly string[] {
  const preview = document.preview();
  return preview.slos.flatMap(({ id }) =>
    [0, 360, 1000].flatMap(width => {
      const state = {
        ...freshState(preview.uri),
        chosen: id,
        incidents: width === 0 ? [] : twoIncidents,
        profile: width === 360 ? ('day-and-night' as const) : ('constant' as const),
        twins: width === 360 ? (['burn', 'rate'] as const) : [],
      };
      const scene = sceneOf(preview, state) ?? assert.fail();
      const view: View = {
        scene,
        actions,
        width,
        hint: 'pointer',
        menu: 'copy',
        readout: 5,
        refusals: new Map(),
      };
      const nodes = Object.values(views).flatMap(draw => flat(draw(view)));
      return [...nodes.flatMap(wordsOf), reviewOf(scene)];
    }),
  );
}

function assertSound(words: readonly string[]): void {
  assert.deepEqual(
    words.filter(word => /\b(?:NaN|undefined|null)\b/.test(word)),
    [],
  );
}

describe('the page', () => {
  const files = globSync(['examples/shop/slo/*', 'test/fixtures/slo/**/*.{yaml,yml,md}'], {
    cwd: projectDir,
  });
  it('draws every document that there is', () => {
    assert.ok(files.length > 10);
    for (const file of files) {
      const text = readFileSync(path.join(projectDir, file), 'utf8');
      assertSound(drawn(new SampleDocument(text, { path: `/${file}`, head: text, settings })));
    }
  }).timeout(60_000);

  for (const objective of [100, 0, 50, 99.99999, -1, 101, 'high', '.nan', '""']) {
    it(`draws an objective of ${String(objective)}`, () => {
      assertSound(drawn(new SampleDocument(sloth(objective), { head: sloth(99.9), settings })));
    });
  }

  const openSlo = (window: string, method: string): string => `apiVersion: openslo/v1
kind: SLO
metadata: { name: a }
spec:
  service: b
  indicator:
    metadata: { name: c }
    spec:
      ratioMetric:
        counter: true
        good: { metricSource: { type: Prometheus, spec: { query: x } } }
        total: { metricSource: { type: Prometheus, spec: { query: y } } }
  timeWindow: ${window}
  ${method}
`;
  const calendar =
    "[{ duration: 1M, isRolling: false, calendar: { startTime: '2026-01-01 00:00:00', timeZone: Europe/Berlin } }]";
  const occurrences = 'budgetingMethod: Occurrences\n  objectives: [{ target: 0.99 }]';
  const slices =
    'budgetingMethod: Timeslices\n  objectives: [{ target: 0.95, timeSliceTarget: 0.9, timeSliceWindow: 1m }]';
  const cases: Readonly<Record<string, string>> = {
    'a calendar month': openSlo(calendar, occurrences),
    'timeslices of two weeks': openSlo('[{ duration: 2w, isRolling: true }]', slices),
    'an hour': openSlo('[{ duration: 1h, isRolling: true }]', occurrences),
    'a year': openSlo('[{ duration: 1Y, isRolling: true }]', occurrences),
    'no window': openSlo('[]', occurrences),
    'no objective': openSlo('[{ duration: 2w, isRolling: true }]', 'budgetingMethod: Occurrences'),
  };
  for (const [name, text] of Object.entries(cases)) {
    it(`draws ${name}`, () => {
      assertSound(drawn(new SampleDocument(text)));
    });
  }

  it('counts slices where the document does', () => {
    const words = drawn(new SampleDocument(cases['timeslices of two weeks'] ?? ''));
    assert.ok(words.join(' ').includes('1,008'), words.slice(0, 20).join(' '));
  });
});
