import type { Children } from '../dom/vnode.ts';
import { h } from '../dom/vnode.ts';
import { alertsView } from '../view/alerts-view.ts';
import { barView, burnView } from '../view/burn-view.ts';
import { capacityView } from '../view/capacity-view.ts';
import { changesView } from '../view/changes-view.ts';
import { compareView } from '../view/compare-view.ts';
import { dependenciesView } from '../view/dependencies-view.ts';
import { formView } from '../view/form-view.ts';
import { heroView } from '../view/hero.ts';
import { matrixView } from '../view/matrix-view.ts';
import { rateView } from '../view/rate-view.ts';
import { whatIfView } from '../view/what-if-view.ts';
import type { View } from '../view/view.ts';
import { say } from '../words/say.ts';
import type { RegionName } from './regions.ts';

/** What each part of the page shows of an SLO. */
export const views: Readonly<Record<Exclude<RegionName, 'banner'>, (view: View) => Children>> = {
  form: formView,
  'what-if': whatIfView,
  hero: heroView,
  bar: barView,
  burn: burnView,
  rate: rateView,
  alerts: alertsView,
  matrix: matrixView,
  changes: changesView,
  compare: compareView,
  dependencies: dependenciesView,
  capacity: capacityView,
  measured: ({ scene }) => (scene.terms === null ? null : h('p', { class: 'measured' }, say('measuredNone'))),
};
