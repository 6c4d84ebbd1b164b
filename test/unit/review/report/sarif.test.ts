import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, it } from 'mocha';
import type { Log, Result } from 'sarif';
import type { Finding } from '../../../../src/base/finding.ts';
import { toSarif, type SarifOptions } from '../../../../src/review/report/sarif.ts';
import type { Review } from '../../../../src/review/session-types.ts';
import { shop, shuffled } from './review.ts';

const plain: SarifOptions = {
  tool: { name: 'faultline', version: '0.1.0' },
  baseline: null,
  pages: file => `# The page ${file}\n`,
  fixes: null,
};

/** The schema of the standard, as its authors publish it. It is of draft 4, of which it uses nothing that later drafts changed but `id`. */
function officialSchema(): object {
  const main = createRequire(import.meta.url).resolve('@microsoft/jest-sarif');
  const file = path.join(path.dirname(main), 'schemas', 'sarif-2.1.0-rtm.5.json');
  const { id, $schema, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  assert.deepEqual([typeof id, $schema], ['string', 'http://json-schema.org/draft-04/schema#']);
  return schema;
}

const validate = new Ajv({
  allErrors: true,
  strict: false,
  unicodeRegExp: false,
  formats: {
    uri: /^[a-z][a-z\d+.-]*:[!#-;=?-Z\]_a-z~%[]*$/i,
    'uri-reference': /^(?:[!#$&-;=?-Z_a-z~]|%[\da-f]{2})*$/i,
    'date-time': /^\d{4}-\d\d-\d\dT/,
  },
}).compile(officialSchema());

function errorsOf(log: unknown): readonly string[] {
  return validate(log)
    ? []
    : (validate.errors ?? []).map(error => `${error.instancePath} ${error.message ?? ''}`);
}

function sarif(change: Partial<Review> = {}, options: Partial<SarifOptions> = {}): Log {
  return toSarif(shop(change), { ...plain, ...options });
}

function runOf(log: Log): Log['runs'][number] {
  const [run, ...others] = log.runs;
  assert.ok(run !== undefined && others.length === 0);
  return run;
}

function resultsOf(log: Log): readonly Result[] {
  return runOf(log).results ?? [];
}

function firstFinding(): Finding {
  const [first] = shop().findings;
  assert.ok(first !== undefined);
  return first;
}

describe('the SARIF report', () => {
  it('fits the official schema of 2.1.0', () => {
    const log = sarif(
      {
        problems: [...shop().problems, { file: 'a b.ts', range: null, kind: 'internal', message: '{' }],
        findings: shop().findings,
      },
      { baseline: { known: new Set(shop().findings), stale: 0 } },
    );
    assert.deepEqual(errorsOf(log), []);
    assert.match(errorsOf({ ...log, version: '2.0.0' }).join(), /version/);
    assert.match(errorsOf({ ...log, runs: [{ ...runOf(log), columns: 1 }] }).join(), /additional properties/);
  });

  it('says of each finding where it is, what it is and how it is told from others', () => {
    assert.deepEqual(resultsOf(sarif())[0], {
      ruleId: 'timeout',
      ruleIndex: 1,
      level: 'warning',
      message: { text: '`http.post` has no timeout, nor has its client (src/http.ts:12); set `timeout`' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'src/orders.ts', uriBaseId: '%SRCROOT%' },
            region: { startLine: 2, startColumn: 9, endLine: 2, endColumn: 18 },
          },
        },
      ],
      partialFingerprints: { 'faultlineFindingId/v1': 'timeout:src/orders.ts#main/http.post' },
      relatedLocations: [
        {
          id: 1,
          physicalLocation: {
            artifactLocation: { uri: 'src/http.ts', uriBaseId: '%SRCROOT%' },
            region: { startLine: 12, startColumn: 14, endLine: 12, endColumn: 30 },
          },
          message: { text: 'the client is made here, without a timeout' },
        },
      ],
      suppressions: [],
    });
    assert.equal(runOf(sarif()).columnKind, 'utf16CodeUnits');
  });

  it('keeps one result for each rule, of the same call too, with its level', () => {
    const first = firstFinding();
    const findings = (['error', 'warning', 'information', 'hint'] as const).map((severity, index) => ({
      ...first,
      severity,
      id: String(index),
    }));
    assert.deepEqual(
      resultsOf(sarif({ findings })).map(({ level }) => level),
      ['error', 'warning', 'note', 'note'],
    );
  });

  it('points at a rule with its page and its level in the preset', () => {
    const { driver } = runOf(sarif()).tool;
    const rules = driver.rules ?? [];
    for (const { ruleId, ruleIndex } of resultsOf(sarif())) {
      assert.equal(rules[ruleIndex ?? -1]?.id, ruleId);
    }
    const timeout = rules.find(({ id }) => id === 'timeout');
    assert.equal(timeout?.help?.markdown, '# The page docs/rules/timeout.md\n');
    assert.equal(timeout.help.text, timeout.help.markdown);
    assert.equal(timeout.defaultConfiguration?.level, 'warning');
    const bare = runOf(sarif({}, { pages: () => null })).tool.driver.rules?.[0];
    assert.ok(bare !== undefined && !('help' in bare));
  });

  it('knows the rules that only findings name', () => {
    const mistake: Finding = {
      ...firstFinding(),
      file: '.faultline.yaml',
      ruleId: 'config/unknown-key',
      id: 'config/unknown-key:.faultline.yaml#1',
      related: [],
      call: null,
    };
    const log = sarif({ findings: [mistake] });
    const [result] = resultsOf(log);
    const rule = runOf(log).tool.driver.rules?.[result?.ruleIndex ?? -1];
    assert.equal(rule?.id, 'config/unknown-key');
    assert.equal(rule.help?.markdown, '# The page docs/rules/config.md\n');
    assert.deepEqual(errorsOf(log), []);
  });

  it('encodes paths as URIs, each part by itself', () => {
    const strange: Finding = { ...firstFinding(), file: 'src/größe 100%/a:b#c?\uD800.ts' };
    const log = sarif({ findings: [strange] });
    assert.equal(
      resultsOf(log)[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri,
      'src/gr%C3%B6%C3%9Fe%20100%25/a%3Ab%23c%3F%EF%BF%BD.ts',
    );
    assert.deepEqual(errorsOf(log), []);
  });

  it('doubles braces, which would be placeholders', () => {
    const braces: Finding = { ...firstFinding(), message: '`fetch(url, { timeout })` and {0}' };
    assert.equal(
      resultsOf(sarif({ findings: [braces] }))[0]?.message.text,
      '`fetch(url, {{ timeout }})` and {{0}}',
    );
  });

  it('says which findings are suppressed, and why', () => {
    assert.deepEqual(
      resultsOf(sarif()).map(({ suppressions }) => suppressions),
      [[], [{ kind: 'inSource', justification: 'the queue runs it again' }], []],
    );
  });

  it('says which findings are new, only where there is a baseline', () => {
    const findings = shop().findings;
    const known = new Set(findings.slice(0, 1));
    const states = resultsOf(toSarif(shop({ findings }), { ...plain, baseline: { known, stale: 0 } })).map(
      ({ baselineState }) => baselineState,
    );
    assert.deepEqual(states, ['unchanged', undefined, 'new']);
    assert.ok(resultsOf(sarif()).every(result => !('baselineState' in result)));
  });

  it('notifies of what could not be reviewed', () => {
    const problems = [
      ...shop().problems,
      { file: 'src/secret.ts', range: null, kind: 'unreadable', message: 'It cannot be read' } as const,
    ];
    const [invocation] = runOf(sarif({ problems })).invocations ?? [];
    assert.equal(invocation?.executionSuccessful, true);
    assert.deepEqual(
      invocation.toolExecutionNotifications?.map(({ level, descriptor, message, locations }) => [
        level,
        descriptor?.id,
        message.text,
        locations?.[0]?.physicalLocation?.region?.startLine,
      ]),
      [
        ['warning', 'problem/syntax', "';' expected", 7],
        ['warning', 'problem/unreadable', 'It cannot be read', undefined],
      ],
    );
  });

  it('brings the edits of the preferred fix, where they can be said', () => {
    const first = firstFinding();
    const finding: Finding = {
      ...first,
      fixes: [
        { id: 'timeout/native@client', title: 'For all', kit: 'native', preferred: false },
        { id: 'timeout/native', title: 'Add a 5 s timeout', kit: 'native', preferred: true },
      ],
    };
    const text = 'a();\r\nfetch(url);\n';
    const fixed = (
      creates: readonly { path: string; text: string }[],
      known: string | null,
    ): Result | undefined =>
      resultsOf(
        toSarif(shop({ findings: [finding] }), {
          ...plain,
          fixes: {
            text: () => known,
            fix: (file, id, fixId) => ({
              title: `${fixId} of ${id}`,
              edits: [
                {
                  file,
                  edits: [
                    { start: 15, end: 15, text: ', {}' },
                    { start: 6, end: 11, text: 'get' },
                  ],
                },
              ],
              creates,
            }),
          },
        }),
      )[0];
    assert.deepEqual(fixed([], text)?.fixes, [
      {
        description: { text: 'timeout/native of timeout:src/orders.ts#main/http.post' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'src/orders.ts', uriBaseId: '%SRCROOT%' },
            replacements: [
              {
                deletedRegion: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 6 },
                insertedContent: { text: 'get' },
              },
              {
                deletedRegion: { startLine: 2, startColumn: 10, endLine: 2, endColumn: 10 },
                insertedContent: { text: ', {}' },
              },
            ],
          },
        ],
      },
    ]);
    assert.equal(fixed([{ path: 'src/resilience.ts', text: '' }], text)?.fixes, undefined);
    assert.equal(fixed([], null)?.fixes, undefined);
    assert.equal(fixed([], 'short')?.fixes, undefined);
  });

  it('is the same whatever order things were found in', () => {
    assert.equal(JSON.stringify(toSarif(shuffled(shop()), plain)), JSON.stringify(sarif()));
  });
});
