import { at, each, local, locals } from '../define.ts';
import type {
  CallEntity,
  Library,
  MakerEntity,
  ObjectType,
  TimeoutOption,
  TimeoutProfile,
} from '../schema.ts';

const sendMail: CallEntity = {
  is: 'call',
  options: [at(0)],
  operation: { kind: 'fixed', name: 'send', idempotent: false },
  timeout: 'mail',
};

const transport: ObjectType = {
  members: {
    ...each(['sendMail', 'send'], sendMail),
    verify: { ...sendMail, options: [], operation: { kind: 'fixed', name: 'verify', idempotent: true } },
    ...locals('use', 'close', 'isIdle', 'options', 'transporter', 'set', 'get'),
  },
  extensible: true,
};

const maker: MakerEntity = {
  is: 'maker',
  object: 'transport',
  by: 'call',
  options: [at(0)],
  target: { option: 'host' },
};

function setting(path: string, covers: TimeoutOption['covers'], note: string): TimeoutOption {
  return { path, at: 'client', form: 'ms', effect: 'bounds', covers, note };
}

/** nodemailer@10.6.0 dist/cjs/smtp-connection/index.js:51-55, nodemailer@6.10.1 lib/smtp-connection/index.js:14-16; run with both. */
function timeouts(prefix: '' | 'transport.'): TimeoutProfile {
  return {
    options: [
      setting(`${prefix}socketTimeout`, ['headers', 'body'], 'bounds each silence of the server'),
      setting(`${prefix}connectionTimeout`, ['connect'], 'bounds connecting'),
      setting(`${prefix}greetingTimeout`, ['connect'], 'bounds the wait for the greeting of the server'),
      {
        path: 'signal',
        at: 'call',
        form: 'signal',
        versions: '>=10.0.0',
        effect: 'bounds',
        covers: ['connect', 'headers', 'body', 'total'],
        note: 'bounds the whole sending',
      },
      {
        path: 'timeout',
        at: 'call',
        form: 'ms',
        effect: 'ignored',
        covers: [],
        instead: '`socketTimeout` of the transport',
        note: 'is no option of a message',
      },
    ],
    defaults: [
      {
        ms: 600_000,
        effect: 'bounds',
        covers: ['connect', 'headers', 'body'],
        option: `${prefix}socketTimeout`,
        note: 'gives up after 2 minutes of connecting, 30 s without a greeting, or 10 minutes of silence by default',
      },
    ],
    fixes: [
      {
        at: 'client',
        set: {
          [`${prefix}socketTimeout`]: '$ms',
          [`${prefix}connectionTimeout`]: '$ms',
          [`${prefix}greetingTimeout`]: '$ms',
        },
        note: 'bounds connecting, the greeting and each silence',
      },
    ],
  };
}

const deadline = { ms: 10_000, why: 'a mail server takes a message within a few seconds' } as const;

export const nodemailer: Library = {
  id: 'nodemailer',
  packages: ['nodemailer'],
  kind: 'mail',
  depth: 'full',
  sources: [
    'nodemailer@10.6.0 dist/cjs/smtp-connection/index.js, dist/cjs/smtp-pool/index.js',
    'nodemailer@6.10.1 lib/smtp-connection/index.js',
    'run with nodemailer 6.10.1 and 10.6.0',
  ],
  exports: { createTransport: maker, ...locals('createTestAccount', 'getTestMessageUrl') },
  types: { Transporter: 'transport', Mail: 'transport', Mailer: 'transport' },
  objects: { transport },
  timeouts: { mail: timeouts('') },
  deadline,
};

/** `MailerModule.forRoot({ transport: { … } })`, and the service that is injected. */
const module: MakerEntity = {
  is: 'maker',
  object: 'transport',
  by: 'call',
  options: [at(0)],
  target: { option: 'transport.host' },
};

export const nestMailer: Library = {
  id: '@nestjs-modules/mailer',
  packages: ['@nestjs-modules/mailer'],
  kind: 'mail',
  depth: 'full',
  sources: [
    '@nestjs-modules/mailer@2.0.2 dist/mailer.service.js',
    'nodemailer@6.10.1 lib/smtp-connection/index.js',
  ],
  exports: {
    MailerService: { is: 'maker', object: 'transport', by: 'new', options: [at(0)] },
    MailerModule: {
      is: 'maker',
      object: 'module',
      by: 'new',
      options: [],
      members: each(['forRoot', 'forRootAsync'], module),
    },
    '*Adapter': local,
  },
  types: { MailerService: 'transport' },
  versionOf: 'nodemailer',
  objects: {
    transport: {
      ...transport,
      members: { ...transport.members, verifyAllTransporters: local, addTransporter: local },
      injectable: true,
    },
    module: { members: {} },
  },
  timeouts: { mail: timeouts('transport.') },
  deadline,
};
