import { at, each, local, locals } from '../define.ts';
import type { Entity, Library, ObjectType } from '../schema.ts';
import {
  bound,
  byDefault,
  idle,
  made,
  method,
  noDefault,
  noRetries,
  object,
  repeats,
  retriesOf,
  retryOption,
  signalOption,
  timeoutsOf,
} from './shapes.ts';
import { chainOperation, nodeCall as call, nodeDeadline as deadline } from './chain-calls.ts';

/** viem@2.57.20 _cjs/clients/transports/http.js:28, _cjs/utils/buildRequest.js:14,116 (run). */
const viemTimeouts = timeoutsOf(
  [bound('transport.timeout', 'bounds each attempt', { off: [0] }), signalOption('signal')],
  [byDefault(10_000, { option: 'transport.timeout', note: 'gives each attempt 10 s by default' })],
);

const viemMaker = made({ by: 'call' });

export const viem: Library = {
  id: 'viem',
  packages: ['viem'],
  kind: 'network',
  depth: 'full',
  sources: ['viem@2.57.20 _cjs/clients/transports/http.js, _cjs/utils/buildRequest.js, run'],
  exports: {
    ...each(['createPublicClient', 'createWalletClient', 'createTestClient', 'createClient'], viemMaker),
    http: made({ by: 'call', object: 'transport', options: [at(1)], target: { argument: 0 } }),
    webSocket: made({ by: 'call', object: 'transport', options: [at(1)], target: { argument: 0 } }),
    getContract: object('contract'),
  },
  types: { PublicClient: 'client', WalletClient: 'client' },
  objects: {
    client: {
      members: {
        request: method({ options: [at(1)], operation: chainOperation }),
        ...each(['watch*', 'subscribe*'], method({ waits: 'it watches for as long as it stands' })),
        ...locals('extend', 'chain', 'account', 'transport', 'uid', 'key', 'name', 'type', 'cacheTime'),
        ...locals('pollingInterval', 'createAccessList', 'batch'),
      },
      otherwise: call,
      extensible: true,
    },
    transport: { members: {} },
    contract: {
      members: each(['read', 'write', 'simulate', 'estimateGas', 'getEvents'], object('functions')),
    },
    functions: { members: {}, otherwise: call },
  },
  timeouts: { request: viemTimeouts },
  retries: {
    default: retriesOf(
      [
        retryOption('transport.retryCount', 'repeats a failed request so often'),
        retryOption('retryCount', 'repeats it so often', { at: 'call' }),
      ],
      repeats(3, { note: 'repeats a failed request three times by default, one that sends too' }),
    ),
  },
  deadline,
};

/** ethers@6.17.0 lib.commonjs/utils/fetch.js:402, ethers@5.8.0 @ethersproject/web lib/index.js:98,107 (run). */
const ethersTimeouts = timeoutsOf(
  [
    bound('timeout', 'bounds each attempt'),
    idle('timeout', 'is no option of a call', 'it on the connection'),
  ],
  [
    byDefault(300_000, { versions: '>=6.0.0' }),
    byDefault(120_000, { versions: '<6.0.0', option: 'timeout' }),
  ],
);

const waiting = timeoutsOf(
  [{ path: 'timeout', at: 'call', form: 'ms', effect: 'bounds', covers: ['total'], note: 'bounds the wait' }],
  [noDefault],
  'its time limit is a plain argument behind the confirmations',
);

const provider = made({ object: 'provider', options: [at(0)], target: { argument: 0 } });

const providers: Readonly<Record<string, Entity>> = {
  '*Provider': provider,
  getDefaultProvider: { ...provider, by: 'call' },
};

const wallet: ObjectType = {
  members: {
    ...each(
      [
        'sendTransaction',
        'getBalance',
        'getNonce',
        'estimateGas',
        'call',
        'populateTransaction',
        'getTransactionCount',
      ],
      call,
    ),
    connect: object('wallet'),
    provider: object('provider'),
    ...locals('address', 'privateKey', 'mnemonic'),
  },
};

const ethersExports: Readonly<Record<string, Entity>> = {
  ...providers,
  providers: object('providers'),
  Contract: made({ object: 'contract', options: [], inherits: { argument: 2 } }),
  ContractFactory: made({ object: 'factory', options: [], inherits: { argument: 2 } }),
  Wallet: {
    ...made({ object: 'wallet', options: [], inherits: { argument: 1 } }),
    members: locals('createRandom', 'fromPhrase', 'fromMnemonic'),
  },
  ...locals('utils', 'Interface', 'parse*', 'format*', 'BigNumber', 'constants', 'AbstractProvider'),
};

export const ethers: Library = {
  id: 'ethers',
  packages: ['ethers', '@ethersproject/providers', '@ethersproject/contracts'],
  kind: 'network',
  depth: 'full',
  sources: ['ethers@6.17.0 lib.commonjs/utils/fetch.js', 'ethers@5.8.0 @ethersproject/web lib/index.js, run'],
  exports: { ethers: object('root'), default: object('root'), ...ethersExports },
  types: {
    '*Provider': 'provider',
    Provider: 'provider',
    Contract: 'contract',
    Wallet: 'wallet',
    Signer: 'wallet',
    TransactionResponse: 'transaction',
  },
  objects: {
    root: { members: ethersExports },
    providers: { members: providers },
    provider: {
      members: {
        ...each(['getSigner'], object('wallet')),
        ...locals('_getConnection', 'connection', 'network', 'destroy', 'polling'),
      },
      otherwise: call,
      extensible: true,
    },
    contract: {
      members: {
        ...locals(
          'connect',
          'attach',
          'address',
          'target',
          'interface',
          'getAddress',
          'filters',
          'getFunction',
        ),
        ...each(['estimateGas', 'callStatic', 'populateTransaction', 'functions'], object('functions')),
      },
      // Its functions are those of the contract; what they resolve to may be a transaction.
      otherwise: { ...call, gives: 'transaction' },
    },
    functions: { members: {}, otherwise: call },
    factory: { members: { deploy: { ...call, gives: 'contract' } } },
    wallet,
    transaction: { members: { wait: method({ timeout: 'wait', operation: chainOperation }) } },
  },
  timeouts: { request: ethersTimeouts, wait: waiting },
  retries: {
    default: retriesOf([], repeats(11, { note: 'repeats where its rate is limited, up to twelve attempts' })),
  },
  deadline,
};

export const web3: Library = {
  id: 'web3',
  packages: ['web3'],
  kind: 'network',
  depth: 'full',
  sources: ['web3@4.16.0, run'],
  exports: {
    default: made({ options: [], target: { argument: 0 } }),
    Web3: made({ options: [], target: { argument: 0 } }),
  },
  objects: {
    client: {
      members: { eth: object('eth'), utils: local, ...locals('setProvider', 'currentProvider', 'providers') },
      extensible: true,
    },
    eth: {
      members: {
        net: object('eth'),
        Contract: made({ object: 'contract', options: [], inherits: 'receiver' }),
        ens: object('eth'),
        ...locals('accounts', 'abi', 'wallet', 'Iban', 'subscribe'),
      },
      otherwise: call,
    },
    contract: {
      members: { methods: object('functions'), deploy: object('sendable'), ...locals('events', 'options') },
    },
    functions: { members: {}, otherwise: object('sendable') },
    sendable: {
      members: { ...each(['call', 'send', 'estimateGas'], call), ...locals('encodeABI', 'arguments') },
    },
  },
  timeouts: { request: timeoutsOf([], [noDefault], 'its provider takes options, and its calls do not') },
  retries: noRetries,
  deadline,
};

export const evm: readonly Library[] = [viem, ethers, web3];
