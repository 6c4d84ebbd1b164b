import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { said, sessionOf } from '../annotated.ts';

/** Packages that stand for others: what is called, and what is said of its time. */
const aliases: Readonly<Record<string, readonly [string, string]>> = {
  'cross-fetch': [`import fetch from 'cross-fetch'; await fetch('https://api');`, 'fetch absent'],
  ohmyfetch: [
    `import { $fetch } from 'ohmyfetch'; await $fetch('/a', { timeout: 500 });`,
    '$fetch present 500 call',
  ],
  'request-promise-native': [
    `import rp from 'request-promise-native'; await rp({ url: '/a', timeout: 500 });`,
    'rp present 500 call',
  ],
  'request-promise-any': [`import rp from 'request-promise-any'; await rp('/a');`, 'rp absent'],
  'postman-request': [`import request from 'postman-request'; request('/a', () => {});`, 'request absent'],
  'apollo-client': [
    `import { ApolloClient } from 'apollo-client';
import { HttpLink } from 'apollo-link-http';
await new ApolloClient({ link: new HttpLink({ uri: '/a' }) }).query({});`,
    'new ApolloClient(…).query absent',
  ],
  'apollo-link-http': [
    `import { HttpLink } from 'apollo-link-http';
import { ApolloClient } from 'apollo-client';
const client = new ApolloClient({ link: new HttpLink({ fetch: own }) });
declare const own: any;
await client.query({});`,
    'client.query unknown',
  ],
  ...Object.fromEntries(
    ['urql', '@urql/vue', '@urql/svelte', '@urql/preact', '@urql/solid'].map(name => [
      name,
      [
        `import { Client } from '${name}'; const client = new Client({ url: '/a' }); await client.query('{ a }', {});`,
        'client.query absent',
      ] as const,
    ]),
  ),
  '@octokit/core': [
    `import { Octokit } from '@octokit/core'; const octokit = new Octokit(); await octokit.request('GET /');`,
    'octokit.request absent',
  ],
  '@octokit/graphql': [
    `import { graphql } from '@octokit/graphql'; await graphql('{ a }', { request: { signal: AbortSignal.timeout(500) } });`,
    'graphql present 500 call',
  ],
  '@actions/github': [
    `import { getOctokit } from '@actions/github'; const octokit = getOctokit('t'); await octokit.rest.repos.get({});`,
    'octokit.rest.repos.get absent',
  ],
  '@connectrpc/connect-web': [
    `import { createClient } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-web';
declare const Orders: any;
const client = createClient(Orders, createConnectTransport({ baseUrl: '/', defaultTimeoutMs: 500 }));
await client.get({});`,
    'client.get present 500 client',
  ],
  ...Object.fromEntries(
    ['@bufbuild/connect-node', '@bufbuild/connect-web'].map(name => [
      name,
      [
        `import { createPromiseClient } from '@bufbuild/connect';
import { createConnectTransport } from '${name}';
declare const Orders: any;
const client = createPromiseClient(Orders, createConnectTransport({ baseUrl: '/' }));
await client.get({});`,
        'client.get absent',
      ] as const,
    ]),
  ),
  'nice-grpc-web': [
    `import { createClient, createChannel } from 'nice-grpc-web';
declare const Orders: any;
const client = createClient(Orders, createChannel('/'));
await client.get({}, { signal: AbortSignal.timeout(500) });`,
    'client.get present 500 call',
  ],
  'pg-pool': [
    `import Pool from 'pg-pool'; const pool = new Pool({ query_timeout: 500 }); await pool.query('select 1');`,
    'pool.query present 500 client',
  ],
  'sequelize-typescript': [
    `import { Sequelize } from 'sequelize-typescript'; const db = new Sequelize('postgres://db'); await db.query('select 1');`,
    'db.query absent',
  ],
  '@sequelize/core': [
    `import { Sequelize } from '@sequelize/core'; const db = new Sequelize({ dialectOptions: { query_timeout: 500 } }); await db.query('select 1');`,
    'db.query present 500 client',
  ],
  'neo4j-driver-lite': [
    `import neo4j from 'neo4j-driver-lite'; const session = neo4j.driver('bolt://db').session(); await session.run('MATCH (n)', {}, { timeout: 500 });`,
    'session.run present 500 call',
  ],
  '@clickhouse/client-web': [
    `import { createClient } from '@clickhouse/client-web'; const client = createClient({ request_timeout: 500 }); await client.ping();`,
    'client.ping present 500 client',
  ],
  '@supabase/ssr': [
    `import { createServerClient } from '@supabase/ssr'; const db = createServerClient('/', 'k', {}); await db.auth.getUser();`,
    'db.auth.getUser absent',
  ],
  '@supabase/auth-helpers-nextjs': [
    `import { createClientComponentClient } from '@supabase/auth-helpers-nextjs'; const db = createClientComponentClient(); await db.from('a').select();`,
    "db.from('a').select absent",
  ],
  '@supabase/postgrest-js': [
    `import { createClient } from '@supabase/postgrest-js'; const db = createClient('/', 'k', {}); await db.from('a').select();`,
    "db.from('a').select absent",
  ],
  '@redis/client': [
    `import { createClient } from '@redis/client'; const client = createClient(); await client.get('a');`,
    'client.get absent',
  ],
  '@nestjs/elasticsearch': [
    `import { ElasticsearchService } from '@nestjs/elasticsearch';
export const find = (search: ElasticsearchService) => search.search({}, { requestTimeout: 500 });`,
    'search.search present 500 call',
  ],
  '@algolia/client-search': [
    `import { searchClient } from '@algolia/client-search'; const client = searchClient('id', 'key'); await client.search({});`,
    'client.search present 5000 library',
  ],
  '@taskforcesh/bullmq-pro': [
    `import { QueuePro } from '@taskforcesh/bullmq-pro'; const queue = new QueuePro('mails'); await queue.add('send', {});`,
    'queue.add absent',
  ],
  apn: [
    `import { Provider } from 'apn'; const push = new Provider({ requestTimeout: 500 }); await push.send({}, 'a');`,
    'push.send present 500 client',
  ],
  'nats.ws': [
    `import type { NatsConnection } from 'nats.ws'; export const ask = (nc: NatsConnection) => nc.request('a', 'b', { timeout: 500 });`,
    'nc.request present 500 call',
  ],
  '@nats-io/transport-node': [
    `import { connect } from '@nats-io/transport-node'; await connect({ timeout: 500 });`,
    'connect present 500 call',
  ],
};

describe('catalog: packages that stand for others', () => {
  for (const [name, [text, expected]] of Object.entries(aliases)) {
    it(name, async () => {
      const names = [...text.matchAll(/from '([^']+)'/g)].map(([, found = '']) => found);
      const dependencies = Object.fromEntries(names.map(each => [each, '5.12.1']));
      const session = await sessionOf({ 'package.json': JSON.stringify({ dependencies }), 'a.ts': text });
      const shown = session.review().calls.map(call => `${call.callee} ${said(call)}`);
      assert.deepEqual(shown, [expected]);
    });
  }
});
