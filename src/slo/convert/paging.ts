import type { Branch } from '../math/branch.ts';
import { consumedIn } from '../math/burn.ts';
import { pyrraBranches } from '../math/pyrra.ts';
import { slothBranches, slothWindowsFor } from '../math/sloth.ts';
import { workbookBranches } from '../math/workbook.ts';
import type { SloFormat } from '../model/model.ts';
import { percentInWords, windowInWords } from '../units/words.ts';
import type { Draft } from './draft.ts';

const monthSeconds = 30 * 86_400;

/** A tool that makes alerts by itself, of the objective and its window alone. */
type Maker = 'Sloth' | 'Pyrra';

function makerOf(format: SloFormat): Maker | null {
  switch (format) {
    case 'sloth/v1':
    case 'sloth/k8s':
      return 'Sloth';
    case 'pyrra':
      return 'Pyrra';
    case 'openslo/v1alpha':
    case 'openslo/v1':
    case 'openslo/v2alpha':
    case 'slo-generator':
    case 'nobl9':
    case 'markdown':
      return null;
  }
}

/** How the same objective pages before and after a conversion; null: it does so alike, or nobody is paged. */
export function pagingNote(draft: Draft, to: SloFormat): string | null {
  const [before, after] = [makerOf(draft.slo.format), makerOf(to)];
  const window = draft.window?.seconds ?? monthSeconds;
  if (after === null || after === before) {
    return null;
  }
  if (before !== null) {
    return `The same objective pages differently: ${makerSentence(before, window)}; ${makerSentence(after, window)}.`;
  }
  const own = draft.slo.alerts.length;
  const lost = own === 0 ? '' : ` The ${String(own)} alerts of the document are not carried over.`;
  return `${after} makes alerts of its own: ${makerSentence(after, window)}.${lost}`;
}

function makerSentence(maker: Maker, window: number): string {
  const branches = pagesOf(maker, window);
  const parts = branches.map(branch => {
    const spent = percentInWords(Number(consumed(maker, branch, window).toPrecision(3)));
    const held =
      branch.forSeconds === null ? '' : `, and still after ${windowInWords(branch.forSeconds)} (\`for\`)`;
    return `${spent} of the budget went within ${windowInWords(branch.longSeconds)}${held}`;
  });
  return `${maker} pages once ${parts.join(', or ')}`;
}

function pagesOf(maker: Maker, window: number): readonly Branch[] {
  if (maker === 'Pyrra') {
    return pyrraBranches(window).filter(({ severity }) => severity === 'critical');
  }
  const windows = slothWindowsFor(window);
  const branches = windows === null ? workbookBranches(window) : slothBranches(windows);
  return branches.filter(({ severity }) => severity === 'page');
}

/** The share of the budget; of Pyrra's windows before they are rounded to a minute, so that it is the same for every window. */
function consumed(maker: Maker, branch: Branch, window: number): number {
  const share = consumedIn(branch.longSeconds, branch.burnRate, window);
  return maker === 'Pyrra' ? (branch.branch === 'fast' ? 14 / 672 : 7 / 112) : share;
}
