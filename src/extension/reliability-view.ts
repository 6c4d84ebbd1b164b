import * as vscode from 'vscode';
import type { DependencyTree } from '../protocol/dependencies.ts';
import type { Node } from './dependency-items.ts';
import { DependencyRows, type DependencySource, type Shown } from './dependency-tree.ts';
import { treeDescription } from './dependency-words.ts';

/** The id of the view in package.json. */
const viewId = 'faultline.dependencies';

/**
 * What the view says where it has no rows, as the `when` of its welcome texts asks for it. Not set: nothing has been reviewed yet.
 * `clean`: there are calls, and none of them is reported · `interrupted`: somebody stopped before a call was found.
 */
type State = 'reviewing' | 'empty' | 'interrupted' | 'clean' | 'filled' | 'stopped';

/** The view of the side bar: what the workspace calls, by dependency, with its guards. Costs next to nothing until it is filled. */
export class ReliabilityView implements vscode.Disposable {
  private readonly rows: DependencyRows;
  private readonly view: vscode.TreeView<Node>;
  private readonly memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.memory = memory;
    this.rows = new DependencyRows((tree, shown) => {
      this.describe(tree, shown);
    });
    this.view = vscode.window.createTreeView(viewId, { treeDataProvider: this.rows, showCollapseAll: true });
    this.show(memory.get(viewId) === 'findings' ? 'findings' : 'all');
  }

  /** The server runs: rows are asked for as soon as the view is in sight. */
  fill(source: DependencySource): void {
    setContext('review', 'reviewing' satisfies State);
    this.rows.from(source);
  }

  /** The server has stopped and is not started again. */
  stopped(): void {
    this.view.message = '';
    this.view.description = '';
    setContext('review', 'stopped' satisfies State);
    this.rows.from(null);
  }

  refresh(): void {
    this.rows.refresh();
  }

  show(shown: Shown): void {
    void this.memory.update(viewId, shown);
    setContext('onlyFindings', shown === 'findings');
    this.rows.show(shown);
  }

  /** The line that is selected, for a command that was not given one. */
  get selected(): Node | undefined {
    return this.view.selection[0];
  }

  dispose(): void {
    this.view.dispose();
    this.rows.dispose();
  }

  private describe(tree: DependencyTree | null, shown: Shown): void {
    if (tree === null) {
      return;
    }
    const { t } = vscode.l10n;
    this.view.description = treeDescription(tree.folders, t);
    const state = stateOf(tree, shown);
    // A message takes the place of what is said where there are no lines.
    this.view.message =
      tree.end === 'finished' || state === 'interrupted'
        ? ''
        : t('The review was stopped before its end. This is what was found until then.');
    setContext('review', state);
  }
}

function stateOf({ folders, end }: DependencyTree, shown: Shown): State {
  const rows = folders.flatMap(({ dependencies }) => dependencies);
  if (rows.length === 0) {
    return end === 'finished' ? 'empty' : 'interrupted';
  }
  return shown === 'all' || rows.some(({ withFindings }) => withFindings > 0) ? 'filled' : 'clean';
}

function setContext(key: 'review' | 'onlyFindings', value: string | boolean): void {
  void vscode.commands.executeCommand('setContext', `faultline.${key}`, value);
}
