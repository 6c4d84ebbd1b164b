import { type Children, h, type VNode } from '../dom/vnode.ts';
import type { HostState, StaleText } from '../../protocol/slo-preview.ts';
import { number } from '../words/amounts.ts';
import { say } from '../words/say.ts';
import { link } from './pieces.ts';
import type { Actions } from './view.ts';

/** Why what is shown does not follow the text. */
export type Trouble =
  | { readonly kind: 'state'; readonly state: HostState }
  | { readonly kind: 'stale'; readonly stale: StaleText; readonly shown: 'last' | 'nothing' };

/** A banner that stays on top, with the way out. */
export function bannerView(trouble: Trouble | null, actions: Actions): Children {
  if (trouble === null) {
    return null;
  }
  if (trouble.kind === 'state') {
    return stateBanner(trouble.state, actions);
  }
  const { message, line, column, offset } = trouble.stale;
  return banner(
    'is-error',
    say('broken', String(line), String(column), message),
    say(trouble.shown === 'last' ? 'brokenKept' : 'brokenFirst'),
    link(say('showLine'), () => actions.reveal(offset)),
  );
}

function stateBanner(state: HostState, actions: Actions): VNode {
  switch (state.kind) {
    case 'starting':
      return banner('is-quiet', say('starting'));
    case 'stopped':
      return banner(
        'is-error',
        say('stopped', state.reason),
        link(say('restart'), () => actions.run('restart-server')),
        ' ',
        link(say('showOutput'), () => actions.run('show-output')),
      );
    case 'gone':
      return banner('is-error', say('gone'));
    case 'large':
      return banner(
        'is-quiet',
        say('large', number(state.megabytes)),
        link(say('readLarge'), () => actions.run('read-large')),
      );
    case 'not-slo':
      return banner(
        'is-quiet',
        say('not-slo'),
        link(say('openText'), () => actions.openSource()),
      );
  }
}

function banner(name: string, words: string, ...more: readonly Children[]): VNode {
  return h('div', { class: `banner ${name}`, role: 'status' }, h('h1', {}, words), h('span', {}, ...more));
}
