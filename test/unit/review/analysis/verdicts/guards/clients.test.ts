import { describe, it } from 'mocha';
import { assertAnnotated } from '../../../annotated.ts';

describe('packages that change a client', () => {
  it('add to all of its calls, and to no other client’s', () =>
    assertAnnotated({
      'src/http.ts': `
import axios from 'axios';
import axiosRetry from 'axios-retry';
import * as rax from 'retry-axios';
export const retried = axios.create({ timeout: 1000 });
axiosRetry(retried, { retries: 2 });
export const attached = axios.create();
rax.attach(attached);
export const bare = axios.create();
export const off = axios.create();
axiosRetry(off, { retries: 0 });
`,
      'src/use.ts': `
import axios from 'axios';
import { attached, bare, off, retried } from './http';
export async function load() {
  await retried.get('/a');
  //    ~~~~~~~~~~~ retry present 3 client
  await attached.get('/a');
  //    ~~~~~~~~~~~~ retry present client
  await attached.post('/a', {});
  //    ~~~~~~~~~~~~~ retry absent
  await bare.get('/a');
  //    ~~~~~~~~ retry absent
  await off.get('/a');
  //    ~~~~~~~ retry absent
  await axios.get('/a');
  //    ~~~~~~~~~ retry absent
}
`,
    }));
});
