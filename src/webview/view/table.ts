import { type Child, h, type Styles, type VNode } from '../dom/vnode.ts';

export interface Column {
  readonly text: string;
  /** What stands before the cell where rows become blocks; left out: the text. */
  readonly label?: string;
  readonly class?: string;
  readonly content?: readonly Child[];
}

export interface Cell {
  readonly content: Child | readonly Child[];
  readonly class?: string;
  readonly style?: Styles;
}

export interface Row {
  readonly class?: string;
  readonly cells: readonly Cell[];
}

/** A cell of text. */
export function cell(content: Child | readonly Child[], name = ''): Cell {
  return { content, class: name };
}

/** A table whose first column names its rows. The roles stay where the style makes blocks of rows. */
export function table(name: string, columns: readonly Column[], rows: readonly Row[], label: string): VNode {
  return h(
    'table',
    { class: name, role: 'table', 'aria-label': label },
    h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, ...columns.map(heading))),
    h(
      'tbody',
      { role: 'rowgroup' },
      ...rows.map(row =>
        h(
          'tr',
          { role: 'row', class: row.class ?? null },
          ...row.cells.map((each, index) => bodyCell(each, columns[index], index)),
        ),
      ),
    ),
  );
}

function heading(column: Column): VNode {
  return h(
    'th',
    { role: 'columnheader', scope: 'col', class: column.class ?? null },
    ...(column.content ?? [column.text]),
  );
}

function bodyCell(each: Cell, column: Column | undefined, index: number): VNode {
  const attributes = {
    class: each.class === '' ? null : each.class,
    style: each.style ?? {},
    'data-label': column?.label ?? column?.text ?? '',
  };
  return index === 0
    ? h('th', { ...attributes, role: 'rowheader', scope: 'row' }, each.content)
    : h('td', { ...attributes, role: 'cell' }, each.content);
}
