import { describe, it } from 'mocha';
import { assertAnnotated } from '../annotated.ts';

const axiosPackage = '{ "dependencies": { "axios": "1.13.6" } }';

describe('what a base class is constructed with', () => {
  it('is what a subclass without a constructor is', () =>
    assertAnnotated({
      'base.ts': `
import type { AxiosInstance } from 'axios';
export class WithHttp {
  constructor(protected readonly http: AxiosInstance) {}
}
`,
      'events.ts': `
import { WithHttp } from './base';
export class Events extends WithHttp {
  trigger() {
    return this.http.post('/t', {});
    //     ~~~~~~~~~~~~~~ absent
  }
}
export class Topics extends WithHttp {
  list() {
    return this.http.get('/topics');
    //     ~~~~~~~~~~~~~ present 700 caller
  }
}
`,
      'root.ts': `
import axios, { type AxiosInstance } from 'axios';
import { Events, Topics } from './events';
export class Root {
  private readonly http: AxiosInstance;
  readonly events: Events;
  readonly topics: Topics;
  constructor() {
    this.http = axios.create({ baseURL: 'https://a.example' });
    this.events = new Events(this.http);
    this.topics = new Topics(axios.create({ timeout: 700 }));
  }
}
`,
      'package.json': axiosPackage,
    }));

  it('is what a subclass hands to super', () =>
    assertAnnotated({
      'a.ts': `
import axios, { type AxiosInstance } from 'axios';
class Base {
  constructor(readonly name: string, protected readonly http: AxiosInstance) {}
}
class Middle extends Base {}
class Users extends Middle {
  constructor(http: AxiosInstance) {
    super('users', http);
  }
  load() {
    return this.http.get('/users');
    //     ~~~~~~~~~~~~~ present 900 caller
  }
}
class Fixed extends Base {
  constructor() {
    super('fixed', axios.create({ timeout: 400 }));
  }
  load() {
    return this.http.get('/fixed');
    //     ~~~~~~~~~~~~~ present 400 client
  }
}
export const users = new Users(axios.create({ timeout: 900 }));
export const fixed = new Fixed();
`,
      'package.json': axiosPackage,
    }));

  it('is followed from the object that is made', () =>
    assertAnnotated({
      'a.ts': `
import axios from 'axios';
class Base {
  readonly http;
  constructor(http) {
    this.http = http;
  }
}
class Sub extends Base {}
class Other extends Base {
  constructor(ms: number) {
    super(axios.create({ timeout: ms }));
  }
}
export const load = () => new Sub(axios.create({ timeout: 300 })).http.get('/a');
//                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ present 300 client
const other = new Other(250);
export const more = () => other.http.get('/a');
//                        ~~~~~~~~~~~~~~ present 250 client
`,
      'package.json': axiosPackage,
    }));

  it('is known in its own file where the constructor is hidden', () =>
    assertAnnotated({
      'store.ts': `
import axios, { type AxiosInstance } from 'axios';
export class Store {
  private constructor(private readonly http: AxiosInstance) {}
  static create() {
    return new Store(axios.create());
  }
  load() {
    return this.http.get('/a');
    //     ~~~~~~~~~~~~~ absent
  }
}
`,
      'main.ts': `
import { Store } from './store';
export const store = Store.create();
`,
      'package.json': axiosPackage,
    }));

  it('ends where classes extend each other', () =>
    assertAnnotated({
      'a.ts': `
import type { AxiosInstance } from 'axios';
class A extends B {}
class B extends A {
  load(http: AxiosInstance) {
    new A(http);
    return this.http.get('/a');
  }
}
`,
      'package.json': axiosPackage,
    }));
});
