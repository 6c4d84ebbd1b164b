import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { longestText } from '../../../../src/slo/formats/limits.ts';
import { readSlo } from '../../../../src/slo/formats/read.ts';
import { assertRead, fixture, rejected } from './reading.ts';

const sloth = `version: prometheus/v1
service: checkout
slos:
  - name: availability
    objective: 99.9
    sli: { plugin: { id: mine } }
    alerting: { name: Checkout }
`;

describe('YAML that is no good', () => {
  it('is pointed at where it goes wrong, and what can be read is read', () => {
    const text = sloth.replace('objective: 99.9', 'objective: 99.9\n    description: "never closed');
    const file = readSlo('a.yaml', text);
    assert.deepEqual(
      file.issues.map(({ rule, message }) => `${rule}: ${message}`),
      ['syntax: A quote is opened and never closed; close it'],
    );
    assert.equal(file.slos[0]?.objective?.value, 0.999);
  });

  it('may be a quote whose lines begin anywhere, as the tools take it', () => {
    const text = sloth.replace(
      'objective: 99.9',
      'description: "Counts: <br>\r\n- orders\n[ \'all\' ]\n"\n    objective: 99.9',
    );
    const { issues, slos } = readSlo('a.yaml', text);
    assert.deepEqual(issues, []);
    assert.equal(slos[0]?.description?.replace(/\s+/g, ' '), "Counts: <br> - orders [ 'all' ] ");
    const span = slos[0].objective?.span;
    assert.equal(text.slice(span?.start, span?.end), '99.9');
  });

  it('is a quote that a document ends in', () => {
    const text = `${sloth}x: "open\n---\ny: closed"\n`;
    assert.ok(rejected(text).some(said => said.startsWith('syntax: ')));
  });

  it('is told of a tab, once', () => {
    assertRead(
      `
      version: prometheus/v1
      service: checkout
      slos:
      \t- name: availability
      # ^ A tab indents this line, which YAML does not allow; use spaces
    `,
    );
  });

  it('is told of a character that YAML may not hold', () => {
    const found = rejected(sloth.replace('checkout', 'check\u0000out'));
    assert.ok(found.includes('encoding: \u0000'), found.join());
  });

  it('is told of an alias without an anchor, and of one inside of its own', () => {
    assert.deepEqual(rejected(sloth.replace('99.9', '*target')), ['syntax: *target']);
    assert.deepEqual(rejected(`x-loop: &loop [*loop]\n${sloth}`), ['syntax: *loop']);
  });

  it('does not unfold aliases that grow without bounds', () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const items = Array.from({ length: 9 }, () => (level === 0 ? 'x' : `*l${String(level - 1)}`));
      return `x-${String(level)}: &l${String(level)} [${items.join(', ')}]`;
    });
    const file = readSlo('a.yaml', `${levels.join('\n')}\n${sloth}`);
    assert.deepEqual(
      file.issues.map(({ rule, severity }) => `${severity} ${rule}`),
      ['error alias-bomb'],
    );
    assert.deepEqual(file.slos, []);
  });

  it('unfolds what people share among fifty SLOs', () => {
    const shared = 'x-alerting: &alerting { name: Shared, labels: { a: b, c: d } }\n';
    const slos = Array.from(
      { length: 50 },
      (_, index) => `  - name: slo-${String(index)}
    objective: 99.9
    sli: { plugin: { id: mine } }
    alerting: *alerting
`,
    );
    const file = readSlo(
      'a.yaml',
      `${shared}version: prometheus/v1\nservice: checkout\nslos:\n${slos.join('')}`,
    );
    assert.deepEqual([file.issues.length, file.slos.length], [0, 50]);
  });

  it('is not read when it is longer than anybody writes, and says so', () => {
    const file = readSlo('a.yaml', sloth + '#'.repeat(longestText));
    assert.deepEqual(
      file.issues.map(({ rule }) => rule),
      ['too-large'],
    );
  });

  it('may be nested without end', () => {
    for (const piece of ['[', '{ a: ', '- ', '? ', '- - [ ']) {
      const file = readSlo('a.yaml', `${sloth}x-deep: ${piece.repeat(1000)}`);
      assert.ok(file.issues.every(({ message }) => !message.includes('call stack')));
      assert.ok(file.issues.length > 0, piece);
    }
  });
});

describe('a file', () => {
  it('of nothing we know is said to be none', () => {
    const nothing = ['not-an-slo'];
    for (const text of [
      '',
      '# nothing',
      '---\n---\n',
      'kind: Deployment\napiVersion: apps/v1\n',
      '42',
      '[]',
    ]) {
      assert.deepEqual(
        readSlo('a.slo.yaml', text).issues.map(({ rule }) => rule),
        nothing,
        text,
      );
    }
  });

  it('may hold other documents beside an SLO', () => {
    const file = readSlo(
      'a.yaml',
      `kind: Deployment\napiVersion: apps/v1\n---\n${fixture('pyrra.slo.yaml')}`,
    );
    assert.deepEqual([file.issues.length, file.slos.length, file.slos[0]?.document], [0, 1, 1]);
  });

  it('may be a list that a byte order mark stands before', () => {
    const file = readSlo('a.yaml', `\uFEFF${fixture('nobl9.slo.yaml')}`);
    assert.deepEqual([file.issues.length, file.slos[0]?.objective?.source], [0, '0.999']);
  });

  it('is told of a version that there is not, with the one that there is', () => {
    assertRead(`
      apiVersion: pyrra.dev/v1beta1
      #           ^^^^^^^^^^^^^^^^^ The version \`pyrra.dev/v1beta1\` is unknown; write \`pyrra.dev/v1alpha1\`
      kind: ServiceLevelObjective
    `);
  });

  it('keeps the ids of its SLOs apart, whatever their names', () => {
    const pyrra = fixture('pyrra.slo.yaml');
    const { slos } = readSlo('a.yaml', `${pyrra}---\n${pyrra}---\n${pyrra}`);
    assert.deepEqual(
      slos.map(({ id }) => id),
      ['checkout-latency', 'checkout-latency#2', 'checkout-latency#3'],
    );
  });
});

describe('what a tool reads past', () => {
  const notes = (text: string): readonly string[] =>
    readSlo('a.yaml', text).notes.map(({ kind, key, instead, by }) =>
      [kind, key, instead ?? '', by ?? ''].join(' ').trim(),
    );

  it('are keys in the case of the other form of Sloth, and slips', () => {
    const text = sloth
      .replace('name: Checkout }', 'name: Checkout, pageAlert: { disable: true } }')
      .replace('objective: 99.9', 'objective: 99.9\n    descripton: x\n    owner: me');
    assert.deepEqual(notes(text), [
      'unknown-key descripton description slip',
      'unknown-key owner',
      'unknown-key pageAlert page_alert case',
      'default-window',
    ]);
  });

  it('are a key that stands twice, of which the last counts, and numbers that become a text', () => {
    const text = sloth
      .replace('objective: 99.9', 'objective: 99.9\n    objective: 99.5')
      .replace('name: Checkout }', 'name: Checkout, labels: { tier: 2 } }');
    assert.deepEqual(notes(text), ['repeated-key objective', 'coerced tier', 'default-window']);
    assert.equal(readSlo('a.yaml', text).slos[0]?.objective?.value, 0.995);
  });

  it('are the documents behind the first', () => {
    assert.deepEqual(notes(`${sloth}---\n${sloth.replace('availability', 'latency')}`), [
      'default-window',
      'default-window',
      'second-document',
    ]);
  });

  it('is a field of Pyrra that has a successor', () => {
    const text = fixture('pyrra.slo.yaml').replace('    name: CheckoutSlow\n', '    disabled: true\n');
    assert.deepEqual(notes(text), ['deprecated disabled burnrates']);
    assert.equal(readSlo('a.yaml', text).slos[0]?.alerting, 'off');
  });

  it('are the calendar and the method of an OpenSLO that Sloth reads', () => {
    const text = fixture('openslo-v1alpha.slo.yaml')
      .replace('Occurrences', 'Timeslices')
      .replace('count: 28', 'count: 28\n      isRolling: false\n      calendar: {}');
    assert.deepEqual(notes(text), ['ignored isRolling', 'ignored calendar', 'ignored budgetingMethod']);
  });

  it('is a line of Kubernetes that the command does not recognise', () => {
    const text = fixture('sloth-kubernetes.slo.yaml').replace(
      'sloth.slok.dev/v1',
      'sloth.slok.dev/v1 # ours',
    );
    assert.deepEqual(notes(text), ['tool-reading apiVersion', 'default-window']);
  });
});
