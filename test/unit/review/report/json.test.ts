import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, it } from 'mocha';
import { toJsonReport } from '../../../../src/review/report/json.ts';
import { reportSchema } from '../../../../src/review/report/json-schema.ts';
import { shop, shuffled } from './review.ts';

const tool = { name: 'faultline', version: '0.1.0' };

/** The schema with every object closed: nothing is in a report that the schema does not tell. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) {
    return schema.map(closed);
  }
  if (typeof schema !== 'object' || schema === null) {
    return schema;
  }
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)] as const);
  const isObject = 'properties' in schema && 'type' in schema && !('allOf' in schema);
  return { ...Object.fromEntries(entries), ...(isObject ? { additionalProperties: false } : {}) };
}

function errorsOf(schema: unknown, value: unknown): readonly string[] {
  const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, allowUnionTypes: true });
  const validate = ajv.compile(schema as object);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(error => `${error.instancePath} ${error.message ?? ''}`);
}

const everything = toJsonReport(
  shop({
    problems: [
      { file: 'a.ts', range: null, kind: 'unreadable', message: 'cannot be read' },
      ...shop().problems,
    ],
    findings: shop().findings.map(finding => ({
      ...finding,
      fixes: [{ id: 'timeout/native', title: 'Add a 5 s timeout', kit: 'native', preferred: true }],
    })),
  }),
  tool,
);

describe('the JSON report', () => {
  it('has every key of the contract, and no other', () => {
    assert.deepEqual(Object.keys(everything), [
      'version',
      'tool',
      'preset',
      'files',
      'problems',
      'dependencies',
      'calls',
      'findings',
    ]);
    assert.deepEqual(everything.files, {
      seen: 214,
      parsed: 9,
      cached: 3,
      skipped: [{ file: 'public/vendor.js', reason: 'minified' }],
    });
    assert.deepEqual(everything.problems[0], {
      file: 'a.ts',
      range: null,
      kind: 'unreadable',
      message: 'cannot be read',
    });
    assert.deepEqual(
      everything.dependencies.map(({ id }) => id),
      ['fetch', 'payments', 'postgres'],
    );
    assert.deepEqual(
      everything.calls.find(({ callee }) => callee === 'http.post'),
      {
        id: 'src/orders.ts#main/http.post',
        kind: 'leaf',
        confidence: 'certain',
        context: 'server',
        file: 'src/orders.ts',
        line: 2,
        column: 9,
        endLine: 2,
        endColumn: 37,
        calleeRange: { line: 2, column: 9, endLine: 2, endColumn: 18 },
        callee: 'http.post',
        library: 'acme',
        libraryVersion: { version: '1.13.2', from: 'package-lock.json' },
        dependency: 'payments',
        operation: 'GET',
        idempotent: true,
        guards: { timeout: { verdict: 'absent', sources: [], missingFrom: [] } },
      },
    );
    assert.deepEqual(everything.findings[0], {
      id: 'timeout:src/orders.ts#main/http.post',
      ruleId: 'timeout',
      severity: 'warning',
      message: '`http.post` has no timeout, nor has its client (src/http.ts:12); set `timeout`',
      file: 'src/orders.ts',
      line: 2,
      column: 9,
      endLine: 2,
      endColumn: 18,
      call: 'src/orders.ts#main/http.post',
      related: [
        {
          file: 'src/http.ts',
          line: 12,
          column: 14,
          endLine: 12,
          endColumn: 30,
          message: 'the client is made here, without a timeout',
        },
      ],
      suppressed: null,
      baselineState: null,
      fixes: [{ id: 'timeout/native', title: 'Add a 5 s timeout', kit: 'native', preferred: true }],
    });
  });

  it('keeps suppressed findings among the others', () => {
    assert.deepEqual(
      everything.findings.map(({ file, line, suppressed }) => [file, line, suppressed]),
      [
        ['src/orders.ts', 2, null],
        ['src/orders.ts', 4, { by: 'faultline-disable-next-line', reason: 'the queue runs it again' }],
        ['src/page.tsx', 1, null],
      ],
    );
  });

  it('is the same whatever order things were found in', () => {
    assert.equal(
      JSON.stringify(toJsonReport(shuffled(shop()), tool)),
      JSON.stringify(toJsonReport(shop(), tool)),
    );
  });

  it('fits its schema, and the schema tells of every key', () => {
    assert.deepEqual(errorsOf(reportSchema(), everything), []);
    assert.deepEqual(errorsOf(closed(reportSchema()), everything), []);
  });

  it('does not fit its schema with a key missing or of another type', () => {
    assert.match(
      errorsOf(reportSchema(), { ...everything, preset: undefined }).join(),
      /required property 'preset'/,
    );
    const absolute = {
      ...everything,
      problems: [{ file: '/home/me/a.ts', range: null, kind: 'syntax', message: '' }],
    };
    assert.match(errorsOf(reportSchema(), absolute).join(), /must match pattern/);
    assert.deepEqual(errorsOf(reportSchema(), { ...everything, later: true }), []);
  });

  it('is documented, every key of it', () => {
    const page = readFileSync('docs/json-report.md', 'utf8');
    const keys = new Set<string>();
    JSON.stringify(reportSchema(), (key, value: unknown) => {
      if (key === 'properties') {
        Object.keys(value as object).forEach(name => keys.add(name));
      }
      return value;
    });
    assert.deepEqual(
      [...keys].filter(key => !page.includes(`\`${key}\``)),
      [],
    );
  });
});
