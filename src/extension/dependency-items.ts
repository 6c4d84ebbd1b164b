import * as vscode from 'vscode';
import type { Severity } from '../base/severity.ts';
import type {
  CallRow,
  DependencyRow,
  FolderDependencies,
  RowRange,
  UnreviewedFile,
} from '../protocol/dependencies.ts';
import {
  callDescription,
  callLabel,
  callsText,
  dependencyDescription,
  dependencyLabel,
  dependencyLines,
} from './dependency-words.ts';

/** A line of the tree. */
export type Node = FolderNode | DependencyNode | CallNode | UnreviewedNode | UnreviewedFileNode;

export interface FolderNode {
  readonly kind: 'folder';
  readonly folder: FolderDependencies;
}

export interface DependencyNode {
  readonly kind: 'dependency';
  readonly folder: string;
  readonly row: DependencyRow;
}

export interface CallNode {
  readonly kind: 'call';
  readonly folder: string;
  readonly dependency: DependencyNode;
  readonly call: CallRow;
}

export interface UnreviewedNode {
  readonly kind: 'unreviewed';
  readonly folder: string;
  readonly files: readonly UnreviewedFile[];
}

export interface UnreviewedFileNode {
  readonly kind: 'unreviewed-file';
  readonly file: UnreviewedFile;
}

/** How a line is drawn; the tooltip of a call comes later, when it is pointed at. */
export function itemOf(node: Node): vscode.TreeItem {
  switch (node.kind) {
    case 'folder':
      return folderItem(node);
    case 'dependency':
      return dependencyItem(node);
    case 'call':
      return callItem(node);
    case 'unreviewed':
      return unreviewedItem(node);
    case 'unreviewed-file':
      return unreviewedFileItem(node);
  }
}

/** A range of the protocol as one of the editor. */
export function rangeOf({ start, end }: RowRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function folderItem({ folder }: FolderNode): vscode.TreeItem {
  const { t } = vscode.l10n;
  const item = new vscode.TreeItem(folder.name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = folder.uri;
  item.iconPath = vscode.ThemeIcon.Folder;
  item.contextValue = 'folder';
  item.description = callsText(
    folder.dependencies.reduce((sum, { calls }) => sum + calls, 0),
    t,
  );
  return item;
}

const kindIcons: Readonly<Record<DependencyRow['kind'], string>> = {
  http: 'globe',
  rpc: 'plug',
  database: 'database',
  cache: 'zap',
  search: 'search',
  queue: 'inbox',
  mail: 'mail',
  cloud: 'cloud',
  ai: 'sparkle',
  payment: 'credit-card',
  saas: 'link-external',
  network: 'radio-tower',
};

function dependencyItem({ folder, row }: DependencyNode): vscode.TreeItem {
  const { t } = vscode.l10n;
  const item = new vscode.TreeItem(row.name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${folder} ${row.id}`;
  item.iconPath = new vscode.ThemeIcon(kindIcons[row.kind]);
  item.description = dependencyDescription(row, t);
  item.contextValue = 'dependency';
  item.accessibilityInformation = { label: dependencyLabel(row, t) };
  const tooltip = new vscode.MarkdownString('**').appendText(row.name).appendMarkdown('**\n\n');
  const [head = '', ...guards] = dependencyLines(row, t);
  tooltip.appendText(head);
  for (const line of guards) {
    tooltip.appendMarkdown('\n- ').appendText(line);
  }
  item.tooltip = tooltip;
  return item;
}

function callItem({ folder, dependency, call }: CallNode): vscode.TreeItem {
  const { t } = vscode.l10n;
  const item = new vscode.TreeItem(call.callee, vscode.TreeItemCollapsibleState.None);
  item.id = `${folder} ${dependency.row.id} ${call.file} ${call.id}`;
  item.iconPath = callIcon(call);
  item.description = callDescription(call, t);
  // The inline actions go by it: only what is reported can be fixed or disabled.
  item.contextValue = call.finding === null ? 'call' : 'call.finding';
  item.accessibilityInformation = { label: callLabel(call, t) };
  item.command = {
    command: 'vscode.open',
    title: t('Open'),
    arguments: [vscode.Uri.parse(call.uri), { selection: rangeOf(call.range), preserveFocus: true }],
  };
  return item;
}

const severityIcons: Readonly<Record<Severity, readonly [icon: string, color: string]>> = {
  error: ['error', 'problemsErrorIcon.foreground'],
  warning: ['warning', 'problemsWarningIcon.foreground'],
  information: ['info', 'problemsInfoIcon.foreground'],
  hint: ['lightbulb', 'problemsInfoIcon.foreground'],
};

function callIcon({ finding, guards }: CallRow): vscode.ThemeIcon {
  if (finding !== null) {
    const [icon, color] = severityIcons[finding.severity];
    return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
  }
  const timeout = guards.find(({ guard }) => guard === 'timeout')?.verdict;
  return new vscode.ThemeIcon(
    timeout === 'present' || timeout === 'not-applicable' ? 'pass' : 'circle-outline',
  );
}

function unreviewedItem({ folder, files }: UnreviewedNode): vscode.TreeItem {
  const { t } = vscode.l10n;
  const label =
    files.length === 1
      ? t('1 file could not be reviewed')
      : t('{0} files could not be reviewed', files.length);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${folder} unreviewed`;
  item.iconPath = new vscode.ThemeIcon('circle-slash');
  item.contextValue = 'unreviewed';
  return item;
}

function unreviewedFileItem({ file: { uri, file, line, reason } }: UnreviewedFileNode): vscode.TreeItem {
  const { t } = vscode.l10n;
  const place = vscode.Uri.parse(uri);
  const item = new vscode.TreeItem(place, vscode.TreeItemCollapsibleState.None);
  item.description = reason;
  item.tooltip = `${file}\n${reason}`;
  item.contextValue = 'unreviewed-file';
  item.accessibilityInformation = { label: `${file}, ${reason}` };
  const selection = new vscode.Range((line ?? 1) - 1, 0, (line ?? 1) - 1, 0);
  item.command = {
    command: 'vscode.open',
    title: t('Open'),
    arguments: [place, { selection, preserveFocus: true }],
  };
  return item;
}
