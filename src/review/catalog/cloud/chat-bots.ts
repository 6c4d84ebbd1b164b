import { at, each, local, locals, verbs } from '../define.ts';
import type { CallEntity, Library, ObjectType } from '../schema.ts';
import {
  bound,
  byDefault,
  made,
  method,
  noDefault,
  noRetries,
  object,
  repeats,
  repeatsNothing,
  retriesOf,
  retryOption,
  signalOption,
  timeoutsOf,
} from './shapes.ts';

const deadline = {
  ms: 10_000,
  why: 'a message is accepted within a second; ten mean that something is wrong',
};

const discordTimeouts = timeoutsOf(
  [
    bound('timeout', 'bounds each attempt'),
    bound('rest.timeout', 'bounds each attempt'),
    signalOption('signal'),
  ],
  [byDefault(15_000, { option: 'timeout', note: 'gives each attempt 15 s by default' })],
);

const discordRetries = retriesOf(
  [
    retryOption('retries', 'repeats on 5xx and a timeout so often'),
    retryOption('rest.retries', 'repeats on 5xx and a timeout so often'),
  ],
  repeats(3, { note: 'repeats on 5xx and a timeout three times, and without end where its rate is limited' }),
);

const rest: ObjectType = {
  members: {
    ...verbs(['get', 'post', 'put', 'patch', 'delete'], { options: [at(1)], timeout: 'request' }),
    request: method({ options: [at(0)] }),
    setToken: object('rest'),
    setAgent: object('rest'),
    ...locals('agent', 'cdn'),
  },
  extensible: true,
};

/** Methods of channels, messages, interactions and managers that send something. */
const discordThing: ObjectType = {
  members: {
    ...each(
      [
        ...[
          'send',
          'reply',
          'deferReply',
          'editReply',
          'deleteReply',
          'followUp',
          'deferUpdate',
          'update',
          'fetch',
        ],
        ...[
          'create',
          'delete',
          'edit',
          'react',
          'pin',
          'unpin',
          'ban',
          'kick',
          'setNickname',
          'createDM',
          'bulkDelete',
        ],
        ...[
          'showModal',
          'fetchReply',
          'setName',
          'setTopic',
          'startThread',
          'crosspost',
          'leave',
          'set',
          'add',
          'remove',
        ],
        ...['createInvite', 'createWebhook', 'timeout', 'respond', 'login'],
      ],
      method(),
    ),
    ...each(['cache', 'options', 'customId', 'commandName', 'content', 'id', 'user', 'author', 'ws'], local),
    rest: object('rest'),
  },
  // Whatever stands between: `client.guilds`, `interaction.channel`, `message.member.roles`.
  otherwise: object('inside'),
  extensible: true,
};

const inside: ObjectType = { members: discordThing.members };

const discordSources = ['@discordjs/rest@2.6.3 dist/index.js:139-143, run', 'discord.js@14.28.1'];
const restMaker = made({ object: 'rest' });

export const discord: Library = {
  id: 'discord',
  packages: ['discord.js'],
  kind: 'saas',
  depth: 'full',
  sources: discordSources,
  exports: {
    Client: made({ object: 'thing' }),
    REST: restMaker,
    WebhookClient: made({ object: 'thing', options: [at(1)] }),
    ...locals('*Builder', 'Collection', 'Events', 'Routes', '*Bits', 'Partials', 'Colors', '*Collector'),
  },
  types: {
    ...Object.fromEntries(
      [
        ...[
          'TextChannel',
          'Message',
          'Guild',
          'GuildMember',
          'User',
          'DMChannel',
          'ThreadChannel',
          'Webhook',
        ],
        ...[
          'CommandInteraction',
          'ChatInputCommandInteraction',
          'ButtonInteraction',
          'ModalSubmitInteraction',
        ],
        ...['BaseInteraction', 'Interaction', 'AutocompleteInteraction', 'NewsChannel', 'TextBasedChannel'],
      ].map(name => [name, 'thing']),
    ),
  },
  objects: { thing: discordThing, inside, rest },
  timeouts: { request: discordTimeouts },
  retries: { default: discordRetries },
  deadline,
};

export const discordRest: Library = {
  id: 'discordjs-rest',
  packages: ['@discordjs/rest'],
  kind: 'saas',
  depth: 'full',
  sources: discordSources,
  exports: { REST: restMaker, ...locals('CDN', 'makeURLSearchParams'), '*Error': local },
  objects: { rest },
  timeouts: { request: discordTimeouts },
  retries: { default: discordRetries },
  deadline,
};

/** The methods of a bot's context that go out. */
const said: CallEntity = method();
const context = (call: CallEntity): ObjectType => ({
  members: {
    ...each(['reply*', 'send*', 'edit*', 'delete*', 'answer*', 'forward*', 'copy*', 'pin*', 'unpin*'], call),
    ...each(
      ['ban*', 'kick*', 'unban*', 'restrict*', 'promote*', 'leaveChat', 'getChat*', 'getFile', 'get*Link'],
      call,
    ),
    api: object('api'),
    telegram: object('api'),
  },
});

const api = (call: CallEntity): ObjectType => ({
  members: { raw: object('api'), config: local, token: local, options: local },
  otherwise: call,
});

/** telegraf@4.16.3 lib/core/network/client.js:303. */
export const telegraf: Library = {
  id: 'telegraf',
  packages: ['telegraf'],
  kind: 'saas',
  depth: 'full',
  sources: ['telegraf@4.16.3 lib/core/network/client.js, run'],
  exports: {
    Telegraf: made({ object: 'bot', options: [at(1)] }),
    Telegram: made({ object: 'api', options: [at(1)] }),
    ...locals('Markup', 'Scenes', 'session', 'Input', 'Composer', 'Format'),
  },
  types: { Context: 'context', Telegram: 'api', Telegraf: 'bot', '*Context': 'context' },
  objects: {
    bot: {
      members: {
        telegram: object('api'),
        launch: method({ waits: 'it polls for updates for as long as the bot runs' }),
      },
      extensible: true,
    },
    api: { ...api(said), members: { ...api(said).members, callApi: method({ options: [at(2)] }) } },
    context: context(said),
  },
  timeouts: {
    request: timeoutsOf(
      [signalOption('signal')],
      [byDefault(500_000, { note: 'gives up after 500 s, and has no option for it' })],
    ),
  },
  retries: noRetries,
  deadline,
};

const withSignal: CallEntity = method();

/** grammy@1.46.0 out/core/client.js:77: seconds; a signal is the last parameter of each method. */
export const grammy: Library = {
  id: 'grammy',
  packages: ['grammy'],
  kind: 'saas',
  depth: 'full',
  sources: ['grammy@1.46.0 out/core/client.js, run'],
  exports: {
    Bot: made({ object: 'bot', options: [at(1)] }),
    Api: made({ object: 'api', options: [at(1)] }),
    ...locals('InlineKeyboard', 'Keyboard', 'session', 'InputFile', 'Composer', 'webhookCallback'),
    '*Error': local,
  },
  types: { Context: 'context', Api: 'api', Bot: 'bot', '*Context': 'context' },
  objects: {
    bot: {
      members: {
        api: object('api'),
        start: method({ waits: 'it polls for updates for as long as the bot runs' }),
        init: withSignal,
        handleUpdate: local,
      },
      extensible: true,
    },
    api: api(withSignal),
    context: context(withSignal),
  },
  timeouts: {
    request: timeoutsOf(
      [
        bound('client.timeoutSeconds', 'bounds each request', { form: 's' }),
        bound('timeoutSeconds', 'bounds each request', { form: 's' }),
      ],
      [byDefault(500_000, { option: 'client.timeoutSeconds' })],
    ),
  },
  deadline,
};

export const nodeTelegramBotApi: Library = {
  id: 'node-telegram-bot-api',
  packages: ['node-telegram-bot-api'],
  kind: 'saas',
  depth: 'full',
  sources: ['node-telegram-bot-api@0.66.0, run'],
  exports: { default: made({ object: 'bot', options: [at(1)] }) },
  objects: {
    bot: {
      members: {
        startPolling: method({ waits: 'it polls for updates for as long as the bot runs' }),
        ...locals(
          'onText',
          'removeTextListener',
          'onReplyToMessage',
          'isPolling',
          'processUpdate',
          'hasOpenWebHook',
        ),
      },
      otherwise: said,
      extensible: true,
    },
  },
  timeouts: {
    request: timeoutsOf([bound('request.timeout', 'bounds each request', { off: [0] })], [noDefault]),
  },
  retries: { default: retriesOf([], repeatsNothing) },
  deadline,
};

export const chatBots: readonly Library[] = [discord, discordRest, telegraf, grammy, nodeTelegramBotApi];
