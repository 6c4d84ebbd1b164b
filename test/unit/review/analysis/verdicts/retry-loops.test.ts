import { describe, it } from 'mocha';
import { assertAnnotated } from '../../annotated.ts';

describe('retry loops', () => {
  it('tells a loop that catches and goes on, with its attempts', async () => {
    await assertAnnotated({
      'src/orders.ts': `
export async function orders(url: string) {
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      return await fetch(url);
      //           ~~~~~ retry present 3 enclosing
    } catch (error) {
      if (attempt === 3) throw error;
      await new Promise(resolve => setTimeout(resolve, 2 ** attempt * 100));
    }
  }
}
export async function stock(url: string, tries = 4) {
  let last: unknown;
  let attempt = 0;
  while (attempt < tries) {
    attempt++;
    try {
      const response = await fetch(url);
      //                     ~~~~~ retry present enclosing
      if (!response.ok) throw new Error('not now');
      return await response.json();
    } catch (error) {
      last = error;
    }
  }
  throw last;
}
export async function prices(url: string) {
  let response: Response | undefined;
  for (;;) {
    try {
      response = await fetch(url);
      //               ~~~~~ retry present enclosing
      break;
    } catch {
      continue;
    }
  }
  return response;
}
export async function labels(url: string) {
  let done = false;
  do {
    try {
      await fetch(url);
      //    ~~~~~ retry present enclosing
      done = true;
    } catch (error) {
      console.error(error);
    }
  } while (!done);
}
`,
    });
  });

  it('tells a loop that tests the answer', async () => {
    await assertAnnotated({
      'src/answers.ts': `
const later = [429, 503];
const mayRepeat = (status: number) => status === 429 || status >= 500;
export async function byOk(url: string) {
  for (let i = 0; i < 5; i++) {
    const response = await fetch(url);
    //                     ~~~~~ retry present 5 enclosing
    if (response.ok) return response;
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  return null;
}
export async function byStatus(url: string) {
  for (const delay of [100, 500]) {
    const response = await fetch(url);
    //                     ~~~~~ retry present 2 enclosing
    if (later.includes(response.status)) {
      await new Promise(resolve => setTimeout(resolve, delay));
      continue;
    }
    return response;
  }
}
export async function byFunction(url: string) {
  let response = await fetch(url);
  //                   ~~~~~ retry absent
  while (mayRepeat(response.status)) {
    response = await fetch(url);
    //               ~~~~~ retry present enclosing
  }
  return response;
}
export async function byNothing(url: string) {
  for (let i = 0; i < 3; i++) {
    const response = await fetch(url).catch(() => null);
    //                     ~~~~~ retry present 3 enclosing
    if (response !== null) return response;
  }
}
export async function givesUp(url: string) {
  for (let i = 0; i < 3; i++) {
    const response = await fetch(url + i).catch(() => null);
    //                     ~~~~~ retry absent
    if (!response) break;
    console.log(response);
  }
}
`,
    });
  });

  it('takes no loop over items, pages or states for one', async () => {
    await assertAnnotated({
      'src/items.ts': `
export async function each(urls: string[]) {
  for (const url of urls) {
    try {
      await fetch(url);
      //    ~~~~~ retry absent
    } catch (error) {
      console.error(error);
    }
  }
}
export async function search(urls: string[]) {
  for (const url of urls) {
    try {
      const answer = await fetch(url);
      //                   ~~~~~ retry absent
      if (answer.headers.get('x-found')) return answer;
    } catch {
      continue;
    }
  }
}
export async function byIndex(urls: string[]) {
  for (let i = 0; i < urls.length; i++) {
    const url = urls[i];
    const answer = await fetch(url).catch(() => undefined);
    //                   ~~~~~ retry absent
    console.log(answer);
  }
}
export async function pages(url: string) {
  const found = [];
  let cursor = '';
  while (true) {
    const page = await (await fetch(url + cursor)).json();
    //                        ~~~~~ retry absent
    found.push(...page.items);
    if (!page.next) return found;
    cursor = page.next;
  }
}
export async function poll(url: string) {
  for (;;) {
    const job = await (await fetch(url)).json();
    //                       ~~~~~ retry absent
    if (job.status === 'done') return job;
    await new Promise(resolve => setTimeout(resolve, 1000));
  }
}
export async function redirects(url: string) {
  let at = url;
  for (let hops = 0; hops < 5; hops++) {
    const response = await fetch(at, { redirect: 'manual' });
    //                     ~~~~~ retry absent
    if (response.status !== 302) return response;
    at = response.headers.get('location') ?? at;
  }
}
export async function hops(url: string) {
  let at = url;
  for (;;) {
    const response = await fetch(at, { redirect: 'manual' });
    //                     ~~~~~ retry absent
    if (response.status >= 300 && response.status < 400) {
      at = response.headers.get('location') ?? at;
      continue;
    }
    return response;
  }
}
export async function drain(queue: string[]) {
  while (queue.length > 0) {
    const url = queue.shift();
    if (!url) return;
    try {
      await fetch(url);
      //    ~~~~~ retry absent
    } catch (error) {
      console.error(error);
    }
  }
}
export async function batches(url: string) {
  while (true) {
    try {
      const { done } = await (await fetch(url)).json();
      //                            ~~~~~ retry unknown
      if (done < 100) break;
    } catch (error) {
      console.error(error);
    }
  }
}
export async function work(next: () => Promise<string>) {
  while (true) {
    const url = await next();
    try {
      await fetch(url);
      //    ~~~~~ retry absent
    } catch (error) {
      console.error(error);
    }
  }
}
`,
    });
  });

  it('leaves open where another host is tried after a failure', async () => {
    await assertAnnotated({
      'src/hosts.ts': `
const hosts = ['https://a.example', 'https://b.example'];
export async function load(path: string) {
  for (const host of hosts) {
    try {
      return await fetch(host + path);
      //           ~~~~~ retry unknown
    } catch (error) {
      console.warn(error);
    }
  }
  throw new Error('no host answers');
}
async function icon(url: string) {
  try {
    return await fetch(url);
    //           ~~~~~ retry unknown
  } catch {
    return null;
  }
}
export async function firstIcon(sources: { url: string }[]) {
  for (const source of sources) {
    const found = await icon(source.url);
    if (found) return found;
  }
}
`,
    });
  });

  it('asks no callers that the failure does not come to', async () => {
    await assertAnnotated({
      'src/silent.ts': `
async function note(url: string) {
  try {
    await fetch(url);
    //    ~~~~~ retry absent
  } catch (error) {
    console.error(error);
  }
}
async function told(url: string, failed: (error: unknown) => void) {
  try {
    await fetch(url);
    //    ~~~~~ retry present 3 caller
  } catch (error) {
    failed(error);
  }
}
async function save(url: string) {
  await told(url, error => {
    throw error;
  });
  await fetch(url, { method: 'PUT' });
  //    ~~~~~ retry present 3 caller
  await note(url);
}
export async function sure(url: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await save(url);
      break;
    } catch (error) {
      console.error(error);
    }
  }
}
`,
    });
  });

  it('is no retry where the failure leaves the loop, or never comes to it', async () => {
    await assertAnnotated({
      'src/leaves.ts': `
export async function rethrows(url: string) {
  for (let i = 0; i < 3; i++) {
    try {
      return await fetch(url);
      //           ~~~~~ retry absent
    } catch (error) {
      throw new Error('failed', { cause: error });
    }
  }
}
export async function givesUp(url: string) {
  for (let i = 0; i < 3; i++) {
    try {
      return await fetch(url);
      //           ~~~~~ retry absent
    } catch {
      return null;
    }
  }
}
export async function notAwaited(url: string) {
  for (let i = 0; i < 3; i++) {
    try {
      return fetch(url);
      //     ~~~~~ retry absent
    } catch {
      continue;
    }
  }
}
export async function oncePerRound(url: string) {
  try {
    for (let i = 0; i < 3; i++) {
      await fetch(url);
      //    ~~~~~ retry absent
    }
  } catch (error) {
    console.error(error);
  }
}
`,
    });
  });

  it('tells a function that calls itself after a failure', async () => {
    await assertAnnotated({
      'src/again.ts': `
export async function load(url: string, attempt = 0): Promise<Response> {
  try {
    return await fetch(url);
    //           ~~~~~ retry present enclosing
  } catch (error) {
    if (attempt >= 3) throw error;
    await new Promise(resolve => setTimeout(resolve, 1000));
    return load(url, attempt + 1);
  }
}
export async function limited(url: string, left: number): Promise<Response> {
  const response = await fetch(url);
  //                     ~~~~~ retry present enclosing
  if (response.status === 429 && left > 0) {
    return limited(url, left - 1);
  }
  return response;
}
export function chained(url: string, left: number): Promise<Response> {
  return fetch(url).catch(error => {
  //     ~~~~~ retry present enclosing
    if (left === 0) throw error;
    return new Promise(resolve => setTimeout(() => resolve(chained(url, left - 1)), 500));
  });
}
export async function all(url: string, page = 1): Promise<unknown[]> {
  const { items, last } = await (await fetch(url + page)).json();
  //                                   ~~~~~ retry absent
  return last ? items : [...items, ...(await all(url, page + 1))];
}
export async function refreshes(url: string) {
  const response = await fetch(url);
  //                     ~~~~~ retry absent
  if (!response.ok) {
    void refreshes(url);
  }
}
export async function probe(url: string) {
  try {
    await fetch(url);
    //    ~~~~~ retry absent
  } catch {
    setTimeout(() => void probe(url), 60_000);
  }
}
`,
    });
  });

  it('sees through functions that the loop runs, and asks the callers', async () => {
    await assertAnnotated({
      'src/through.ts': `
const within = <T>(run: () => Promise<T>): Promise<T> => run();
export async function load(url: string) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await within(() => fetch(url));
      //                        ~~~~~ retry present 3 enclosing
    } catch {
      continue;
    }
  }
}
async function isUp(url: string) {
  try {
    return (await fetch(url)).ok;
    //            ~~~~~ retry present caller
  } catch {
    return false;
  }
}
export async function waitFor(url: string) {
  while (!(await isUp(url))) {
    await new Promise(resolve => setTimeout(resolve, 1000));
  }
}
async function send(url: string) {
  return fetch(url, { method: 'POST' });
  //     ~~~~~ retry present 2 caller
}
export async function sure(url: string) {
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      return await send(url);
    } catch (error) {
      console.error(error);
    }
  }
}
`,
    });
  });
});
