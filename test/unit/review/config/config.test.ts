import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { deadlineFor } from '../../../../src/base/settings.ts';
import { configFor, type Config, readConfig } from '../../../../src/review/config/config.ts';

const file = 'services/a/.faultline.yaml';

/** The mistakes of a configuration, each with the text that is marked. */
function mistakes(text: string, libraries?: readonly string[]): readonly string[] {
  const { findings } = readConfig(file, text, libraries === undefined ? {} : { libraries });
  const lines = text.split('\n');
  return findings.map(({ ruleId, severity, message, line, column, endLine, endColumn }) => {
    const marked = (lines[line - 1] ?? '').slice(column - 1, endLine === line ? endColumn - 1 : undefined);
    return `${severity} ${ruleId} «${marked}» ${message}`;
  });
}

describe('.faultline.yaml', () => {
  it('gives preset, rules, globs and deadlines', () => {
    const { config, findings, problems } = readConfig(
      file,
      `# Reviewed strictly, except for what is on its way out.
preset: strict
rules:
  timeout: error
  unused-suppression: off
ignore:
  - legacy/**
  - '!legacy/keep.ts'
deadlines:
  default: 3s
  stripe: 10 s
  openai: 1.5m
  redis: 250
`,
    );
    assert.deepEqual([findings, problems], [[], []]);
    assert.equal(config.preset, 'strict');
    assert.deepEqual(config.rules, { timeout: 'error', 'unused-suppression': 'off' });
    assert.deepEqual(
      config.ignore.map(({ text }) => text),
      ['legacy/**', '!legacy/keep.ts'],
    );
    assert.deepEqual(config.deadlines, {
      default: 3000,
      libraries: { stripe: 10_000, openai: 90_000, redis: 250 },
    });
  });

  it('may be empty, and any key may be', () => {
    for (const text of ['', '# nothing yet\n', 'rules:\nignore:\ndeadlines:\npreset:\n', '\uFEFF---\n']) {
      const { config, findings } = readConfig(file, text);
      assert.deepEqual(findings, [], text);
      assert.equal(config.preset, null);
    }
  });

  it('marks a key that it does not know, and says which was meant', () => {
    assert.deepEqual(mistakes('presett: strict\n'), [
      'warning config/unknown-key «presett» `presett` is no key of this file; did you mean `preset`?',
    ]);
    assert.deepEqual(mistakes('slos: {}\n<<: 1\n'), [
      'warning config/unknown-key «slos» `slos` is no key of this file; did you mean `slo`?',
      'warning config/unknown-key «<<» `<<` is no key of this file',
    ]);
  });

  it('marks names that do not exist', () => {
    assert.deepEqual(mistakes('preset: strickt\n'), [
      'error config/unknown-preset «strickt» `strickt` is no preset; did you mean `strict`?',
    ]);
    assert.deepEqual(mistakes('preset: all\n'), [
      'error config/unknown-preset «all» `all` is no preset; there are `essential`, `recommended`, `strict`',
    ]);
    assert.deepEqual(mistakes('rules:\n  timout: error\n  timeout: warn\n  ineffective-timeout: false\n'), [
      'warning config/unknown-rule «timout» `timout` is no rule; did you mean `timeout`?',
      'error config/unknown-severity «warn» `warn` is no severity; did you mean `warning`?',
      'error config/unknown-severity «false» `false` is no severity; did you mean `off`?',
    ]);
  });

  it('checks the libraries of deadlines where they are known', () => {
    assert.deepEqual(mistakes('deadlines: { strip: 10s, stripe: 10s, default: 5s }', ['stripe', 'axios']), [
      'warning config/unknown-library «strip» `strip` is no library of the catalog; did you mean `stripe`?',
    ]);
    assert.deepEqual(mistakes('deadlines: { strip: 10s }'), []);
  });

  it('marks durations that no timer can wait', () => {
    const advice = 'is no duration above zero; write `500ms`, `5s` or `1m`';
    assert.deepEqual(
      mistakes('deadlines:\n  a: 5 sec\n  b: 0\n  c: -1s\n  d: 40000m\n  e: .inf\n  f: [1]\n'),
      [
        `error config/bad-duration «5 sec» \`5 sec\` ${advice}`,
        `error config/bad-duration «0» \`0\` ${advice}`,
        `error config/bad-duration «-1s» \`-1s\` ${advice}`,
        `error config/bad-duration «40000m» \`40000m\` ${advice}`,
        `error config/bad-duration «.inf» \`.inf\` ${advice}`,
        `error config/bad-duration «[1]» This ${advice}`,
      ],
    );
  });

  it('marks values of the wrong kind', () => {
    assert.deepEqual(mistakes('- preset\n'), [
      'error config/wrong-type «- preset» The configuration is a map of keys and values',
    ]);
    assert.deepEqual(mistakes('preset: [strict]\nrules: all\nignore: legacy\ndeadlines: 5s\n'), [
      'error config/wrong-type «[strict]» `preset` is one of `essential`, `recommended`, `strict`',
      'error config/wrong-type «all» `rules` is a map of keys and values',
      'error config/wrong-type «legacy» `ignore` is a list; write one behind each dash',
      'error config/wrong-type «5s» `deadlines` is a map of keys and values',
    ]);
    assert.deepEqual(mistakes('ignore: [1, {a: b}]\nrules: { timeout: [] }\n'), [
      'error config/wrong-type «1» A glob is a text; put it in quotes',
      'error config/wrong-type «{a: b}» A glob is a text; put it in quotes',
      'error config/wrong-type «[]» `timeout` takes a severity: `error`, `warning`, `information`, `hint`, `off`',
    ]);
  });

  it('marks a key that stands twice; the first counts', () => {
    assert.deepEqual(mistakes('preset: strict\npreset: essential\n'), [
      'warning config/duplicate-key «preset» `preset` stands here a second time; only the first counts',
    ]);
    assert.equal(readConfig(file, 'preset: strict\npreset: essential\n').config.preset, 'strict');
  });

  it('marks globs that would take too long or cannot be read', () => {
    assert.deepEqual(mistakes(`ignore: ['*a*b*c*d*', '**/**/**/**/**/x', '', 'src/*.gen.*']\n`), [
      `error config/bad-glob «'*a*b*c*d*'» This glob has too many wildcards; write it in parts`,
      `error config/bad-glob «'**/**/**/**/**/x'» This glob has too many wildcards; write it in parts`,
      `error config/bad-glob «''» An empty glob matches nothing`,
    ]);
  });

  it('keeps what is right beside a mistake, also beside one of syntax', () => {
    const text = 'preset: strict\nrules:\n  timeout: error\ndeadlines: { stripe: 10s\n';
    const { config, findings } = readConfig(file, text);
    assert.equal(config.preset, 'strict');
    assert.deepEqual(config.rules, { timeout: 'error' });
    assert.deepEqual(
      findings.map(({ ruleId, severity }) => [ruleId, severity]),
      [['config/syntax', 'error']],
    );
    assert.deepEqual(readConfig(file, 'preset: strict\nruls: {}\n').config.preset, 'strict');
  });

  it('gives findings with ids of their own and without a call', () => {
    const [first, second] = readConfig(file, 'a: 1\nb: 2\n').findings;
    assert.equal(first?.id, `config/unknown-key:${file}#1`);
    assert.equal(second?.id, `config/unknown-key:${file}#2`);
    assert.deepEqual([first.file, first.call, first.suppressed], [file, null, null]);
  });

  it('follows aliases, one step at a time', () => {
    const { config, findings } = readConfig(
      file,
      'rules: { timeout: &loud error, ineffective-timeout: *loud }\n',
    );
    assert.deepEqual(config.rules, { timeout: 'error', 'ineffective-timeout': 'error' });
    assert.deepEqual(findings, []);
    assert.deepEqual(mistakes('preset: *nowhere\n'), [
      'error config/syntax «*nowhere» This alias stands for nothing: no value before it has that anchor',
    ]);
    assert.deepEqual(readConfig(file, 'ignore: &self [*self]\n').config.ignore, []);
  });

  it('does not expand a bomb of aliases', () => {
    const levels = Array.from(
      { length: 40 },
      (_, i) => `l${String(i + 1)}: &l${String(i + 1)} [*l${String(i)}, *l${String(i)}]`,
    );
    const { findings } = readConfig(file, `l0: &l0 [x]\n${levels.join('\n')}\nignore: *l40\n`);
    assert.equal(findings.filter(({ ruleId }) => ruleId === 'config/unknown-key').length, 41);
  });

  it('refuses what is too large or too deep as a problem', () => {
    const large = readConfig(file, `ignore:\n${'  - a\n'.repeat(2_000_000)}`);
    assert.deepEqual(large.problems, [
      { file, range: null, kind: 'config', message: 'This file is larger than 64 KiB and has not been read' },
    ]);
    for (const text of [
      `ignore: ${'['.repeat(5000)}`,
      '? '.repeat(5000),
      '- '.repeat(5000),
      '{a: '.repeat(5000),
    ]) {
      assert.deepEqual(readConfig(file, text).problems, [
        {
          file,
          range: null,
          kind: 'config',
          message: 'This file is nested too deeply and has not been read',
        },
      ]);
    }
    assert.equal(large.config.ignores('services/a/x.ts'), false);
  });

  it('names the first hundred mistakes of a text that has more', () => {
    assert.equal(mistakes('a:\n'.repeat(1000)).length, 100);
  });

  it('takes any text without throwing, and says every mistake in under 100 characters', () => {
    const word = fc.constantFrom(
      'preset',
      'rules',
      'ignore',
      'deadlines',
      'timeout',
      'strict',
      '5s',
      '*a',
      '&a',
      '<<',
      '\t',
      '\uFEFF',
      '😀',
    );
    const mark = fc.constantFrom(
      ': ',
      '\n',
      '\n  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '|',
      '>',
      '#',
      '!',
      '%',
      '? ',
      '...',
      '---',
    );
    const text = fc
      .array(fc.oneof(word, mark, fc.string({ maxLength: 4 })), { maxLength: 40 })
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(text, source => {
        const { findings } = readConfig(file, source);
        for (const finding of findings) {
          assert.ok(finding.message.length < 100, finding.message);
          assert.ok(finding.line >= 1 && finding.column >= 1);
          assert.ok(finding.endLine > finding.line || finding.endColumn >= finding.column);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the settings of a file', () => {
  const configs = (texts: Readonly<Record<string, string>>): ReadonlyMap<string, Config> =>
    new Map(Object.entries(texts).map(([path, text]) => [path, readConfig(path, text).config]));

  it('are the defaults where nobody speaks', () => {
    assert.deepEqual(configFor('src/a.ts', new Map(), {}), {
      preset: 'recommended',
      rules: {},
      include: [],
      deadlines: { default: null, libraries: {} },
      kit: null,
      ignored: false,
    });
  });

  it('come from the nearest configuration alone', () => {
    const both = configs({
      '.faultline.yaml': 'preset: strict\nrules: { timeout: error }\n',
      'services/a/.faultline.yaml': 'preset: essential\n',
      'services/ab/.faultline.yaml': 'preset: strict\n',
    });
    assert.equal(configFor('src/x.ts', both, {}).preset, 'strict');
    const near = configFor('services/a/src/x.ts', both, {});
    assert.deepEqual([near.preset, near.rules], ['essential', {}]);
  });

  it('come from the editor where the configuration is silent', () => {
    const quiet = configs({ '.faultline.yaml': 'rules: { timeout: error }\ndeadlines: { stripe: 10s }\n' });
    const editor = {
      preset: 'strict',
      rules: { timeout: 'hint', 'ineffective-timeout': 'off' },
      deadline: 2000,
    } as const;
    const { preset, rules, deadlines } = configFor('src/x.ts', quiet, editor);
    assert.equal(preset, 'strict');
    assert.deepEqual(rules, { timeout: 'error', 'ineffective-timeout': 'off' });
    assert.deepEqual(deadlines, { default: 2000, libraries: { stripe: 10_000 } });
    assert.equal(
      configFor('src/x.ts', configs({ '.faultline.yaml': 'preset: essential' }), editor).preset,
      'essential',
    );
  });

  it('give each library its deadline: its own, else the common one, else that of the catalog', () => {
    const deadlines = { default: null, libraries: { stripe: 10_000 } };
    const library = (id: string) => ({ id, deadline: { ms: 60_000 } });
    assert.equal(deadlineFor(library('stripe'), { deadlines }), 10_000);
    assert.equal(deadlineFor(library('openai'), { deadlines }), 60_000);
    assert.equal(deadlineFor(library('openai'), { deadlines: { ...deadlines, default: 3000 } }), 3000);
    assert.equal(deadlineFor(library('toString'), { deadlines }), 60_000);
  });

  it('ignore files by globs from the folder of the configuration, also from further up', () => {
    const ignoring = configs({
      '.faultline.yaml': `ignore: [legacy, '*.gen.ts', '!keep.gen.ts', /scripts/]\n`,
      'services/a/.faultline.yaml': `ignore: [src/old/]\n`,
    });
    const ignored = (path: string): boolean => configFor(path, ignoring, {}).ignored;
    assert.deepEqual(
      [
        'legacy/x.ts',
        'packages/legacy/x.ts',
        'src/api.gen.ts',
        'scripts/x.ts',
        'services/a/src/old/x.ts',
        'services/a/legacy/x.ts',
      ].filter(path => !ignored(path)),
      [],
    );
    assert.deepEqual(
      ['src/x.ts', 'src/keep.gen.ts', 'src/scripts/x.ts', 'src/old/x.ts', 'Legacy/x.ts', 'legacy.ts'].filter(
        ignored,
      ),
      [],
    );
  });
});
