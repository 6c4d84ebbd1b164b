/// <reference lib="dom" />

/** One line of text as the editor draws it. */
export interface DrawnLine {
  /** 1-based. */
  readonly number: number;
  /** A tab is drawn as spaces. */
  readonly text: string;
  readonly top: number;
  readonly height: number;
  /** The x coordinate of the middle of each UTF-16 unit of `text`, in CSS pixels. */
  readonly middles: readonly number[];
}

/** A decoration below or on a piece of text. */
export interface DrawnMark {
  readonly kind: string;
  readonly left: number;
  readonly right: number;
  readonly middle: number;
}

/** What the active editor shows at this moment; lines out of sight are not drawn and not here. */
export interface DrawnEditor {
  /** The document's URI. */
  readonly uri: string;
  readonly lines: readonly DrawnLine[];
  readonly marks: readonly DrawnMark[];
}

export const activeEditor = '.editor-group-container.active .editor-container .monaco-editor[data-uri]';

/**
 * Reads the active editor out of the page. Playwright sends this function's source to the page, so it uses nothing
 * from this module. The class names are those of VS Code's editor: a squiggle is an element of its own over the
 * text, faded ("unnecessary") or struck out ("deprecated") text a class of its span.
 *
 * @returns undefined where no text editor is open.
 */
export function readEditor(selector: string): DrawnEditor | undefined {
  const editor = document.querySelector(selector);
  if (!(editor instanceof HTMLElement)) {
    return undefined;
  }
  const near = (a: DOMRect, b: DOMRect): boolean => Math.abs(a.top - b.top) < 2;
  const box = (element: Element): DOMRect => element.getBoundingClientRect();

  const numbers = [...editor.querySelectorAll('.margin-view-overlays > div > .line-numbers')];
  const drawLine = (line: Element): DrawnLine => {
    const where = box(line);
    const number = numbers.find(candidate => near(box(candidate), where));
    const middles: number[] = [];
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      for (let at = 0; at < (node.textContent ?? '').length; at++) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const unit = range.getBoundingClientRect();
        middles.push((unit.left + unit.right) / 2);
      }
    }
    const text = line.textContent.replaceAll('\u00a0', ' ');
    return { number: Number(number?.textContent), text, top: where.top, height: where.height, middles };
  };
  const drawMark = (element: Element): DrawnMark => {
    const where = box(element);
    const kind = /squiggly-(?:inline-)?([a-z]+)/.exec(element.className)?.[1] ?? '';
    return { kind, left: where.left, right: where.right, middle: (where.top + where.bottom) / 2 };
  };
  const lines = [...editor.querySelectorAll('.view-lines > .view-line')]
    .filter(line => box(line).height > 0)
    .map(drawLine)
    .sort((a, b) => a.top - b.top);
  // Tags are drawn twice, as an overlay that shows nothing and as the look of the text: the latter counts.
  const marks = [
    ...editor.querySelectorAll(
      '.view-overlays [class*="squiggly-"]:not(.squiggly-unnecessary, .squiggly-deprecated)',
    ),
    ...editor.querySelectorAll('.view-lines [class*="squiggly-inline-"]'),
  ];
  return { uri: editor.dataset.uri ?? '', lines, marks: marks.map(drawMark) };
}
