import type { TimeoutOption, TimeoutProfile } from '../schema.ts';

/** Where the options of a connection stand: of a client, of the nodes of a cluster, of a sentinel's. */
const holders = ['', 'defaults.', 'nodeClientOptions.'];

function inEach(option: Omit<TimeoutOption, 'at' | 'form'>): readonly TimeoutOption[] {
  return holders.map(holder => ({ ...option, path: `${holder}${option.path}`, at: 'client', form: 'ms' }));
}

function ignored(path: string, instead: string, note: string, versions?: string): readonly TimeoutOption[] {
  return inEach({
    path,
    effect: 'ignored',
    covers: [],
    instead,
    note,
    ...(versions === undefined ? {} : { versions }),
  });
}

/** Majors of a package that stand for node-redis 3, 4 and 5 or later. */
export interface Majors {
  readonly three: string | null;
  readonly four: string;
  readonly five: string;
}

/** @redis/client@5.12.1 dist/lib/client/socket.js:236,324, commands-queue.js:181-195,388-395; @redis/client@1.6.1 the same files. All run. */
function commandTimeouts({ three, four, five }: Majors): TimeoutProfile {
  const before5 = three === null ? four : `${three} || ${four}`;
  return {
    options: [
      {
        path: 'signal',
        at: 'call',
        form: 'signal',
        versions: before5,
        effect: 'bounds',
        covers: ['headers', 'body', 'total'],
        note: 'bounds the command, its reply too',
      },
      ...inEach({
        path: 'socket.socketTimeout',
        versions: five,
        effect: 'bounds',
        covers: ['headers', 'body'],
        note: 'destroys a connection that is silent, one that nobody uses too',
      }),
      ...ignored(
        'socket.socketTimeout',
        '`commandOptions({ signal })`',
        'is not known before redis 5',
        before5,
      ),
      ...inEach({
        path: 'commandOptions.timeout',
        versions: five,
        effect: 'partial',
        covers: ['pool-wait'],
        note: 'bounds the wait until the command is sent, not its reply',
      }),
      ...inEach({
        path: 'socket.connectTimeout',
        effect: 'partial',
        covers: ['connect'],
        note: 'bounds connecting only',
      }),
      ...inEach({
        path: 'acquireTimeout',
        effect: 'partial',
        covers: ['pool-wait'],
        note: 'bounds the wait for a client only',
      }),
      ...(three === null
        ? []
        : inEach({
            path: 'connect_timeout',
            versions: three,
            effect: 'partial',
            covers: ['connect'],
            note: 'bounds reconnecting only',
          })),
      ...ignored('socket.timeout', '`socket: { socketTimeout: … }`', 'is no option of redis'),
      ...ignored('commandTimeout', '`socket: { socketTimeout: … }`', 'is an option of another client'),
      ...ignored(
        'connectTimeout',
        '`socket: { connectTimeout: … }`',
        'belongs into `socket`',
        `${four} || ${five}`,
      ),
    ],
    defaults: [{ ms: null, effect: 'bounds', covers: [], note: 'has no timeout for commands by default' }],
    fixes: [
      {
        at: 'call',
        versions: four,
        set: { commandOptions: 'commandOptions({ signal: $signal })' },
        shape: { kind: 'prepend', imports: 'commandOptions' },
        note: 'bounds the command, its reply too',
      },
    ],
    noFix:
      'redis 5 has no limit for one command; `socketTimeout` also ends idle connections and, by default, the client',
  };
}

/** Commands, those that are written out word by word, and what is sent as one; each says otherwise how it is bounded. */
export function timeoutsOf(majors: Majors): Readonly<Record<string, TimeoutProfile>> {
  const profile = commandTimeouts(majors);
  return {
    command: profile,
    raw: {
      ...profile,
      fixes: [
        {
          at: 'call',
          versions: majors.four,
          set: { signal: '$signal' },
          note: 'bounds the command, its reply too',
        },
      ],
    },
    transaction: {
      ...profile,
      options: profile.options.filter(({ path }) => path !== 'signal'),
      fixes: [],
      noFix: 'what is sent as one has no limit of its own',
    },
  };
}
