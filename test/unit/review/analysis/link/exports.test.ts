import { describe, it } from 'mocha';
import { assertAnnotated } from '../../annotated.ts';
import { packageJson } from '../packages.ts';

const clients = `
import axios from 'axios';
export const http = axios.create({ timeout: 100 });
export default axios.create({ timeout: 200 });
export function make(timeout: number) {
  return axios.create({ timeout });
}
export class Api {
  http = axios.create({ timeout: 300 });
}
`;

describe('an export', () => {
  it('is followed through every way of handing it on', () =>
    assertAnnotated({
      'clients.ts': clients,
      'named.ts': "export { http, http as web, default as standard, make } from './clients';\n",
      'star.ts': "export * from './named';\n",
      'space.ts': "export * as clients from './clients';\nexport * as default from './clients';\n",
      'local.ts':
        "import standard, { http } from './clients';\nimport * as all from './clients';\nexport { http as mine, all };\nexport default standard;\n",
      'a.ts': `
import { http, web, standard, make } from './star';
import whole, { clients } from './space';
import def, { mine, all } from './local';
import * as ns from './clients';
export async function load() {
  await http.get('/');
  //    ~~~~~~~~ present 100 client
  await web.get('/');
  //    ~~~~~~~ present 100 client
  await standard.get('/');
  //    ~~~~~~~~~~~~ present 200 client
  await make(1).get('/');
  //    ~~~~~~~~~~~ present 1 client
  await clients.http.get('/');
  //    ~~~~~~~~~~~~~~~~ present 100 client
  await whole.default.get('/');
  //    ~~~~~~~~~~~~~~~~~ present 200 client
  await mine.get('/');
  //    ~~~~~~~~ present 100 client
  await all.http.get('/');
  //    ~~~~~~~~~~~~ present 100 client
  await def.get('/');
  //    ~~~~~~~ present 200 client
  await ns.default.get('/');
  //    ~~~~~~~~~~~~~~ present 200 client
  await new ns.Api().http.get('/');
  //    ~~~~~~~~~~~~~~~~~~~~~ present 300 client
}
`,
      'package.json': packageJson,
    }));

  it('is followed through CommonJS', () =>
    assertAnnotated({
      'whole.js': "const axios = require('axios');\nmodule.exports = axios.create({ timeout: 10 });\n",
      'members.js':
        "const { create } = require('axios').default;\nconst http = create({ timeout: 20 });\nexports.http = http;\nmodule.exports.late = http;\n",
      'object.js':
        "const http = require('./whole');\nmodule.exports = { http, nested: { http }, ...require('./members') };\n",
      'again.js': "module.exports = require('./members');\n",
      'equals.cts': "import axios = require('axios');\nexport = axios.default.create({ timeout: 30 });\n",
      'a.js': `
const whole = require('./whole');
const members = require('./members');
const { http, nested, late } = require('./object');
const again = require('./again');
async function load() {
  await whole.get('/');
  //    ~~~~~~~~~ present 10 client
  await members.http.get('/');
  //    ~~~~~~~~~~~~~~~~ present 20 client
  await nested.http.get('/');
  //    ~~~~~~~~~~~~~~~ present 10 client
  await late.get('/');
  //    ~~~~~~~~ present 20 client
  await again.http.get('/');
  //    ~~~~~~~~~~~~~~ present 20 client
  await require('./whole').get('/');
  //    ~~~~~~~~~~~~~~~~~~~~~~ present 10 client
}
`,
      'b.ts': `
import whole from './whole.js';
import { http } from './members.js';
import equals = require('./equals.cjs');
import * as object from './object.js';
export async function load() {
  await whole.get('/');
  //    ~~~~~~~~~ present 10 client
  await http.get('/');
  //    ~~~~~~~~ present 20 client
  await equals.get('/');
  //    ~~~~~~~~~~ present 30 client
  await object.nested.http.get('/');
  //    ~~~~~~~~~~~~~~~~~~~~~~ present 10 client
  const { http: later } = await import('./members.js');
  await later.get('/');
  //    ~~~~~~~~~ present 20 client
}
`,
      'package.json': packageJson,
    }));

  it('of a package may be named, all of it, its default, or the module itself', () =>
    assertAnnotated({
      'a.ts': `
import axios, { create } from 'axios';
import * as whole from 'axios';
import Axios = require('axios');
import { default as named } from 'axios';
import { request } from 'undici';
import * as undici from 'undici';
import https from 'node:https';
import { get } from 'https';
export async function load(url: string) {
  await axios.get(url);
  //    ~~~~~~~~~ absent
  await whole.get(url);
  //    ~~~~~~~~~ absent
  await whole.default.get(url);
  //    ~~~~~~~~~~~~~~~~~ absent
  await Axios.get(url);
  //    ~~~~~~~~~ absent
  await named(url);
  //    ~~~~~ absent
  await create().get(url);
  //    ~~~~~~~~~~~~ absent
  await request(url);
  //    ~~~~~~~ absent
  await undici.request(url);
  //    ~~~~~~~~~~~~~~ absent
  await undici.fetch(url);
  //    ~~~~~~~~~~~~ absent
  https.get(url);
  // ~~~~~~ absent
  get(url);
  // ~ absent
  const late = await import('axios');
  await late.default.get(url);
  //    ~~~~~~~~~~~~~~~~ absent
}
`,
      'package.json': packageJson,
    }));

  it('of a package may be handed on by the project', () =>
    assertAnnotated({
      'vendor.ts':
        "export * from 'undici';\nexport { default as axios, create } from 'axios';\nexport * as pg from 'pg';\n",
      'a.ts': `
import { axios, create, pg, request } from './vendor';
export async function load(url: string) {
  await axios.get(url);
  //    ~~~~~~~~~ absent
  await create({ timeout: 5 }).get(url);
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~ present 5 client
  await request(url);
  //    ~~~~~~~ absent
  await new pg.Client({ query_timeout: 7, connectionTimeoutMillis: 7 }).query('SELECT 1');
  //    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 7 client
}
`,
      'package.json': packageJson,
    }));

  it('that is not there leads nowhere, and nothing is reported', () =>
    assertAnnotated({
      'clients.ts': clients,
      'loop.ts': "export * from './loop-too';\nexport { lost } from './loop-too';\n",
      'loop-too.ts': "export * from './loop';\nexport { lost } from './loop';\n",
      'a.ts': `
import { missing } from './clients';
import { gone } from './nowhere';
import { lost, other } from './loop';
import { nothing } from 'axios';
import { foreign } from 'some-package';
export async function load(url: string) {
  await missing.get(url);
  await gone.get(url);
  await lost.get(url);
  await other.get(url);
  await nothing.get(url);
  await foreign.get(url);
  await fetch(url, missing);
  //    ~~~~~ unknown
  await fetch(url, foreign);
  //    ~~~~~ unknown
}
`,
      'package.json': packageJson,
    }));
});
