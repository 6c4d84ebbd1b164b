import { apiVersion, kind, kubernetesMetadata, offeringPercentages, offeringWindows } from './common.ts';
import {
  choice,
  list,
  must,
  names,
  number,
  object,
  offering,
  required,
  text,
  truth,
  type Key,
} from './key.ts';

/** How the two forms of Sloth write their keys: files with underscores, the Kubernetes form in camel case. */
type Style = 'file' | 'kubernetes';

function as(style: Style, file: string, kubernetes: string): string {
  return style === 'file' ? file : kubernetes;
}

const windowNote =
  'It must hold `{{.window}}`, in whose place Sloth writes the window of every rule that it makes (5m, 1h …).';

function pluginChain(style: Style, level: string): Key {
  return object(
    as(style, level === 'group' ? 'slo_plugins' : 'plugins', level === 'group' ? 'sloPlugins' : 'plugins'),
    'Plugins that take part in making the rules.',
    [
      truth(
        as(style, 'overridePrevious', 'overridePrevious'),
        'Whether these replace the plugins of the levels above, and those that Sloth brings along.',
      ),
      list(
        'chain',
        'The plugins, in no order but that of their priorities.',
        [
          text('id', 'The name that the plugin is known by.', required),
          names('config', 'What the plugin is configured with.', 'anything'),
          number('priority', 'Lower ones come first; those of Sloth itself have 0.'),
        ],
        required,
      ),
    ],
  );
}

function sli(style: Style): Key {
  return object(
    'sli',
    'What is measured: `events`, `raw` or `plugin`, exactly one of them.',
    [
      object('events', 'Counts bad events and all events; their quotient is the share of errors.', [
        text(
          as(style, 'error_query', 'errorQuery'),
          `PromQL that gives the rate of bad events. ${windowNote}`,
          required,
        ),
        text(
          as(style, 'total_query', 'totalQuery'),
          `PromQL that gives the rate of all events. ${windowNote}`,
          required,
        ),
      ]),
      object('raw', 'Gives the share of errors itself.', [
        text(
          as(style, 'error_ratio_query', 'errorRatioQuery'),
          `PromQL that gives the share of errors, from 0 to 1. ${windowNote}`,
          required,
        ),
      ]),
      object('plugin', 'Has a plugin write the queries.', [
        text('id', 'The name of the plugin, such as `sloth-common/http/availability`.', required),
        names('options', 'Options of the plugin; all of them texts.'),
      ]),
    ],
    required,
  );
}

function alert(name: string, about: string): Key {
  return object(name, about, [
    truth('disable', 'Whether this alert is left out.'),
    names('labels', 'Labels of this alert, to route it by.'),
    names('annotations', 'Annotations of this alert.'),
  ]);
}

function alerting(style: Style): Key {
  return object(
    'alerting',
    'The two alerts that Sloth makes: a page and a ticket, each of a quick and a slow branch.',
    [
      text('name', 'The name of both alerts; needed unless both are disabled.'),
      names('labels', 'Labels of both alerts.'),
      names('annotations', 'Annotations of both alerts, such as a link to the runbook.'),
      alert(
        as(style, 'page_alert', 'pageAlert'),
        'The alert that wakes somebody: the budget burns so fast that it would be gone within days.',
      ),
      alert(
        as(style, 'ticket_alert', 'ticketAlert'),
        'The alert that opens a ticket: the budget burns faster than it comes back, but slowly.',
      ),
    ],
    style === 'kubernetes' ? required : {},
  );
}

function slos(style: Style): Key {
  return list(
    'slos',
    'The objectives of this service.',
    [
      text(
        'name',
        'The name of the SLO; with the name of the service it makes the id of its rules.',
        required,
      ),
      text('description', 'What the SLO promises, in words.'),
      number(
        'objective',
        'The share of good events that is promised, **in per cent**: above 0, at most 100.',
        { exclusiveMinimum: 0, maximum: 100 },
        { ...required, ...offeringPercentages },
      ),
      names('labels', 'Labels of every recording rule of this SLO.'),
      pluginChain(style, 'slo'),
      sli(style),
      alerting(style),
    ],
    { least: 1, ...(style === 'file' ? required : {}) },
  );
}

const service = text('service', 'The service that the objectives are of.', required);
const labels = names('labels', 'Labels of every rule of every SLO here.');

/** `version: prometheus/v1`. Sloth ignores every key that it does not know, without a word. */
export const slothFile: readonly Key[] = [
  choice(
    'version',
    'What the document is written for.',
    { '"prometheus/v1"': 'Sloth, for Prometheus' },
    required,
  ),
  service,
  labels,
  pluginChain('file', 'group'),
  slos('file'),
];

export const slothKubernetes: readonly Key[] = [
  apiVersion('sloth.slok.dev/v1', 'Sloth in Kubernetes'),
  kind({
    PrometheusServiceLevel: 'the SLOs of one service',
    AlertWindows: 'the windows of the alerts for one period',
  }),
  object('metadata', 'The object of Kubernetes.', kubernetesMetadata('The name of the object.')),
  object(
    'spec',
    'The service and its objectives.',
    [service, labels, pluginChain('kubernetes', 'group'), slos('kubernetes')],
    required,
  ),
];

function windowsOf(name: string, about: string): Key {
  return object(
    name,
    about,
    [
      number(
        'errorBudgetPercent',
        'How much of the budget is gone when this branch fires, in per cent.',
        {
          exclusiveMinimum: 0,
          maximum: 100,
        },
        required,
      ),
      text('shortWindow', 'The window that ends the alert soon after the trouble is over.', {
        ...required,
        ...offering({
          '5m': 'with a long window of 1 h',
          '30m': 'with a long window of 6 h',
          '2h': 'with one of 1 d',
          '6h': 'with one of 3 d',
        }),
      }),
      text(
        'longWindow',
        'The window that the budget is burnt within; twelve times the short one as a rule.',
        {
          ...required,
          ...offering({ '1h': 'quick page', '6h': 'slow page', '1d': 'quick ticket', '3d': 'slow ticket' }),
        },
      ),
    ],
    required,
  );
}

function severity(name: string, about: string): Key {
  return object(
    name,
    about,
    [
      windowsOf('quick', 'The branch for a short and heavy incident.'),
      windowsOf('slow', 'The branch for a long and light one.'),
    ],
    required,
  );
}

export const slothWindows: readonly Key[] = [
  apiVersion('sloth.slok.dev/v1', 'Sloth'),
  kind({ AlertWindows: 'the windows of the alerts for one period' }),
  object(
    'spec',
    'The period, and the windows of its alerts.',
    [
      must(
        text('sloPeriod', 'The time window of the SLOs that these alert windows are for.', offeringWindows),
      ),
      severity('page', 'The windows of the alert that wakes somebody.'),
      severity('ticket', 'The windows of the alert that opens a ticket.'),
    ],
    required,
  ),
];
