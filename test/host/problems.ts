/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** A position in a file; lines and columns count from 1. */
export interface ProblemPlace {
  /** Absolute path. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
}

/** A diagnostic as the Problems panel lists it; the panel leaves hints out. */
export interface Problem extends ProblemPlace {
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly source: string;
  /** Empty where there is none. */
  readonly code: string;
  /** The address that the code opens, or undefined. */
  readonly target: string | undefined;
  readonly related: readonly ProblemPlace[];
}

const panel = '.markers-panel';

/** Opens the Problems panel where it is closed, and reads all of it the way a person would: select all, copy. */
export async function readProblems(page: Page): Promise<readonly Problem[]> {
  await openPanel(page);
  const rows = page.locator(`${panel} .monaco-list-row`);
  if ((await rows.count()) === 0) {
    return [];
  }
  const before = `before ${String(performance.now())}`;
  await page.evaluate(text => navigator.clipboard.writeText(text), before);
  await page.locator(`${panel} .monaco-list`).first().focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  const copied = await eventually(
    'the copied problems',
    () => page.evaluate(() => navigator.clipboard.readText()),
    text => text !== before,
  );
  await page.keyboard.press('Control+1');
  const markers: unknown = JSON.parse(copied);
  return Array.isArray(markers) ? markers.map(toProblem) : [];
}

/** A key that is pressed while a hover or a dialogue is about to come may be lost: then it is pressed again. */
async function openPanel(page: Page): Promise<void> {
  const opened = page.locator(panel);
  for (let tries = 0; tries < 5 && !(await opened.isVisible()); tries += 1) {
    await page.keyboard.press('Control+Shift+M');
    await opened.waitFor({ timeout: 5000 }).catch(() => undefined);
  }
  await opened.waitFor();
}

// What the panel copies is IMarkerData of VS Code, with these severities.
const severities: Readonly<Record<number, Problem['severity']>> = {
  1: 'hint',
  2: 'information',
  4: 'warning',
  8: 'error',
};

function toProblem(marker: unknown): Problem {
  const at = fieldsOf(marker);
  const code = fieldsOf(at.code);
  const target = fieldsOf(code.target);
  const related = Array.isArray(at.relatedInformation) ? at.relatedInformation : [];
  return {
    ...toPlace(marker),
    severity: severities[Number(at.severity)] ?? 'hint',
    source: textOf(at.source),
    code: textOf(code.value ?? at.code),
    target: 'scheme' in target ? addressOf(target) : undefined,
    related: related.map(toPlace),
  };
}

function toPlace(place: unknown): ProblemPlace {
  const at = fieldsOf(place);
  return {
    file: textOf(at.resource),
    line: Number(at.startLineNumber),
    column: Number(at.startColumn),
    endLine: Number(at.endLineNumber),
    endColumn: Number(at.endColumn),
    message: textOf(at.message),
  };
}

function addressOf(uri: Readonly<Record<string, unknown>>): string {
  const authority = textOf(uri.authority);
  const query = textOf(uri.query);
  const fragment = textOf(uri.fragment);
  return [
    `${textOf(uri.scheme)}:`,
    authority === '' ? '' : `//${authority}`,
    textOf(uri.path),
    query === '' ? '' : `?${query}`,
    fragment === '' ? '' : `#${fragment}`,
  ].join('');
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
