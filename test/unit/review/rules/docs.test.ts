import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { factsOf } from '../../../../src/review/analysis/facts/facts.ts';
import { mistakeSeverities } from '../../../../src/review/config/mistakes.ts';
import { readConfig } from '../../../../src/review/config/config.ts';
import { presets } from '../../../../src/base/severity.ts';
import { rules } from '../../../../src/review/rules/index.ts';
import type { SeverityByContext } from '../../../../src/review/rules/rule.ts';
import { createSession } from '../../../../src/review/session.ts';
import { nodeHost } from '../../../../src/node/host.ts';
import { loadParser } from '../../../../src/node/parser.ts';

interface Block {
  readonly language: string;
  readonly mark: 'flagged' | 'fine' | null;
  readonly text: string;
}

function page(path: string): string {
  return readFileSync(path, 'utf8');
}

function blocks(text: string): readonly Block[] {
  return [...text.matchAll(/^```(\w+)(?: (flagged|fine))?\n([^]*?)^```$/gm)].map(
    ([, language = '', mark, body = '']) => ({
      language,
      mark: mark === 'flagged' || mark === 'fine' ? mark : null,
      text: body,
    }),
  );
}

/** The rows of the tables on a page, without the space that aligns them. */
function rows(text: string): readonly string[] {
  return text
    .split('\n')
    .filter(line => line.startsWith('|'))
    .map(line => line.replace(/ +/g, ' '));
}

/** `  //  ^^^^ message` below the line that it is about, as `2:9-13 message`. */
function squiggles(text: string): readonly string[] {
  return text.split('\n').flatMap((line, index) => {
    const [, before = '', carets = '', message = ''] = /^(\s*\/\/ *)(\^+) (.*)$/.exec(line) ?? [];
    const start = before.length + 1;
    return carets === '' ? [] : [`${index}:${start}-${start + carets.length} ${message}`];
  });
}

/** What a rule finds in a file of a project that has the libraries of the pages. */
function reported(text: string, ruleId: string): readonly string[] {
  const texts: Readonly<Record<string, string>> = {
    'src/docs.ts': text,
    'package.json': JSON.stringify({ type: 'module', dependencies: { axios: '^1.7.0', pg: '^8.11.0' } }),
  };
  const session = createSession(nodeHost);
  session.settings({});
  session.files(Object.keys(texts), { complete: true });
  session.parser(parser);
  for (let state = session.step(1000); state !== 'done'; state = session.step(1000)) {
    for (const want of session.wants()) {
      if (want.kind === 'text') {
        session.set(want.path, texts[want.path] ?? null);
      }
    }
  }
  return session
    .review()
    .findings.filter(finding => finding.ruleId === ruleId && finding.suppressed === null)
    .map(({ line, column, endColumn, message }) => `${line}:${column}-${endColumn} ${message}`);
}

const folder = 'docs/rules';
const parser = await loadParser();

describe('the pages of the rules', () => {
  for (const { meta } of rules) {
    it(`${meta.id}: says what, why, what is flagged and what is fine, what fixes do, options and limits`, () => {
      const text = page(meta.docs);
      assert.equal(text.split('\n')[0], `# ${meta.id}`);
      assert.equal(text.split('\n')[2], meta.summary);
      for (const heading of ['Why', 'Flagged', 'Fine', 'Fixes', 'Options', 'Limits']) {
        assert.match(text, new RegExp(`^## ${heading}$`, 'm'));
      }
      const marks = blocks(text).map(({ mark }) => mark);
      assert.ok(marks.includes('flagged') && marks.includes('fine'));
      assert.match(text, new RegExp(`^  ${meta.id}: `, 'm'), 'shows how it is configured');
    });

    it(`${meta.id}: its code parses, and what is flagged has a squiggle`, () => {
      for (const { language, mark, text } of blocks(page(meta.docs))) {
        if (language === 'ts') {
          const result = factsOf('docs.ts', text, 'esm', parser);
          assert.equal(result.kind, 'facts', text);
          assert.equal(/^\s*\/\/ *\^+ \S/m.test(text), mark === 'flagged', text);
        }
      }
    });
  }

  for (const { meta } of rules) {
    it(`${meta.id}: what is flagged is found at its squiggle, and nothing else is`, () => {
      for (const { language, mark, text } of blocks(page(meta.docs))) {
        if (language === 'ts' && mark !== null) {
          assert.deepEqual(reported(text, meta.id), squiggles(text), text);
        }
      }
    });
  }

  it('show what they do in each preset as the presets say', () => {
    const [timeout] = rules.filter(({ meta }) => meta.id === 'timeout');
    assert.ok(timeout !== undefined);
    for (const preset of presets) {
      const by: SeverityByContext = timeout.meta.severities[preset];
      assert.deepEqual([by.unknown, by.script, by.test], [by.server, by.browser, 'off']);
      const row = `| \`${preset}\` | ${by.server} | ${by.browser === 'off' ? '–' : by.browser} | – |`;
      assert.ok(rows(page(timeout.meta.docs)).includes(row), row);
    }
  });

  it('show configurations that can be read', () => {
    for (const { meta } of rules) {
      for (const { language, text } of blocks(page(meta.docs))) {
        if (language === 'yaml') {
          assert.deepEqual(readConfig('.faultline.yaml', text).findings, [], text);
        }
      }
    }
  });

  it('tell of each mistake in a configuration, and mark what the reader marks', () => {
    const text = page(`${folder}/config.md`);
    for (const [kind, severity] of Object.entries(mistakeSeverities)) {
      assert.ok(
        rows(text).some(row => row.startsWith(`| \`config/${kind}\` | ${severity} | `)),
        kind,
      );
    }
    for (const block of blocks(text)) {
      const found = readConfig('.faultline.yaml', block.text).findings;
      const expected = block.text.split('\n').flatMap((line, index) => {
        const squiggle = /^(\s*#? *)(\^+) (.*)$/.exec(line);
        return squiggle === null ? [] : [[index, (squiggle[1] ?? '').length + 1, squiggle[3]]];
      });
      assert.deepEqual(
        found.map(({ line, column, message }) => [line, column, message]),
        expected,
        block.text,
      );
      assert.equal(expected.length > 0, block.mark === 'flagged');
    }
  });

  it('are there for every rule, and no page is left over', () => {
    const expected = [...rules.map(({ meta }) => meta.docs), `${folder}/config.md`];
    assert.ok(expected.every(path => existsSync(path)));
    const reviews = readdirSync(folder)
      .filter(name => name.endsWith('.md'))
      .map(name => `${folder}/${name}`);
    assert.deepEqual(reviews.sort(), expected.sort());
  });
});
