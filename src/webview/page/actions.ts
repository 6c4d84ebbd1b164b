import { added, changed } from '../state/incidents.ts';
import type { PageState } from '../state/page-state.ts';
import type { Actions } from '../view/view.ts';
import type { Page } from './page.ts';
import { draggedRegions } from './regions.ts';
import { take } from './take.ts';

/** What a person can do on the page. */
export function actionsOf(page: Page): Actions {
  const window = (): number => page.scene?.windowSeconds ?? 0;
  const become = (change: Partial<PageState>): void => page.become({ ...page.state, ...change });
  return {
    choose: chosen => become({ chosen }),
    edit: (field, edit) => {
      page.refusals.delete(field);
      page.queue.push(field, edit);
    },
    reveal: offset => page.host.send({ kind: 'reveal', offset }),
    openSource: () => page.host.send({ kind: 'open-source' }),
    run: what => page.host.send({ kind: 'run', what }),
    take: offer => {
      page.menu = null;
      page.draw(['hero']);
      void take(page, offer);
    },
    toggleMenu: menu => {
      page.menu = menu;
      page.draw(['hero']);
      page.root.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    },
    toggleTwin: twin => {
      const { twins } = page.state;
      become({ twins: twins.includes(twin) ? twins.filter(each => each !== twin) : [...twins, twin] });
    },
    toggleForm: () => become({ form: page.state.form === 'open' ? 'folded' : 'open' }),
    setTraffic: traffic => become({ traffic }),
    setProfile: profile => become({ profile }),
    addIncident: at => {
      const incidents = added(page.state.incidents, window(), at);
      const selected = incidents.at(-1)?.letter ?? null;
      become({ incidents, selected });
      page.root.querySelector<HTMLElement>('.incident-row.is-selected .in-start')?.focus();
    },
    removeIncident: letter => {
      const incidents = page.state.incidents.filter(each => each.letter !== letter);
      become({ incidents, selected: incidents[0]?.letter ?? null });
      const next = page.root.querySelector<HTMLElement>('.handle[data-incident]');
      (next ?? page.root.querySelector<HTMLElement>('#add-incident'))?.focus();
    },
    select: letter => {
      if (page.scene?.selected?.letter !== letter) {
        page.become({ ...page.state, selected: letter }, draggedRegions);
      }
    },
    changeIncident: (letter, change, how) => {
      const incidents = changed(page.state.incidents, letter, change, window());
      if (how === 'drag') {
        page.becomeSoon({ ...page.state, incidents });
      } else {
        become({ incidents });
      }
    },
    readAt: seconds => {
      if (page.readout !== seconds) {
        page.readout = seconds;
        page.later(['burn']);
      }
    },
    hint: hint => {
      if (page.hint !== hint) {
        page.hint = hint;
        page.later(['burn']);
      }
    },
  };
}
