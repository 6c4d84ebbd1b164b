/** What a drag does. `move`: by how many pixels to the right since it began. */
export interface Drag {
  readonly begin: () => void;
  readonly move: (pixels: number) => void;
  readonly end: () => void;
}

/** Follows the pointer from a press until it is let go, wherever it goes. */
export function drag(event: PointerEvent, { begin, move, end }: Drag): void {
  if (event.button !== 0) {
    return;
  }
  const from = event.clientX;
  const target = event.currentTarget;
  event.preventDefault();
  begin();
  const moved = (next: PointerEvent): void => move(next.clientX - from);
  const ended = (): void => {
    window.removeEventListener('pointermove', moved);
    window.removeEventListener('pointerup', ended);
    window.removeEventListener('pointercancel', ended);
    end();
    if (target instanceof SVGElement) {
      target.focus();
    }
  };
  window.addEventListener('pointermove', moved);
  window.addEventListener('pointerup', ended);
  window.addEventListener('pointercancel', ended);
}
