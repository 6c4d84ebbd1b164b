import assert from 'node:assert/strict';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isMap, isScalar, isSeq, parse, parseDocument, type Node } from 'yaml';
import { SloDocument } from '../../../../src/server/slo/documents.ts';
import { isSaidElsewhere } from '../../../../src/server/slo/elsewhere.ts';
import { sloSchemas } from '../../../../src/server/slo/keys/json-schema.ts';
import { isObject, objectOf } from '../../project/files.ts';

const documents = {
  'sloth/k8s': `apiVersion: sloth.slok.dev/v1
kind: PrometheusServiceLevel
metadata:
  name: checkout
spec:
  service: checkout
  labels:
    owner: shop
  slos:
    - name: availability
      objective: 99.9
      description: Orders are taken.
      sli:
        events:
          errorQuery: sum(rate(http_requests_total{code=~"5.."}[{{.window}}]))
          totalQuery: sum(rate(http_requests_total[{{.window}}]))
      alerting:
        name: CheckoutAvailability
        pageAlert:
          labels:
            severity: page
        ticketAlert:
          disable: true
`,
  pyrra: `apiVersion: pyrra.dev/v1alpha1
kind: ServiceLevelObjective
metadata:
  name: checkout
spec:
  target: "99.9"
  window: 4w
  description: Orders are taken.
  indicator:
    ratio:
      errors:
        metric: http_requests_total{code=~"5.."}
      total:
        metric: http_requests_total
      grouping:
        - route
  alerting:
    burnrates: true
`,
  'slo-generator': `apiVersion: sre.google.com/v2
kind: ServiceLevelObjective
metadata:
  name: checkout-availability
  labels:
    service_name: checkout
spec:
  description: Orders are taken.
  backend: prometheus
  method: good_bad_ratio
  exporters:
    - prometheus
  service_level_indicator:
    filter_good: http_requests_total{code!~"5.."}
    filter_valid: http_requests_total
  goal: 0.999
`,
} as const;

function validator(): ValidateFunction {
  const ajv = new Ajv({ strict: true, allErrors: true, keywords: ['deprecationMessage'] });
  const { 'slo-document.schema.json': whole = {}, ...parts } = sloSchemas();
  for (const [file, schema] of Object.entries(parts)) {
    ajv.addSchema(schema, file);
  }
  return ajv.compile({ ...whole, $id: 'slo-document.schema.json' });
}

const validate = validator();

function documentOf(text: string): SloDocument {
  const document = TextDocument.create('file:///a.slo.yaml', 'yaml', 1, text);
  return new SloDocument(document, { path: '/a.slo.yaml', format: null, state: 'read' });
}

/** A document with each of its values in turn left out, emptied, or turned into another kind. */
function* broken(text: string): Generator<string> {
  const document = parseDocument(text);
  const spots: Node[] = [];
  const visit = (node: unknown, depth: number): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        // What a document is must stay.
        if (depth > 0 || (isScalar(key) && key.value === 'spec')) {
          spots.push(value as Node);
          visit(value, depth + 1);
        }
      }
    } else if (isSeq(node)) {
      node.items.forEach(item => {
        visit(item, depth + 1);
      });
    }
  };
  visit(document.contents, 0);
  for (const { range } of spots) {
    const [start, end] = range ?? [0, 0, 0];
    const key = text.lastIndexOf('\n', text.lastIndexOf(':', start)) + 1;
    yield `${text.slice(0, key)}${text.slice(text.indexOf('\n', end - 1) + 1)}`;
    const eol = text[end - 1] === '\n' ? '\n' : '';
    for (const value of ['""', '[1, 2]', '{a: {}}', '12', 'true', '-1', '1000', 'words']) {
      yield `${text.slice(0, start)}${value}${eol}${text.slice(end)}`;
    }
  }
}

describe('the JSON schemas of SLO documents', () => {
  for (const [format, text] of Object.entries(documents)) {
    it(`take a document of ${format} that is right`, () => {
      assert.ok(validate(parse(text)), JSON.stringify(validate.errors));
      assert.deepEqual(documentOf(text).file.issues, []);
    });

    it(`say everything about a wrong one of ${format} that is left to them`, () => {
      let left = 0;
      for (const wrong of broken(text)) {
        const slo = documentOf(wrong);
        const issues = slo.file.issues.filter(
          issue => isSaidElsewhere(slo, issue) && issue.rule !== 'syntax' && issue.rule !== 'duplicate-key',
        );
        left += issues.length;
        if (issues.length > 0) {
          assert.ok(!validate(parse(wrong)), `${issues[0]?.message ?? ''}\n${wrong}`);
        }
      }
      assert.ok(left > 10);
    });
  }

  it('say nothing about the other formats', () => {
    assert.ok(validate({ apiVersion: 'openslo/v1', kind: 'SLO' }));
    assert.ok(validate({ version: 'prometheus/v1' }));
    assert.ok(validate(null));
  });

  it('are contributed for the files whose name says what they hold', () => {
    const { contributes } = objectOf('package.json');
    assert.ok(isObject(contributes) && Array.isArray(contributes.yamlValidation));
    assert.deepEqual(contributes.yamlValidation[1], {
      fileMatch: ['*.slo.yaml', '*.slo.yml'],
      url: './media/schemas/slo-document.schema.json',
    });
  });
});
