import { type Children, h, type VNode } from '../dom/vnode.ts';
import { letters, type WhatIf } from '../state/incidents.ts';
import { profiles, type Profile } from '../state/page-state.ts';
import { number, share, time } from '../words/amounts.ts';
import { clock } from '../words/clock.ts';
import { readDuration, readInstant, readNumber, readPercent } from '../words/read-amounts.ts';
import { say } from '../words/say.ts';
import { select, valueOf } from './field.ts';
import { quiet } from './pieces.ts';
import type { Actions, View } from './view.ts';

/** Traffic and incidents that the person makes up: none of it is written to the file. */
export function whatIfView({ scene, actions }: View): Children {
  if (scene.terms === null) {
    return null;
  }
  const { incidents, traffic, state } = scene;
  return h(
    'div',
    { class: 'group whatif' },
    h('h3', {}, say('whatIf'), h('small', {}, say('notWritten'))),
    h(
      'div',
      { class: 'row' },
      h(
        'div',
        { class: 'unit' },
        h('input', {
          type: 'text',
          id: 'traffic',
          inputmode: 'decimal',
          autocomplete: 'off',
          'aria-label': `${say('traffic')}, ${say('perMinute')}`,
          value: traffic === null ? '' : number(traffic * 60, 6),
          on: { input: event => trafficTyped(event, actions) },
        }),
        h('span', { 'aria-hidden': 'true' }, say('perMinute')),
      ),
      select(
        { 'aria-label': say('profile'), id: 'profile', class: 'profile' },
        state.profile,
        profiles.map(profile => ({ value: profile, words: say(profile) })),
        value => actions.setProfile(profiles.find((each): each is Profile => each === value) ?? 'constant'),
      ),
    ),
    incidents.length === 0 ? null : columnHeads(),
    ...incidents.map(incident => incidentRow(incident, incident.letter === scene.selected?.letter, actions)),
    incidents.length === letters.length
      ? null
      : quiet(say('addIncident'), () => actions.addIncident(null), {
          class: 'quiet add',
          id: 'add-incident',
        }),
  );
}

function trafficTyped(event: Event, actions: Actions): void {
  const typed = valueOf(event);
  const perMinute = readNumber(typed);
  if (typed.trim() === '') {
    actions.setTraffic(null);
  } else if (perMinute !== null) {
    actions.setTraffic(perMinute / 60);
  }
}

function columnHeads(): VNode {
  const words = ['', say('start'), say('length'), say('errors'), ''];
  return h('div', { class: 'heads', 'aria-hidden': 'true' }, ...words.map(word => h('span', {}, word)));
}

function incidentRow(
  { letter, start, seconds, errors }: WhatIf,
  isSelected: boolean,
  actions: Actions,
): VNode {
  const change = (of: Partial<Omit<WhatIf, 'letter'>>): void => actions.changeIncident(letter, of, 'settle');
  return h(
    'div',
    {
      class: isSelected ? 'incident-row is-selected' : 'incident-row',
      role: 'group',
      'aria-label': say('incident', letter),
      key: letter,
      on: {
        focusin: () => {
          if (!isSelected) {
            actions.select(letter);
          }
        },
      },
    },
    h('span', { class: 'letter', 'aria-hidden': 'true' }, letter),
    typed('start', say('start'), clock(start), readInstant, value => change({ start: value })),
    typed('length', say('length'), time(seconds), readDuration, value => change({ seconds: value })),
    typed('errors', say('shareOfErrors'), share(errors), readPercent, value => change({ errors: value })),
    quiet('×', () => actions.removeIncident(letter), {
      'aria-label': say('removeIncident', letter),
      class: 'quiet remove',
    }),
  );
}

/** A field that takes what can be read when it is left or Enter is pressed, and marks what cannot. */
function typed(
  name: string,
  label: string,
  value: string,
  read: (text: string) => number | null,
  take: (value: number) => void,
): VNode {
  return h('input', {
    type: 'text',
    class: `in-${name}`,
    'aria-label': label,
    autocomplete: 'off',
    spellcheck: 'false',
    value,
    on: {
      input: event => {
        if (event.target instanceof HTMLInputElement) {
          event.target.setAttribute('aria-invalid', String(read(event.target.value) === null));
        }
      },
      change: event => {
        const { target } = event;
        const number = target instanceof HTMLInputElement ? read(target.value) : null;
        if (number !== null && target instanceof HTMLInputElement && target.value !== value) {
          take(number);
        }
      },
      blur: event => {
        if (event.target instanceof HTMLInputElement && read(event.target.value) === null) {
          event.target.value = value;
          event.target.removeAttribute('aria-invalid');
        }
      },
    },
  });
}
