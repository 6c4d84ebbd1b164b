import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

/** Source by library: with and without what bounds it, on the call, on the client and in a chain, and what only looks like it. */
const cases: Readonly<Record<string, readonly [Readonly<Record<string, string>>, string]>> = {
  elasticsearch: [
    { '@elastic/elasticsearch': '9.4.3' },
    `
import { Client } from '@elastic/elasticsearch';
const client = new Client({ node: 'http://search' });
await client.search({ index: 'orders', timeout: '1s' });
//    ~~~~~~~~~~~~~ absent
await client.search({ index: 'orders' }, { requestTimeout: 500 });
//    ~~~~~~~~~~~~~ present 500 call
await client.indices.create({ index: 'orders' }, { signal: AbortSignal.timeout(700) });
//    ~~~~~~~~~~~~~~~~~~~~~ present 700 call
await new Client({ node: 'http://search', requestTimeout: 900 }).index({ index: 'orders' });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 900 client
`,
  ],
  'elasticsearch 8': [
    { '@elastic/elasticsearch': '8.18.2' },
    `
import { Client } from '@elastic/elasticsearch';
await new Client({ node: 'http://search' }).search({ index: 'orders' });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 30000 library
`,
  ],
  opensearch: [
    { '@opensearch-project/opensearch': '3.9.0' },
    `
import { Client } from '@opensearch-project/opensearch';
const client = new Client({ node: 'http://search' });
await client.search({ index: 'orders' });
//    ~~~~~~~~~~~~~ present 30000 library
await client.cat.indices({}, { requestTimeout: 500 });
//    ~~~~~~~~~~~~~~~~~~ present 500 call
`,
  ],
  meilisearch: [
    { meilisearch: '0.62.0' },
    `
import { Meilisearch } from 'meilisearch';
const client = new Meilisearch({ host: 'http://search' });
await client.index('orders').search('a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
await client.index('orders').search('a', {}, { signal: AbortSignal.timeout(500) });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call
await new Meilisearch({ host: 'http://search', timeout: 700 }).health();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 700 client
`,
  ],
  typesense: [
    { typesense: '3.1.0' },
    `
import { Client } from 'typesense';
const client = new Client({ nodes: [], apiKey: 'k' });
await client.collections('orders').documents().search({ q: 'a' });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 5000 library
await new Client({ nodes: [], apiKey: 'k', connectionTimeoutSeconds: 2 }).collections().retrieve();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 2000 client
`,
  ],
  algoliasearch: [
    { algoliasearch: '5.64.0' },
    `
import { algoliasearch } from 'algoliasearch';
const client = algoliasearch('id', 'key');
await client.searchSingleIndex({ indexName: 'orders' });
//    ~~~~~~~~~~~~~~~~~~~~~~~~ present 5000 library
await algoliasearch('id', 'key', { timeouts: { read: 500 } }).saveObjects({ indexName: 'orders' });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 client
`,
  ],
  'algoliasearch 4': [
    { algoliasearch: '4.27.0' },
    `
import algoliasearch from 'algoliasearch';
const index = algoliasearch('id', 'key', { timeouts: { read: 2 } }).initIndex('orders');
await index.search('a');
//    ~~~~~~~~~~~~ present 2000 client
`,
  ],
};

describe('catalog: searches', () => {
  for (const [name, [dependencies, text]] of Object.entries(cases)) {
    it(name, () => assertAnnotated({ 'package.json': JSON.stringify({ dependencies }), 'a.ts': text }));
  }
});
