import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { OutboundCall } from '../../../../src/review/analysis/call.ts';
import { type Project, sessionOf } from '../annotated.ts';

const comment = / *\/\/ (settled|base|given|unknown|used|bytes|dropped)$/;

/** Reviews a project each of whose outbound calls stands in a line that ends with what is expected of it. */
async function assertSaid(what: 'address' | 'answer', project: Project): Promise<void> {
  const bare = Object.fromEntries(
    Object.entries(project).map(([path, text]) => [path, text.replace(new RegExp(comment, 'gm'), '')]),
  );
  const { calls } = (await sessionOf(bare)).review();
  for (const [path, text] of Object.entries(project)) {
    const expected = text
      .split('\n')
      .flatMap((line, index) =>
        comment.test(line) ? [`${String(index + 1)} ${comment.exec(line)?.[1] ?? ''}`] : [],
      );
    const said = (call: OutboundCall): string => `${String(call.calleeRange.endLine)} ${call[what]}`;
    assert.deepEqual(calls.filter(({ file }) => file === path).map(said), expected, path);
  }
}

describe('who says where a call goes', () => {
  it('is the code, its configuration, or what the client is made with', () =>
    assertSaid('address', {
      'a.ts': `
import axios from 'axios';
import { users } from './config';
const base = process.env.USERS_URL ?? 'http://localhost:3000';
export const one = (id: string) => fetch(\`https://users.internal/\${id}\`); // settled
export const two = (id: string) => fetch(\`\${base}/users/\${id}\`); // settled
export const three = (id: string) => fetch(users.url + '/users/' + id); // settled
export const four = (id: string) => fetch(new URL('/users/' + id, base)); // settled
const http = axios.create({ baseURL: base });
export const five = (id: string) => http.get('/users/' + id); // settled
export class Users {
  private readonly url: string;
  constructor(private readonly options: { host: string }) {
    this.url = \`http://\${options.host}:8080\`;
  }
  load(id: string) {
    return fetch(\`\${this.url}/users/\${id}\`); // settled
  }
  list() {
    return fetch(this.options.host); // settled
  }
}
`,
      'config.ts': `export const users = { url: process.env.USERS_URL };`,
    }));

  it('is whoever asks for the call, each time', () =>
    assertSaid('address', {
      'a.ts': `
import axios from 'axios';
const http = axios.create();
export const one = (url: string) => fetch(url); // given
export const two = (hook: { url: string }) => http.post(hook.url, {}); // given
export async function three(options: { to: string }) {
  const url = new URL(options.to);
  url.searchParams.set('wait', 'true');
  return http.post(url.toString(), {}); // given
}
export const four = (tenant: string) => fetch(\`https://\${tenant}.example.com/users\`); // given
export const five = (urls: string[]) => urls.map(url => fetch(url)); // given
export async function six(hosts: string[]) {
  for (const host of hosts) {
    await fetch(\`http://\${host}/health\`); // given
  }
}
export const seven = (request: { url: string; method: string }) => axios.request({ url: request.url }); // given
export const eight = async (url: string) => {
  const attempt = async () => fetch(url); // given
  return attempt();
};
`,
    }));

  it('is the owner of a webhook, whoever keeps its address', () =>
    assertSaid('address', {
      'a.ts': `
export class Hook {
  constructor(private readonly config: { webhookUrl: string }) {}
  async send() {
    await fetch(this.config.webhookUrl, { method: 'POST' }); // given
  }
}
`,
    }));

  it('is what was read from somewhere', () =>
    assertSaid('address', {
      'a.ts': `
export async function load(key: string) {
  const answer = await fetch('https://files.internal/sign', { method: 'POST', body: key }); // settled
  const { url } = await answer.json();
  return fetch(url); // given
}
`,
    }));

  it('is a helper for all that a host serves where only the path is handed in', () =>
    assertSaid('address', {
      'a.ts': `
import axios from 'axios';
export const client = (base: string) => {
  const at = (path: string) => base + path;
  const get = (path: string) => send(() => fetch(at(path))); // base
  const put = (path: string) => fetch(\`\${base}/v1\${path}\`, { method: 'PUT' }); // base
  const user = (id: string) => fetch(\`\${base}/users/\${id}\`); // settled
  return { get, put, user };
};
const send = (run: () => Promise<Response>) => run();
const http = axios.create({ baseURL: 'https://users.internal' });
export const get = (path: string) => http.get(path); // settled
const other = axios.create({ baseURL: process.env.OTHER });
export const load = (path: string) => other.get(path); // base
`,
    }));
});

describe('what becomes of an answer', () => {
  it('is told by what is read of it', () =>
    assertSaid('answer', {
      'a.ts': `
import axios from 'axios';
const url = 'https://files.internal/a';
export async function load() {
  const one = await fetch(url); // used
  const two = await fetch(url); // bytes
  const three = await fetch(url); // bytes
  return [await one.json(), await two.arrayBuffer(), three.body];
}
export const four = () => fetch(url).then(answer => answer.blob()); // bytes
export const five = async () => (await fetch(url)).arrayBuffer(); // bytes
export const six = () => axios.get(url, { responseType: 'stream' }); // bytes
export const seven = () => axios.get(url, { responseType: 'json' }); // used
`,
    }));

  it('is nothing where nobody waits for it', () =>
    assertSaid('answer', {
      'a.ts': `
const url = 'https://events.internal/';
export async function track(on: boolean) {
  fetch(url); // dropped
  void fetch(url); // dropped
  on && fetch(url); // dropped
  await fetch(url); // used
  fetch(url).then(answer => answer.json()); // used
  const later = fetch(url); // used
  return [later, fetch(url)]; // used
}
`,
    }));
});
