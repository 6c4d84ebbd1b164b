import * as vscode from 'vscode';
import type { CallRow, DependencyTree, FolderDependencies } from '../protocol/dependencies.ts';
import {
  itemOf,
  type CallNode,
  type DependencyNode,
  type Node,
  type UnreviewedNode,
} from './dependency-items.ts';

/** Where the tree has its rows from: the server, once it runs. */
export interface DependencySource {
  /** null: there is no answer. */
  tree(): Promise<DependencyTree | null>;
  calls(node: DependencyNode): Promise<readonly CallRow[]>;
  /** What is reported of a call, and its guard card, as Markdown. */
  card(node: CallNode): Promise<string | null>;
}

/** Which calls the tree shows: all, or those with a finding that is more than a hint. */
export type Shown = 'all' | 'findings';

/** What the workspace calls, by dependency; calls are asked for when their dependency is opened, cards when they are pointed at. */
export class DependencyRows implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changes = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changes.event;
  private source: DependencySource | null = null;
  private shownNow: Shown = 'all';
  private readonly onTree: (tree: DependencyTree | null, shown: Shown) => void;

  /** `onTree` is called with each answer; null: there is nobody to ask. */
  constructor(onTree: (tree: DependencyTree | null, shown: Shown) => void) {
    this.onTree = onTree;
  }

  /** null: the server has stopped. */
  from(source: DependencySource | null): void {
    this.source = source;
    this.refresh();
  }

  show(shown: Shown): void {
    this.shownNow = shown;
    this.refresh();
  }

  get shown(): Shown {
    return this.shownNow;
  }

  /** Has the rows in sight asked for again; out of sight they are asked for when they come into it. */
  refresh(): void {
    this.changes.fire(undefined);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return itemOf(node);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    switch (node?.kind) {
      case undefined:
        return this.roots();
      case 'folder':
        return this.folderRows(node.folder);
      case 'dependency':
        return this.callRows(node);
      case 'unreviewed':
        return node.files.map(file => ({ kind: 'unreviewed-file', file }));
      case 'call':
      case 'unreviewed-file':
        return [];
    }
  }

  async resolveTreeItem(item: vscode.TreeItem, node: Node): Promise<vscode.TreeItem> {
    if (node.kind === 'call') {
      const card = await this.source?.card(node);
      if (typeof card === 'string') {
        item.tooltip = new vscode.MarkdownString(card, true);
      }
    }
    return item;
  }

  dispose(): void {
    this.changes.dispose();
  }

  private async roots(): Promise<Node[]> {
    const tree = (await this.source?.tree()) ?? null;
    this.onTree(tree, this.shownNow);
    const folders = (tree?.folders ?? []).filter(folder => this.folderRows(folder).length > 0);
    const [only] = folders;
    return only !== undefined && folders.length === 1
      ? this.folderRows(only)
      : folders.map(folder => ({ kind: 'folder', folder }));
  }

  private folderRows({ uri, dependencies, unreviewed }: FolderDependencies): Node[] {
    const rows = dependencies
      .filter(({ withFindings }) => this.shownNow === 'all' || withFindings > 0)
      .map((row): Node => ({ kind: 'dependency', folder: uri, row }));
    const rest: UnreviewedNode = { kind: 'unreviewed', folder: uri, files: unreviewed };
    return unreviewed.length === 0 ? rows : [...rows, rest];
  }

  private async callRows(dependency: DependencyNode): Promise<Node[]> {
    const calls = (await this.source?.calls(dependency)) ?? [];
    return calls
      .filter(({ finding }) => this.shownNow === 'all' || (finding !== null && finding.severity !== 'hint'))
      .map(call => ({ kind: 'call', folder: dependency.folder, dependency, call }));
  }
}
