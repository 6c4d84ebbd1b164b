import { at, locals } from '../define.ts';
import type { CallEntity, Library } from '../schema.ts';
import { made, method, noDefault, object, repeats, retriesOf, retryOption, timeoutsOf } from './shapes.ts';

const job: CallEntity = method({ options: [at(0)] });

/** @google-cloud/bigquery@8.3.1: a query that hangs has no limit (run); `timeoutMs` is the service's. */
export const bigquery: Library = {
  id: 'google-cloud-bigquery',
  packages: ['@google-cloud/bigquery'],
  kind: 'database',
  depth: 'full',
  sources: ['@google-cloud/bigquery@8.3.1, run'],
  exports: {
    BigQuery: made({ target: { option: 'apiEndpoint' } }),
    ...locals('BigQueryDate', 'BigQueryTimestamp'),
  },
  types: { Dataset: 'dataset', Table: 'table', Job: 'job' },
  objects: {
    client: {
      members: {
        dataset: object('dataset'),
        job: object('job'),
        createJob: { ...job, gives: 'job' },
        createQueryJob: { ...job, gives: 'job' },
        ...locals('date', 'datetime', 'timestamp', 'time', 'geography', 'int', 'range'),
      },
      otherwise: job,
      extensible: true,
    },
    dataset: {
      members: { table: object('table'), model: object('table'), routine: object('table'), ...locals('id') },
      otherwise: job,
    },
    table: { members: locals('id', 'createInsertStream'), otherwise: job },
    job: { members: locals('id'), otherwise: job },
  },
  timeouts: {
    request: timeoutsOf(
      [
        {
          path: 'timeoutMs',
          at: 'call',
          form: 'ms',
          effect: 'partial',
          covers: [],
          note: 'is how long the service waits for the job, and ends no request',
        },
      ],
      [noDefault],
      'the client has no option that bounds a request',
    ),
  },
  retries: {
    default: retriesOf(
      [
        retryOption('autoRetry', 'switches repeating on or off', { form: 'switch', off: [false] }),
        retryOption('maxRetries', 'repeats a failed request so often'),
      ],
      repeats(3),
    ),
  },
  deadline: { ms: 60_000, why: 'a query over much data runs for many seconds' },
};
