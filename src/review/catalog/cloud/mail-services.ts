import { at, each, local, locals } from '../define.ts';
import type { CallEntity, Library } from '../schema.ts';
import {
  bound,
  byDefault,
  idle,
  made,
  method,
  noDefault,
  noRetries,
  object,
  ownFetch,
  resources,
  timeoutsOf,
  unknownRetries,
  untold,
} from './shapes.ts';

const deadline = { ms: 10_000, why: 'a mail is accepted within a second; ten mean that something is wrong' };
const send: CallEntity = method({
  misplaced: [
    { argument: 0, paths: ['timeout'], note: 'is no field of a message', instead: '`sgMail.setTimeout(ms)`' },
  ],
});

/** @sendgrid/mail@8.1.6 (run): `setTimeout` of the shared client is its one time limit. */
export const sendgrid: Library = {
  id: 'sendgrid',
  packages: ['@sendgrid/mail', '@sendgrid/client'],
  kind: 'mail',
  depth: 'full',
  sources: ['@sendgrid/mail@8.1.6, run'],
  exports: { default: object('client'), MailService: made({ options: [] }), Client: made({ options: [] }) },
  types: { MailService: 'client' },
  objects: {
    client: {
      members: {
        ...each(['send', 'sendMultiple'], send),
        request: method({ options: [at(0)] }),
        ...locals('setApiKey', 'setTimeout', 'setSubstitutionWrappers', 'setClient', 'setTwilioEmailAuth'),
        ...locals('setDefaultHeader', 'setDefaultRequest', 'createHeaders'),
      },
      interceptors: ['setTimeout', 'setDefaultRequest', 'setClient'],
      extensible: true,
    },
  },
  timeouts: {
    request: timeoutsOf(
      [idle('timeout', 'is not applied', '`setTimeout(ms)` of the client')],
      [noDefault],
      'its time limit is set by a call of its client',
    ),
  },
  retries: noRetries,
  deadline,
};

export const mailgun: Library = {
  id: 'mailgun',
  packages: ['mailgun.js'],
  kind: 'mail',
  depth: 'full',
  sources: ['mailgun.js@14.0.1, run'],
  exports: { default: object('root'), Mailgun: object('root') },
  objects: {
    root: { members: { client: made({ by: 'call', target: { option: 'url' } }) } },
    ...resources(method()),
  },
  timeouts: { request: timeoutsOf([bound('timeout', 'bounds each request')], [noDefault]) },
  retries: noRetries,
  deadline,
};

/** postmark@5.1.0 dist/client/HttpClient.js:250: seconds. */
export const postmark: Library = {
  id: 'postmark',
  packages: ['postmark'],
  kind: 'mail',
  depth: 'full',
  sources: ['postmark@5.1.0 dist/client/HttpClient.js, run'],
  exports: {
    ...each(['ServerClient', 'AccountClient', 'Client'], made({ options: [at(1)] })),
    ...locals('Models', 'Errors', 'Message'),
  },
  objects: {
    client: {
      members: locals('setClientOptions', 'getComponentName', 'clientOptions', 'httpClient'),
      otherwise: method(),
      extensible: true,
    },
  },
  timeouts: {
    request: timeoutsOf(
      [bound('timeout', 'bounds each request', { form: 's' })],
      [byDefault(60_000, { option: 'timeout' })],
    ),
  },
  retries: noRetries,
  deadline,
};

/** It answers with `{ error }`, and throws nothing on a refusal (run). */
export const resend: Library = {
  id: 'resend',
  packages: ['resend'],
  kind: 'mail',
  depth: 'full',
  sources: ['resend@6.38.0, run'],
  exports: { Resend: made({ options: [at(1)] }), default: made({ options: [] }) },
  objects: resources(method({ options: [at(1)] }), {
    client: { webhooks: object('resource') },
    anywhere: locals('verify'),
  }),
  timeouts: {
    request: timeoutsOf(
      [idle('timeout', 'is no option of it', 'a race with a timer')],
      [noDefault],
      'it has no option that bounds a request',
    ),
  },
  retries: noRetries,
  deadline,
};

/** node-mailjet@6.0.11: axios, with the options that `apiConnect` takes. */
export const mailjet: Library = {
  id: 'mailjet',
  packages: ['node-mailjet'],
  kind: 'mail',
  depth: 'thin',
  sources: ['node-mailjet@6.0.11 mailjet.node.js'],
  exports: {
    default: { ...made({ options: [at(0)] }), members: { apiConnect: connect(), smsConnect: connect() } },
    Client: { ...made(), members: { apiConnect: connect(), smsConnect: connect() } },
    ...each(['apiConnect', 'smsConnect'], connect()),
  },
  objects: {
    client: { members: each(['get', 'post', 'put', 'delete'], object('request')), extensible: true },
    request: { members: { request: method(), id: object('request'), action: object('request') } },
  },
  timeouts: {
    request: timeoutsOf([bound('options.timeout', 'bounds each request', { off: [0] })], [noDefault]),
  },
  retries: noRetries,
  deadline,
};

function connect() {
  return made({ by: 'call', options: [at(2)] });
}

/** mailersend@3.4.0 lib/services/request.service.js:55-63: gaxios with the built-in fetch, and no time limit. */
export const mailersend: Library = {
  id: 'mailersend',
  packages: ['mailersend'],
  kind: 'mail',
  depth: 'full',
  sources: ['mailersend@3.4.0 lib/services/request.service.js'],
  exports: { MailerSend: made(), ...locals('EmailParams', 'Sender', 'Recipient', 'Attachment', 'SMSParams') },
  objects: resources(method()),
  timeouts: { request: timeoutsOf([], [noDefault]) },
  retries: unknownRetries,
  deadline,
};

export const mailtrap: Library = {
  id: 'mailtrap',
  packages: ['mailtrap'],
  kind: 'mail',
  depth: 'thin',
  sources: ['mailtrap: shape of its client alone'],
  exports: { MailtrapClient: made(), MailtrapTransport: local },
  objects: resources(method()),
  timeouts: { request: timeoutsOf([], [untold]) },
  retries: unknownRetries,
  deadline,
};

const shared = object('client');

/** emailjs sends over SMTP; `@emailjs/nodejs` over HTTP. */
export const emailJs: Library = {
  id: 'emailjs',
  packages: ['@emailjs/nodejs', '@emailjs/browser'],
  kind: 'mail',
  depth: 'thin',
  sources: ['@emailjs/nodejs: shape of its functions alone'],
  exports: { default: shared, ...each(['send', 'sendForm'], method()), init: local },
  objects: { client: { members: { ...each(['send', 'sendForm'], method()), init: local } } },
  timeouts: { request: timeoutsOf([], [untold], ownFetch) },
  retries: unknownRetries,
  deadline,
};

export const plunk: Library = {
  id: 'plunk',
  packages: ['@plunk/node'],
  kind: 'mail',
  depth: 'thin',
  sources: ['@plunk/node: shape of its client alone'],
  exports: { default: made({ options: [at(1)] }) },
  objects: resources(method()),
  timeouts: { request: timeoutsOf([], [untold]) },
  retries: unknownRetries,
  deadline,
};

const brevoCall = method();

/** A class for each part of its interface. */
export const brevo: Library = {
  id: 'brevo',
  packages: ['@getbrevo/brevo', 'sib-api-v3-sdk', 'sib-api-v3-typescript'],
  kind: 'mail',
  depth: 'thin',
  sources: ['@getbrevo/brevo: shape of its classes alone'],
  exports: {
    '*Api': made({ object: 'api', options: [] }),
    ...locals('ApiClient', 'SendSmtpEmail', '*ApiKeys'),
  },
  objects: {
    api: {
      members: locals('setApiKey', 'setDefaultAuthentication', 'authentications', 'apiClient'),
      otherwise: brevoCall,
    },
  },
  timeouts: { request: timeoutsOf([], [untold]) },
  retries: unknownRetries,
  deadline,
};

export const mailServices: readonly Library[] = [
  sendgrid,
  mailgun,
  postmark,
  resend,
  mailjet,
  mailersend,
  mailtrap,
  emailJs,
  plunk,
  brevo,
];
