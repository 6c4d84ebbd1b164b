import { h, type VNode } from '../dom/vnode.ts';
import { say } from '../words/say.ts';
import type { TextKey } from '../words/texts.ts';
import type { Actions, Menu, Offer } from './view.ts';

interface Entry {
  readonly text: TextKey;
  readonly offer: Offer;
}

const entries: Readonly<Record<Menu, readonly Entry[]>> = {
  copy: [
    { text: 'copySentence', offer: 'copy-budget' },
    { text: 'copyEngineer', offer: 'copy-engineer' },
    { text: 'copyMarkdown', offer: 'copy-markdown' },
  ],
  export: [
    { text: 'saveMarkdown', offer: 'save-markdown' },
    { text: 'saveSvg', offer: 'save-svg' },
    { text: 'savePng', offer: 'save-png' },
  ],
};

const titles: Readonly<Record<Menu, TextKey>> = { copy: 'copyAs', export: 'export' };

/** A button with a menu under it. Arrows move, Escape closes. */
export function menuOf(menu: Menu, open: Menu | null, actions: Actions): VNode {
  const isOpen = menu === open;
  const id = `menu-${menu}`;
  return h(
    'div',
    {
      class: 'menu',
      key: id,
      on: {
        keydown: event => {
          moveInMenu(event, actions);
        },
        focusout: event => {
          if (isOpen && !isWithin(event)) {
            actions.toggleMenu(null);
          }
        },
      },
    },
    h(
      'button',
      {
        type: 'button',
        class: 'quiet',
        'aria-haspopup': 'menu',
        'aria-expanded': String(isOpen),
        'aria-controls': isOpen ? id : null,
        on: { click: () => actions.toggleMenu(isOpen ? null : menu) },
      },
      say(titles[menu]),
    ),
    isOpen
      ? h(
          'div',
          { role: 'menu', id, class: 'popup', 'aria-label': say(titles[menu]) },
          ...entries[menu].map(({ text, offer }) =>
            h(
              'button',
              { type: 'button', role: 'menuitem', on: { click: () => actions.take(offer) } },
              say(text),
            ),
          ),
        )
      : null,
  );
}

/** Whether the focus goes to another part of the same menu. */
function isWithin({ currentTarget, relatedTarget }: FocusEvent): boolean {
  return (
    currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
  );
}

function moveInMenu(event: KeyboardEvent, actions: Actions): void {
  const box = event.currentTarget;
  if (!(box instanceof HTMLElement)) {
    return;
  }
  const buttons = [...box.querySelectorAll('button')];
  const [opener, ...items] = buttons;
  const at = items.findIndex(item => item === document.activeElement);
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (event.key === 'Escape' && items.length > 0) {
    actions.toggleMenu(null);
    opener?.focus();
  } else if (step !== 0 && items.length > 0) {
    items[(at + step + items.length) % items.length]?.focus();
  } else {
    return;
  }
  event.preventDefault();
}
