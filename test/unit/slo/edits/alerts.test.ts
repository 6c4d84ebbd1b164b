import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { addAlerts } from '../../../../src/slo/edits/add-alerts.ts';
import { setAlertBranch, setAlerting, setSeverity } from '../../../../src/slo/edits/alerts.ts';
import { newSlo } from '../../../../src/slo/convert/new-document.ts';
import { fixture } from '../formats/reading.ts';
import { after, apply, changes, readText, reason } from './documents.ts';

const sloth = newSlo('sloth/v1');
const pyrra = newSlo('pyrra');
const openSlo = newSlo('openslo/v1');
const [bareOpenSlo = ''] = openSlo.replace(/ {2}alertPolicies:\n.*\n/, '').split('---\n');

describe('adding alerts', () => {
  it('gives Sloth a name and both alerts', () => {
    const bare = sloth.replace(/ {4}alerting:\n(?: {6}.*\n)*/, '');
    assert.deepEqual(changes(bare, addAlerts), [
      '+    alerting:',
      '+      name: AvailabilityBurn',
      '+      page_alert:',
      '+        labels:',
      '+          severity: page',
      '+      ticket_alert:',
      '+        labels:',
      '+          severity: ticket',
    ]);
    const now = readText(after(bare, addAlerts));
    assert.deepEqual(now.issues, []);
    assert.equal(now.slos[0]?.alerts.length, 4);
  });

  it('writes the keys of Sloth’s dialect in Kubernetes, and fills in a key without a value', () => {
    const empty = newSlo('sloth/k8s').replace(/ {6}alerting:\n(?: {8}.*\n)*/, '      alerting: # later\n');
    const now = after(empty, addAlerts);
    assert.match(now, /alerting: # later\n {8}name: AvailabilityBurn\n {8}pageAlert:\n {10}labels:\n/);
    assert.deepEqual(readText(now).issues, []);
  });

  it('switches on what is switched off', () => {
    const off = sloth.replace(
      / {4}alerting:\n(?: {6}.*\n)*/,
      '    alerting: {page_alert: {disable: true}, ticket_alert: {disable: true}}\n',
    );
    assert.deepEqual(changes(off, addAlerts), [
      '-    alerting: {page_alert: {disable: true}, ticket_alert: {disable: true}}',
      '+    alerting: {page_alert: {disable: false}, ticket_alert: {disable: false}, name: AvailabilityBurn}',
    ]);
    assert.match(reason(sloth, addAlerts), /on already/);
  });

  it('gives OpenSLO a policy for each burn rate, which its own window decides', () => {
    const file = readText(bareOpenSlo);
    const [slo] = file.slos;
    assert.ok(slo !== undefined);
    const result = addAlerts(file, slo);
    assert.ok(result.kind === 'edits');
    assert.match(result.notes.join(' '), /short windows are left out/);
    const text = apply(file, result.edits);
    assert.ok(text.startsWith(bareOpenSlo.trimEnd()));
    const now = readText(text);
    assert.deepEqual(now.issues, []);
    assert.deepEqual(
      now.slos[0]?.alerts.map(({ severity, burnRate, longSeconds }) => [
        severity,
        burnRate,
        longSeconds / 3600,
      ]),
      [
        ['page', 13.44, 1],
        ['page', 5.6, 6],
        ['ticket', 2.8, 24],
        ['ticket', 0.933333, 72],
      ],
    );
    assert.match(reason(text, addAlerts), /already/);
  });

  it('sends OpenSLO’s alerts where the file sends them', () => {
    const [, , target = ''] = openSlo.split('---\n');
    const now = after(`${bareOpenSlo}---\n${target.replace('on-call', 'pager-duty')}`, addAlerts);
    assert.equal(now.split('targetRef: pager-duty').length, 5);
    assert.equal(now.split('kind: AlertNotificationTarget').length, 2);
  });

  it('gives OpenSLO v2alpha conditions with the `alertAfter` that it wants', () => {
    const now = readText(after(newSlo('openslo/v2alpha'), addAlerts));
    assert.deepEqual(now.issues, []);
    assert.equal(now.slos[0]?.alerts.length, 4);
  });

  it('gives Nobl9 policies of two windows, also in a list of objects', () => {
    const one = after(newSlo('nobl9'), addAlerts);
    assert.deepEqual(readText(one).issues, []);
    assert.deepEqual(
      readText(one).slos[0]?.alerts.map(({ burnRate }) => burnRate.toFixed(2)),
      ['13.44', '5.60', '2.80', '0.93'],
    );
    assert.match(one, /alertPolicies:\n {4}- checkout-availability-page-quick\n/);
    assert.match(
      one,
      /value: 13\.44\n {6}alertingWindow: 1h\n.*\n.*\n {6}value: 13\.44\n {6}alertingWindow: 5m\n/,
    );
    const listed = newSlo('nobl9')
      .replace(/^#.*\n/, '')
      .replace(/^/gm, '  ')
      .replace(/^ {2}apiVersion/, '- apiVersion')
      .trimEnd();
    const now = after(listed, addAlerts);
    assert.match(now, /\n- apiVersion: n9\/v1alpha\n {2}kind: AlertPolicy\n/);
    assert.deepEqual(readText(now).issues, []);
  });

  it('says where else they are written', () => {
    assert.match(reason(pyrra, addAlerts), /by itself/);
    assert.match(reason(newSlo('slo-generator'), addAlerts), /error budget policy/);
    assert.match(reason(newSlo('openslo/v1alpha'), addAlerts), /no alerts/);
    assert.match(reason(newSlo('markdown'), addAlerts, 'checkout.slo.md'), /no place for alerts/);
  });
});

describe('switching alerts', () => {
  it('disables both of Sloth’s, and enables them again', () => {
    const off = after(sloth, (file, slo) => setAlerting(file, slo, 'off'));
    assert.equal(off.split('        disable: true\n').length, 3);
    assert.equal(readText(off).slos[0]?.alerting, 'off');
    const on = after(off, (file, slo) => setAlerting(file, slo, 'on'));
    assert.equal(on, off.replaceAll('disable: true', 'disable: false'));
  });

  it('writes what is not deprecated for Pyrra', () => {
    assert.deepEqual(
      changes(pyrra, (file, slo) => setAlerting(file, slo, 'off')),
      ['+  alerting:', '+    burnrates: false'],
    );
    const old = `${pyrra}  alerting:\n    disabled: true\n`;
    assert.deepEqual(
      changes(old, (file, slo) => setAlerting(file, slo, 'on')),
      ['-    disabled: true', '+    disabled: false'],
    );
  });

  it('says why it cannot', () => {
    assert.match(
      reason(openSlo, (file, slo) => setAlerting(file, slo, 'off')),
      /documents of their own/,
    );
    assert.match(
      reason(bareOpenSlo, (file, slo) => setAlerting(file, slo, 'on')),
      /add the alerts/,
    );
    assert.match(
      reason(newSlo('nobl9'), (file, slo) => setAlerting(file, slo, 'off')),
      /no switch/,
    );
  });
});

describe('changing severities', () => {
  it('labels Sloth’s alert', () => {
    assert.deepEqual(
      changes(sloth, (file, slo) => setSeverity(file, slo, 'page', 'critical')),
      ['-          severity: page', '+          severity: critical'],
    );
    assert.match(
      reason(sloth, (file, slo) => setSeverity(file, slo, 'fast', 'critical')),
      /two alerts/,
    );
  });

  it('gives Pyrra’s alerts theirs in one piece', () => {
    assert.deepEqual(
      changes(pyrra, (file, slo) => setSeverity(file, slo, 'page', 'wake-up')),
      ['+  alerting:', '+    severities:', '+      fastBurn: wake-up', '+      mediumBurn: wake-up'],
    );
    const now = readText(after(pyrra, (file, slo) => setSeverity(file, slo, 'ticket', 'later')));
    assert.deepEqual(
      now.slos[0]?.alerts.map(({ severity }) => severity),
      ['critical', 'critical', 'later', 'later'],
    );
  });

  it('changes the condition of OpenSLO', () => {
    assert.deepEqual(
      changes(openSlo, (file, slo) => setSeverity(file, slo, 'page', 'sev1')),
      ['-        severity: page', '+        severity: sev1'],
    );
  });
});

describe('changing an alert', () => {
  it('changes burn rate and window where the document says them', () => {
    const edit = (file: ReturnType<typeof readText>) => {
      const [branch] = file.slos[0]?.alerts ?? [];
      assert.ok(branch !== undefined);
      return setAlertBranch(file, branch, { burnRate: 10, longSeconds: 7200 });
    };
    assert.deepEqual(changes(openSlo, edit), [
      '-          threshold: 13.44',
      '-          lookbackWindow: 1h',
      '+          threshold: 10',
      '+          lookbackWindow: 2h',
    ]);
    assert.match(reason(pyrra, edit), /made by the tool/);
  });

  it('changes the windows of Sloth’s catalogue', () => {
    const text = fixture('sloth-windows.slo.yaml');
    const file = readText(text);
    const [branch] = file.others[0]?.alerts ?? [];
    assert.ok(branch !== undefined);
    const result = setAlertBranch(file, branch, { longSeconds: 5400 });
    assert.ok(result.kind === 'edits');
    assert.match(apply(file, result.edits), /longWindow: 90m|longWindow: 1h30m/);
  });
});
