import { describe, it } from 'mocha';
import { assertAnnotated } from '../../annotated.ts';
import { packageJson } from '../packages.ts';

describe('the defaults of a client', () => {
  it('may be assigned anywhere, for all or for one', () =>
    assertAnnotated({
      'setup.ts': `
import axios from 'axios';
axios.defaults.timeout = 10;
axios.defaults.headers.common['x'] = 'y';
export const own = axios.create();
own.defaults.timeout = 20;
own.defaults['signal'] = undefined;
export const set = axios.create({ timeout: 30 });
export class Api {
  readonly http = axios.create();
  constructor() {
    this.http.defaults.timeout = 40;
  }
}
`,
      'a.ts': `
import axios from 'axios';
import { Api, own, set } from './setup';
export async function load() {
  await axios.get('/');
  //    ~~~~~~~~~ present 10 client
  await own.get('/');
  //    ~~~~~~~ present 20 client
  await set.get('/');
  //    ~~~~~~~ present 30 client
  await new Api().http.get('/');
  //    ~~~~~~~~~~~~~~~~~~ present 40 client
  await axios.create().get('/');
  //    ~~~~~~~~~~~~~~~~~~ present 10 client
  await axios.get('/', { timeout: 0 });
  //    ~~~~~~~~~ ineffective (off)
}
`,
      'package.json': packageJson,
    }));

  it('may be switched off there', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
const http = axios.create();
http.defaults.timeout = 0;
export const load = () => http.get('/');
//                        ~~~~~~~~ ineffective (off)
`,
      'package.json': packageJson,
    }));

  it('are laid over those of the client that it was made from', () =>
    assertAnnotated({
      'a.ts': `
import got from 'got';
import ky from 'ky';
const base = got.extend({ timeout: { request: 100 } });
const named = base.extend({ prefixUrl: 'https://api.example.com' });
const over = named.extend({ timeout: { request: 200 } });
const quick = ky.create({ timeout: 300 });
const same = quick.extend({ retry: 0 });
const never = quick.extend({ timeout: false });
export async function load(url: string) {
  await base(url);
  //    ~~~~ present 100 client
  await named.get(url);
  //    ~~~~~~~~~ present 100 client
  await over.post(url);
  //    ~~~~~~~~~ present 200 client
  await same.get(url);
  //    ~~~~~~~~ present 300 client
  await never.get(url);
  //    ~~~~~~~~~ ineffective (off)
  await got(url);
  //    ~~~ absent
  await ky(url);
  //    ~~ present 10000 library
}
`,
      'package.json': packageJson,
    }));
});

describe('an interceptor', () => {
  it('leaves open what it may set, on its own client only', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
import { signed } from './signed';
const timed = axios.create();
timed.interceptors.request.use(config => {
  config.timeout = 10;
  return config;
});
const logged = axios.create();
logged.interceptors.request.use(config => {
  console.log(config.url);
  return config;
});
const unseen = axios.create();
unseen.interceptors.request.use(signed);
const answers = axios.create();
answers.interceptors.response.use(response => ({ ...response, timeout: 1 }));
export const one = () => timed.get('/');
//                       ~~~~~~~~~ unknown
export const two = () => logged.get('/');
//                       ~~~~~~~~~~ absent
export const three = () => unseen.get('/');
//                         ~~~~~~~~~~ unknown
export const four = () => answers.get('/');
//                        ~~~~~~~~~~~ absent
export const five = () => axios.get('/');
//                        ~~~~~~~~~ absent
`,
      'package.json': packageJson,
    }));
});
