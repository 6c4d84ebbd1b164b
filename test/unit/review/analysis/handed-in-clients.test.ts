import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

const packages = '{ "dependencies": { "axios": "1.13.6", "ioredis": "5.8.0" } }';

describe('a parameter without a type', () => {
  it('is what the callers in its file hand in', () =>
    assertAnnotated({
      'a.js': `
import axios from 'axios';
import Redis from 'ioredis';
async function getJson(fetchImpl, url) {
  return fetchImpl(url, { signal: AbortSignal.timeout(5) });
  //     ~~~~~~~~~ present 5 call
}
export async function all({ fetchImpl = globalThis.fetch } = {}) {
  return getJson(fetchImpl, 'https://a.example');
}
async function read({ http }, url) {
  return http.get(url);
  //     ~~~~~~~~ absent
}
const client = process.env.DRY ? null : axios.create({ baseURL: 'https://b.example' });
export const page = () => read({ http: client }, '/b');
async function bounded(http, url) {
  return inner(http, url);
}
async function inner(http, url) {
  return http.get(url);
  //     ~~~~~~~~ present 800 caller
}
export const other = () => bounded(axios.create({ timeout: 800 }), '/c');
export const redis = new Redis({ commandTimeout: 30 });
const value = store => store.get('x');
//                     ~~~~~~~~~ present 30 caller
export const run = () => value(redis);
`,
      'package.json': packages,
    }));

  it('is nothing known where others may call, or where callers differ', () =>
    assertAnnotated({
      'a.js': `
import axios from 'axios';
function either(http) {
  return http.get('/a');
}
either(axios);
either(new Map());
function handed(http) {
  return http.get('/a');
}
handed(axios);
register(handed);
function never(http) {
  return http.get('/a');
}
function cache(store) {
  return store.get('/a');
}
cache(new Map());
function loop(http) {
  return loop(http) ?? http.get('/a');
}
`,
      'package.json': packages,
    }));
});
