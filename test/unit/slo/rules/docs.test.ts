import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { sloReaderIds, sloRuleIds } from '../../../../src/base/slo-rules.ts';
import { readConfig } from '../../../../src/review/config/config.ts';
import { readerIssues } from '../../../../src/slo/formats/issue-ids.ts';
import { type SloRule, sloRules } from '../../../../src/slo/rules/rules.ts';
import { assertAnnotated, issuesOf, type Reading } from './annotated.ts';

const folder = 'docs/rules/slo';
const rejected = `${folder}/rejected.md`;
const own = sloRules.filter(({ severities }) => severities !== 'as-found');

interface Block {
  readonly language: string;
  readonly mark: string;
  readonly text: string;
}

function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^(`{3,})(\w+)(?: (\w+))?\n([^]*?)\n\1$/gm)].map(
    ([, , language = '', mark = '', text = '']) => ({ language, mark, text }),
  );
}

function pageOf(path: string): string {
  return readFileSync(path, 'utf8');
}

/** How the documents of a page are judged: beside those that it calls other files, and by the quietest preset that the rule speaks in. */
function readingOf(blocks: readonly Block[], language: string, rule: SloRule | null): Reading {
  const others = blocks.filter(({ mark }) => mark === 'other').map(({ text }) => text);
  const isQuiet = rule !== null && rule.severities !== 'as-found' && rule.severities.recommended === 'off';
  return {
    path: language === 'markdown' ? 'docs.slo.md' : 'docs.slo.yaml',
    others: Object.fromEntries(
      others.map((text, index) => [
        index === 0 ? 'catalog.slo.yaml' : `catalog-${String(index)}.slo.yaml`,
        text,
      ]),
    ),
    ...(rule === null ? {} : { rule: rule.id }),
    ...(isQuiet ? { weights: { preset: 'strict', rules: {} } as const } : {}),
  };
}

function loudness(severity: string): string {
  return severity === 'off'
    ? 'silent'
    : `${/^[ieh]/.test(severity) && severity !== 'hint' ? 'an' : 'a'} ${severity}`;
}

/** What a page says of the presets. */
function presetsOf({ severities }: SloRule): string {
  assert.ok(severities !== 'as-found');
  const { essential, recommended, strict } = severities;
  const sentence =
    essential === recommended && recommended === strict
      ? `${loudness(strict)} in every preset.`
      : `${loudness(essential)} in \`essential\`, ${loudness(recommended)} in \`recommended\`, ${loudness(strict)} in \`strict\`.`;
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
}

function assertBlocks(page: string, rule: SloRule | null): void {
  const blocks = blocksOf(page);
  const judged = blocks.filter(({ mark }) => mark === 'flagged' || mark === 'fine');
  assert.deepEqual([...new Set(judged.map(({ mark }) => mark))].sort(), ['fine', 'flagged']);
  for (const { language, mark, text } of judged) {
    const reading = readingOf(blocks, language, rule);
    if (language === 'markdown') {
      const messages = issuesOf(text, reading).map(({ message }) => message);
      assert.equal(messages.length > 0, mark === 'flagged', text);
      assert.ok(
        messages.every(message => page.includes(`\n> ${message}\n`)),
        messages.join(),
      );
    } else {
      assertAnnotated(text, reading);
      assert.equal(/^ *# *\^+ /m.test(text), mark === 'flagged', text);
    }
  }
}

describe('the pages of the rules about SLO documents', () => {
  for (const rule of own) {
    it(`${rule.id}: say what, why, what is flagged and what is fine, and it is so`, () => {
      const page = pageOf(rule.docs);
      assert.equal(page.split('\n')[0], `# ${rule.id}`);
      assert.equal(page.split('\n')[2], rule.summary);
      for (const heading of ['Why', 'Flagged', 'Fine', 'Fixes', 'Options', 'Limits']) {
        assert.match(page, new RegExp(`^## ${heading}$`, 'm'));
      }
      assert.ok(page.includes(`\n${presetsOf(rule)}\n`), presetsOf(rule));
      assertBlocks(page, rule);
    });
  }

  it('tell of everything that a tool rejects', () => {
    const page = pageOf(rejected);
    for (const [id, summary] of Object.entries(readerIssues)) {
      assert.ok(page.replaceAll(/ +/g, ' ').includes(`| \`slo/${id}\` | ${summary} |`), id);
    }
    assertBlocks(page, null);
  });

  it('show configurations that can be read', () => {
    for (const rule of own) {
      const options = blocksOf(pageOf(rule.docs)).filter(({ text }) => text.startsWith('# .faultline.yaml'));
      assert.equal(options.length, 1);
      for (const { text } of options) {
        assert.deepEqual(readConfig('.faultline.yaml', text).findings, []);
        assert.ok(text.includes(`\n  ${rule.id}: `));
      }
    }
  });

  it('are there for every rule, and none is left over', () => {
    const expected = new Set(sloRules.map(({ docs }) => docs));
    const there = readdirSync(folder).map(name => `${folder}/${name}`);
    assert.deepEqual(there.sort(), [...expected].sort());
  });
});

describe('the table of the rules about SLO documents', () => {
  it('is what the configuration knows', () => {
    assert.deepEqual(
      sloRules.map(({ id }) => id),
      sloRuleIds,
    );
    assert.deepEqual(Object.keys(readerIssues), [...sloReaderIds]);
  });

  it('lets a rule be switched off that what it reads past would be an error without', () => {
    const page = blocksOf(pageOf(rejected)).find(({ mark }) => mark === 'flagged');
    const weights = { preset: 'recommended', rules: { 'slo/objective-range': 'off' } } as const;
    const rules = issuesOf(page?.text ?? '', { weights }).map(({ rule }) => rule);
    assert.ok(rules.length > 0 && !rules.includes('objective-range'));
  });
});
