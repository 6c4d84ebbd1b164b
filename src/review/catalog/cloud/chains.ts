import { at, each, local, locals } from '../define.ts';
import type { CallEntity, Entity, Library } from '../schema.ts';
import {
  made,
  method,
  noDefault,
  object,
  ownFetch,
  repeats,
  repeatsNothing,
  retriesOf,
  retryOption,
  signalOption,
  timeoutsOf,
  unknownRetries,
  untold,
} from './shapes.ts';
import { chainOperation, nodeCall as call, nodeDeadline as deadline } from './chain-calls.ts';

/** @solana/web3.js@1.99.0 (run): a custom `fetch` is its only time limit. */
export const solanaWeb3: Library = {
  id: 'solana-web3',
  packages: ['@solana/web3.js', '@solana/kit'],
  kind: 'network',
  depth: 'full',
  sources: ['@solana/web3.js@1.99.0 and @2.0.0, run'],
  exports: {
    Connection: made({ object: 'connection', options: [at(1)], target: { argument: 0 } }),
    sendAndConfirmTransaction: method({ operation: chainOperation, retry: 'rate' }),
    sendAndConfirmRawTransaction: method({ operation: chainOperation, retry: 'rate' }),
    createSolanaRpc: made({ by: 'call', object: 'rpc', options: [at(1)], target: { argument: 0 } }),
    ...locals('PublicKey', 'Keypair', 'Transaction*', 'SystemProgram', 'clusterApiUrl', 'LAMPORTS_PER_SOL'),
  },
  objects: {
    connection: {
      members: {
        ...each(['on*'], method({ waits: 'it listens for as long as it stands' })),
        ...locals('rpcEndpoint', 'commitment', 'remove*'),
      },
      otherwise: method({ operation: chainOperation, retry: 'rate' }),
      extensible: true,
    },
    rpc: { members: {}, otherwise: object('pending') },
    pending: { members: { send: method({ options: [at(0)], timeout: 'pending' }) } },
  },
  timeouts: {
    request: timeoutsOf([], [noDefault], ownFetch),
    pending: timeoutsOf([signalOption('abortSignal')], [noDefault]),
  },
  retries: {
    default: retriesOf([]),
    rate: retriesOf(
      [
        retryOption('disableRetryOnRateLimit', 'switches repeating off where the rate is limited', {
          form: 'policy',
          off: [],
          effect: 'unknown',
        }),
      ],
      repeats(4, { note: 'repeats four times where its rate is limited' }),
    ),
  },
  deadline,
};

/** @cosmjs/tendermint-rpc@0.39.0 build/rpcclients/httpclient.js and http.js: the timeout is the second argument of its client. */
const cosmosTimeouts = timeoutsOf(
  [],
  [noDefault],
  'its HTTP client takes a time as its second argument, and no option',
);

const connect: CallEntity = method({ gives: 'client', operation: chainOperation, target: { argument: 0 } });

const cosmosClient: Entity = {
  ...made({ options: [] }),
  members: {
    ...each(['connect', 'connectWithSigner', 'connectWithBatchClient'], connect),
    ...each(['createWithSigner', 'create', 'offline'], {
      is: 'maker',
      object: 'client',
      by: 'call',
      options: [],
    }),
  },
};

export const cosmjs: Library = {
  id: 'cosmjs',
  packages: ['@cosmjs/stargate', '@cosmjs/tendermint-rpc', '@cosmjs/cosmwasm-stargate'],
  kind: 'network',
  depth: 'full',
  sources: [
    '@cosmjs/tendermint-rpc@0.39.0 build/rpcclients/http.js, httpclient.js',
    '@cosmjs/stargate@0.39.0 build',
  ],
  exports: {
    '*StargateClient': cosmosClient,
    '*CosmWasmClient': cosmosClient,
    Tendermint34Client: cosmosClient,
    Tendermint37Client: cosmosClient,
    Comet38Client: cosmosClient,
    connectComet: connect,
    HttpClient: made({ object: 'rpc', options: [], target: { argument: 0 } }),
    HttpBatchClient: made({ object: 'rpc', options: [at(1)], target: { argument: 0 } }),
    WebsocketClient: made({ object: 'rpc', options: [], target: { argument: 0 } }),
    ...locals(
      'GasPrice',
      'calculateFee',
      'coin*',
      'parse*',
      'assertIsDeliverTx*',
      'setup*Extension',
      'QueryClient',
    ),
  },
  types: {
    RpcClient: 'rpc',
    '*StargateClient': 'client',
    '*CosmWasmClient': 'client',
    CometClient: 'client',
    Tendermint37Client: 'client',
  },
  objects: {
    client: {
      members: {
        ...locals(
          'disconnect',
          'registry',
          'sign',
          'getQueryClient',
          'forceGetQueryClient',
          'getCometClient',
        ),
        ...locals('forceGetCometClient'),
      },
      otherwise: call,
      extensible: true,
    },
    rpc: {
      members: {
        execute: call,
        listen: method({ waits: 'it listens for as long as it stands' }),
        disconnect: local,
      },
    },
  },
  timeouts: { request: cosmosTimeouts },
  retries: { default: retriesOf([], repeatsNothing) },
  deadline,
};

const walletCall: CallEntity = method({ operation: chainOperation });

/** Wallets in a page: `useChain(name)` gives functions that ask the chain's nodes. */
export const cosmosKit: Library = {
  id: 'cosmos-kit',
  packages: ['@cosmos-kit/react', '@cosmos-kit/react-lite', '@interchain-kit/react'],
  kind: 'network',
  depth: 'thin',
  sources: ['@cosmos-kit/react: shape of its hooks alone'],
  exports: each(
    ['useChain', 'useChainWallet', 'useWalletClient', 'useChains'],
    made({ by: 'call', object: 'wallet', options: [] }),
  ),
  objects: {
    wallet: {
      members: each(
        ['estimateFee', 'broadcast', 'signAndBroadcast', 'getRpcEndpoint', 'getRestEndpoint', 'get*Client'],
        walletCall,
      ),
    },
  },
  timeouts: { request: timeoutsOf([], [untold]) },
  retries: unknownRetries,
  deadline,
};

export const chains: readonly Library[] = [cosmosKit, solanaWeb3, cosmjs];
