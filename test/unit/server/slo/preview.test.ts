import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import type { StartOptions } from '../../../../src/protocol/messages.ts';
import { readHostMessage } from '../../../../src/protocol/slo-preview-host.ts';
import {
  previewEditMethod,
  previewMethod,
  previewOpenMethod,
  type EditAnswer,
  type PreviewEdit,
  type ServerPreview,
  type SloPreview,
} from '../../../../src/protocol/slo-preview.ts';
import { applyEdits } from '../../../../src/base/edit.ts';
import { folderWith } from '../../node/folder.ts';
import { root as projectFolder } from '../../project/files.ts';
import { Editor, until } from '../editor.ts';
import { openSloText, slothText } from './texts.ts';

const file = 'a.slo.yaml';

/** An editor in which the preview of a document is in sight. */
class Previewed {
  readonly editor: Editor;
  readonly folder: string;

  private constructor(editor: Editor, folder: string) {
    this.editor = editor;
    this.folder = folder;
  }

  static async open(
    text: string,
    { files = {}, start = {} }: { files?: Record<string, string>; start?: StartOptions } = {},
  ): Promise<Previewed> {
    const folder = folderWith(files);
    return Previewed.openIn(folder, text, start);
  }

  static async openIn(folder: string, text: string, start: StartOptions = {}): Promise<Previewed> {
    const editor = await Editor.start({ folders: [folder], settings: () => ({}), start });
    await editor.open(file, text);
    await editor.connection.sendNotification(previewOpenMethod, { uri: editor.uri(file) });
    return new Previewed(editor, folder);
  }

  /** What was sent last that is accepted. */
  async message(accepts: (message: ServerPreview) => boolean): Promise<ServerPreview> {
    const last = (): ServerPreview | undefined =>
      this.editor.notified(previewMethod).at(-1) as ServerPreview | undefined;
    const message = await until(last, value => value !== undefined && accepts(value));
    assert.ok(message !== undefined);
    return message;
  }

  async preview(accepts: (preview: SloPreview) => boolean = () => true): Promise<SloPreview> {
    const message = await this.message(each => each.kind === 'preview' && accepts(each.preview));
    assert.ok(message.kind === 'preview');
    assert.deepEqual(readHostMessage(JSON.parse(JSON.stringify(message))), message);
    return message.preview;
  }

  async edited(edit: PreviewEdit): Promise<string> {
    const answer: EditAnswer = await this.editor.connection.sendRequest(previewEditMethod, {
      uri: this.editor.uri(file),
      edit,
    });
    return answer.kind === 'edits'
      ? (applyEdits(this.editor.text(file), answer.edits) ?? 'edits that overlap')
      : answer.kind === 'refused'
        ? answer.reason
        : answer.kind;
  }
}

describe('the preview of an SLO document', () => {
  it('follows the text, with the version that it is of', async () => {
    const shown = await Previewed.open(slothText);
    assert.equal((await shown.preview()).slos[0]?.objective?.value, 0.999);
    await shown.editor.replace(file, '99.9', '99.95');
    const { slos, version, stale } = await shown.preview(each => each.version === 2);
    assert.equal(slos[0]?.objective?.value, 0.9995);
    assert.equal(version, 2);
    assert.equal(stale, null);
  });

  it('keeps what could last be read, and says in which line the text is broken', async () => {
    const shown = await Previewed.open(slothText);
    await shown.preview();
    await shown.editor.replace(file, 'service: checkout', 'service: "checkout');
    const { slos, editables, stale, version } = await shown.preview(each => each.stale !== null);
    assert.equal(version, 2);
    assert.equal(slos[0]?.id, (await shown.preview()).slos[0]?.id);
    assert.ok(editables.length > 0);
    assert.ok(stale !== null && stale.line >= 2 && stale.message.length > 0);
    await shown.editor.replace(file, '"checkout', 'checkout');
    assert.equal((await shown.preview(each => each.version === 3)).stale, null);
  });

  it('keeps it while a person writes the version anew, and lets go of it when the text is empty', async () => {
    const shown = await Previewed.open(slothText);
    await shown.preview();
    await shown.editor.replace(file, 'version: prometheus/v1', 'version: prom');
    assert.equal((await shown.preview(each => each.stale !== null)).slos.length, 1);
    await shown.editor.replace(file, shown.editor.text(file), '\n');
    assert.deepEqual((await shown.preview(each => each.version === 3)).slos, []);
  });

  it('tells what is said of the document, by its lines', async () => {
    const shown = await Previewed.open(slothText.replace('99.9', '999'));
    const { issues } = await shown.preview(each => each.issues.length > 0);
    assert.deepEqual(
      issues.map(({ rule, line }) => `${String(line)}: ${rule}`),
      ['5: objective-range'],
    );
  });

  it('brings what .faultline.yaml says', async () => {
    const shown = await Previewed.open(slothText, {
      files: { '.faultline.yaml': 'slo:\n  objectives:\n    availability:\n      traffic: 10\n' },
    });
    assert.equal((await shown.preview()).settings.objectives.availability?.traffic, 10);
  });

  it('says of a long document how long it is, and of another that it holds no SLO', async () => {
    const long = await Previewed.open(`${slothText}${'# a comment\n'.repeat(100_000)}`);
    const { kind, ...rest } = await long.message(each => each.kind === 'none');
    assert.equal(kind, 'none');
    assert.ok('reason' in rest && rest.reason.kind === 'large' && Math.round(rest.reason.megabytes) === 1);
  });

  it('can be sent whatever numbers the text holds', async () => {
    for (const number of ['.nan', '.inf', '-.inf', '1e999', '0', '""']) {
      const shown = await Previewed.open(slothText.replace('99.9', number));
      await shown.preview();
    }
  });

  it('can be sent of every document of the fixtures', async () => {
    const fixtures = path.join(projectFolder, 'test', 'fixtures', 'slo');
    const names = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter(name =>
      /\.ya?ml$/.test(name),
    );
    for (const name of names.filter((_, index) => index % 7 === 0)) {
      const shown = await Previewed.open(readFileSync(path.join(fixtures, name), 'utf8'));
      await shown.preview();
    }
  });
});

describe('what the preview knows of git', () => {
  it('is the text of HEAD, in a workspace that is trusted', async () => {
    const folder = folderWith({ [file]: slothText });
    commit(folder);
    const shown = await Previewed.openIn(folder, slothText.replace('99.9', '99.99'), { trust: 'trusted' });
    const { head, slos } = await shown.preview(each => each.head !== null);
    assert.equal(head?.slos[0]?.objective?.value, 0.999);
    assert.equal(slos[0]?.objective?.value, 0.9999);
  });

  it('is nothing in one that is not, though git is there', async () => {
    const folder = folderWith({ [file]: slothText });
    commit(folder);
    const shown = await Previewed.openIn(folder, slothText);
    await shown.preview();
    await shown.editor.replace(file, '99.9', '99.95');
    assert.equal((await shown.preview(each => each.version === 2)).head, null);
  });

  it('changes with the next commit, when somebody looks again', async () => {
    const folder = folderWith({ [file]: slothText });
    const shown = await Previewed.openIn(folder, slothText, { trust: 'trusted' });
    assert.equal((await shown.preview()).head, null);
    writeFileSync(path.join(folder, file), slothText);
    commit(folder);
    await shown.editor.connection.sendNotification(previewOpenMethod, { uri: shown.editor.uri(file) });
    assert.equal((await shown.preview(each => each.head !== null)).head?.slos.length, 1);
  });
});

describe('an edit of the preview', () => {
  const commented = slothText.replace('objective: 99.9', 'objective: 99.9 # agreed with sales');

  it('changes one scalar and leaves its comment', async () => {
    const shown = await Previewed.open(commented);
    const { slos, editables } = await shown.preview();
    const id = slos[0]?.id ?? '';
    assert.equal(
      await shown.edited({ kind: 'objective', slo: id, ratio: 0.9995 }),
      commented.replace('99.9', '99.95'),
    );
    const objective = editables.find(({ what }) => what === 'objective')?.id ?? '';
    const after = commented.replace('99.9', '99.5');
    assert.equal(await shown.edited({ kind: 'value', editable: objective, value: 99.5 }), after);
    assert.equal(await shown.edited({ kind: 'source', editable: objective, source: '99.5' }), after);
    assert.equal(await shown.edited({ kind: 'value', editable: objective, value: 99.9 }), 'unchanged');
  });

  it('is refused with a sentence where it would write something else than one value', async () => {
    const shown = await Previewed.open(commented);
    const objective = (await shown.preview()).editables.find(({ what }) => what === 'objective')?.id ?? '';
    for (const source of ['99\n    name: x', '99 # gone', '[1]', '"', '99 \nx: y', '']) {
      assert.equal(
        await shown.edited({ kind: 'source', editable: objective, source }),
        'This is no value that can stand there.',
        source,
      );
    }
    assert.match(await shown.edited({ kind: 'value', editable: '[9]', value: 1 }), /changed meanwhile/);
    assert.match(
      await shown.edited({ kind: 'window', slo: 'no such', choice: { kind: 'rolling', seconds: 60 } }),
      /changed meanwhile/,
    );
  });

  it('is refused while the text cannot be read', async () => {
    const shown = await Previewed.open(commented);
    const id = (await shown.preview()).slos[0]?.id ?? '';
    await shown.editor.replace(file, 'service: checkout', 'service: "checkout');
    assert.match(
      await shown.edited({ kind: 'objective', slo: id, ratio: 0.5 }),
      /cannot be read in line \d+/,
    );
  });

  it('writes a fix of an issue', async () => {
    const shown = await Previewed.open(slothText.replace('page_alert', 'pageAlert'));
    const { issues } = await shown.preview(each => each.issues.some(({ fixes }) => fixes.length > 0));
    const issue = issues.find(({ fixes }) => fixes.length > 0);
    assert.ok(issue !== undefined);
    const fix = issue.fixes[0]?.id ?? '';
    assert.equal(
      await shown.edited({ kind: 'fix', rule: issue.rule, offset: issue.span.start, fix }),
      slothText,
    );
  });
});

function commit(folder: string): void {
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.test', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  };
  git('init');
  git('add', '.');
  git('commit', '-m', 'a');
}

describe('the preview of an SLO that other files hold parts of', () => {
  it('has the indicator of another file, and can be edited all the same', async () => {
    const shown = await Previewed.open(openSloText, {
      files: {
        'indicators.yaml': `apiVersion: openslo/v1
kind: SLI
metadata: {name: checkout-requests}
spec:
  ratioMetric:
    counter: true
    good: {metricSource: {type: prometheus, spec: {query: 'sum(rate(good[5m]))'}}}
    total: {metricSource: {type: prometheus, spec: {query: 'sum(rate(all[5m]))'}}}
`,
      },
    });
    const { slos } = await shown.preview(each => each.slos[0]?.indicator !== null);
    assert.equal(slos[0]?.indicator?.kind, 'ratio');
    assert.equal(
      await shown.edited({ kind: 'objective', slo: slos[0].id, ratio: 0.99 }),
      openSloText.replace('0.999', '0.99'),
    );
  });
});
