import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

/** Source by library: with and without what bounds it, on the call, on the client and in a chain, and what only looks like it. */
const cases: Readonly<Record<string, readonly [Readonly<Record<string, string>>, string]>> = {
  upstash: [
    { '@upstash/redis': '1.39.0' },
    `
import { Redis } from '@upstash/redis';
const redis = new Redis({ url: 'https://cache', token: 't' });
await redis.get('a');
//    ~~~~~~~~~ absent
await new Redis({ url: 'https://cache', signal: () => AbortSignal.timeout(500) }).get('a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present client
await redis.pipeline().set('a', 1).exec();
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
await Redis.fromEnv().incr('a');
//    ~~~~~~~~~~~~~~~~~~~~ absent
`,
  ],
  memjs: [
    { memjs: '1.3.2' },
    `
import { Client } from 'memjs';
const client = Client.create('cache:11211', { timeout: 1 });
await client.get('a');
//    ~~~~~~~~~~ present 1000 client
await Client.create('cache:11211').set('a', 'b');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 library
`,
  ],
  memcached: [
    { memcached: '2.2.2' },
    `
import Memcached from 'memcached';
const cache = new Memcached('cache:11211', { timeout: 500 });
cache.get('a', () => {});
// ~~~~~~ absent
cache.end();
`,
  ],
  etcd3: [
    { etcd3: '1.1.2' },
    `
import { Etcd3 } from 'etcd3';
const client = new Etcd3({ hosts: 'etcd' });
await client.get('a').string();
//    ~~~~~~~~~~~~~~~~~~~~~~ absent
await client.put('a').value('b');
//                    ~~~~~ absent
const bounded = new Etcd3({ hosts: 'etcd', defaultCallOptions: () => ({ deadline: Date.now() + 500 }) });
await bounded.get('a').string();
//    ~~~~~~~~~~~~~~~~~~~~~~~ present client
`,
  ],
  supabase: [
    { '@supabase/supabase-js': '2.109.0' },
    `
import { createClient } from '@supabase/supabase-js';
const supabase = createClient('https://db', 'key');
await supabase.from('orders').select('*').eq('id', 1);
//                                        ~~ absent
await supabase.rpc('close');
//    ~~~~~~~~~~~~ absent
supabase.from('orders').insert({ id: 1 });
await supabase.auth.getUser();
//    ~~~~~~~~~~~~~~~~~~~~~ absent
await supabase.functions.invoke('mail', { timeout: 500 });
//    ~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 call
supabase.storage.from('files').getPublicUrl('a');
const bounded = createClient('https://db', 'key', { db: { timeout: 700 } });
await bounded.from('orders').select();
//                           ~~~~~~ present 700 client
`,
  ],
  influx: [
    { influx: '5.12.0' },
    `
import { InfluxDB } from 'influx';
const influx = new InfluxDB({ host: 'db', database: 'm' });
await influx.query('select * from m');
//    ~~~~~~~~~~~~ present 30000 library
`,
  ],
  'influxdb-client': [
    { '@influxdata/influxdb-client': '1.35.0' },
    `
import { InfluxDB } from '@influxdata/influxdb-client';
const api = new InfluxDB({ url: 'http://db', token: 't', timeout: 500 });
await api.getQueryApi('org').collectRows('from(bucket: "m")');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 client
const write = api.getWriteApi('org', 'm');
write.writePoint({});
await write.flush();
//    ~~~~~~~~~~~ present 500 client
`,
  ],
  ldap: [
    { ldapts: '8.2.0', ldapjs: '3.0.7' },
    `
import { Client } from 'ldapts';
import ldap from 'ldapjs';
const client = new Client({ url: 'ldap://dir', connectTimeout: 900 });
await client.bind('cn=a', 'b');
//    ~~~~~~~~~~~ absent
await new Client({ url: 'ldap://dir', timeout: 500 }).search('dc=a');
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 500 client
ldap.createClient({ url: 'ldap://dir' }).bind('cn=a', 'b', () => {});
// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ absent
`,
  ],
};

describe('catalog: caches and hosted stores', () => {
  for (const [name, [dependencies, text]] of Object.entries(cases)) {
    it(name, () => assertAnnotated({ 'package.json': JSON.stringify({ dependencies }), 'a.ts': text }));
  }
});
