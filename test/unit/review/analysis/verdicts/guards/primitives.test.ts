import { describe, it } from 'mocha';
import { assertAnnotated } from '../../../annotated.ts';

describe('primitives of the project’s own', () => {
  it('break circuits, whatever they are called', () =>
    assertAnnotated({
      'src/breaker.ts': `
export class CircuitBreaker {
  private state: 'closed' | 'open' | 'half-open' = 'closed';
  private failures = 0;
  private nextAttempt = 0;
  constructor(private readonly threshold = 5, private readonly timeout = 30_000) {}
  async call<T>(fn: () => Promise<T>): Promise<T> {
    if (this.state === 'open') {
      if (Date.now() < this.nextAttempt) {
        throw new Error('open');
      }
      this.state = 'half-open';
    }
    try {
      const result = await fn();
      this.onSuccess();
      return result;
    } catch (error) {
      this.onFailure();
      throw error;
    }
  }
  private onSuccess() {
    this.failures = 0;
    this.state = 'closed';
  }
  private onFailure() {
    this.failures++;
    if (this.failures >= this.threshold) {
      this.state = 'open';
      this.nextAttempt = Date.now() + this.timeout;
    }
  }
}
`,
      'src/sicherung.ts': `
export class Sicherung {
  #fehler = 0;
  #gesperrtBis = 0;
  get #gesperrt() {
    return this.#gesperrtBis > Date.now();
  }
  async ausführen<T>(aufgabe: () => Promise<T>): Promise<T> {
    if (this.#gesperrt) throw new Error('gesperrt');
    try {
      return await aufgabe();
    } catch (fehler) {
      this.#fehler += 1;
      this.#gesperrtBis = this.#fehler > 3 ? Date.now() + 1000 : 0;
      throw fehler;
    }
  }
}
`,
      'src/disjoncteur.js': `
export function creerDisjoncteur({ seuil = 5, delai = 10000 } = {}) {
  let echecs = 0;
  let ouvertDepuis = null;
  return async function proteger(action) {
    if (ouvertDepuis !== null && Date.now() - ouvertDepuis < delai) {
      throw new Error('ouvert');
    }
    try {
      const resultat = await action();
      echecs = 0;
      ouvertDepuis = null;
      return resultat;
    } catch (erreur) {
      echecs++;
      if (echecs >= seuil) ouvertDepuis = Date.now();
      throw erreur;
    }
  };
}
`,
      'src/keyed.ts': `
interface Circuit { state: 'OPEN' | 'CLOSED'; failureCount: number; nextAttempt: number }
export class Circuits {
  private readonly circuits = new Map<string, Circuit>();
  async execute<T>(operation: () => Promise<T>, key: string): Promise<T> {
    const circuit = this.circuitOf(key);
    if (circuit.state === 'OPEN') {
      if (Date.now() < circuit.nextAttempt) {
        throw new Error('open');
      } else {
        circuit.state = 'CLOSED';
      }
    }
    try {
      return await operation();
    } catch (error) {
      this.failed(circuit);
      throw error;
    }
  }
  private circuitOf(key: string): Circuit {
    if (!this.circuits.has(key)) {
      this.circuits.set(key, { state: 'CLOSED', failureCount: 0, nextAttempt: 0 });
    }
    return this.circuits.get(key)!;
  }
  private failed(circuit: Circuit) {
    circuit.failureCount++;
    if (circuit.failureCount > 3) {
      circuit.state = 'OPEN';
      circuit.nextAttempt = Date.now() + 1000;
    }
  }
}
`,
      'src/inline.ts': `
export class Api {
  private failures = 0;
  private openUntil = 0;
  async load(url: string) {
    this.assertClosed();
    return fetch(url).catch(error => {
    //     ~~~~~ circuit-breaker present enclosing
      if (++this.failures > 3) this.openUntil = Date.now() + 5000;
      throw error;
    });
  }
  private assertClosed() {
    if (Date.now() < this.openUntil) throw new Error('open');
  }
}
export class Loading {
  private loading = false;
  private errors = 0;
  async load(url: string) {
    if (this.loading) return;
    this.loading = true;
    try {
      await fetch(url);
      //    ~~~~~ circuit-breaker absent
    } catch {
      this.errors++;
      this.loading = false;
    }
  }
}
`,
      'src/use.ts': `
import { CircuitBreaker } from './breaker';
import { Circuits } from './keyed';
import { creerDisjoncteur } from './disjoncteur.js';
import { Sicherung } from './sicherung';
const breaker = new CircuitBreaker();
const sicherung = new Sicherung();
const proteger = creerDisjoncteur();
const circuits = new Circuits();
export async function load(url: string) {
  await breaker.call(() => fetch(url));
  //                       ~~~~~ circuit-breaker present wrapper
  await sicherung.ausführen(() => fetch(url));
  //                              ~~~~~ circuit-breaker present wrapper
  await proteger(() => fetch(url));
  //                   ~~~~~ circuit-breaker present wrapper
  await circuits.execute(async () => fetch(url), 'users');
  //                                 ~~~~~ circuit-breaker present wrapper
}
`,
    }));

  it('limit how many run at once', () =>
    assertAnnotated({
      'src/bulkhead.ts': `
export class Bulkhead {
  private active = 0;
  private readonly waiting: (() => void)[] = [];
  constructor(private readonly maxConcurrent: number) {}
  async execute<T>(fn: () => Promise<T>): Promise<T> {
    if (this.active >= this.maxConcurrent) {
      await new Promise<void>(resolve => this.waiting.push(resolve));
    }
    this.active++;
    try {
      return await fn();
    } finally {
      this.active--;
      this.waiting.shift()?.();
    }
  }
}
export class Semaphore {
  #frei: number;
  #warteschlange: (() => void)[] = [];
  constructor(plätze: number) {
    this.#frei = plätze;
  }
  async mit<T>(aufgabe: () => Promise<T>): Promise<T> {
    await this.#nehmen();
    try {
      return await aufgabe();
    } finally {
      this.#geben();
    }
  }
  #nehmen(): Promise<void> {
    if (this.#frei > 0) {
      this.#frei--;
      return Promise.resolve();
    }
    return new Promise(resolve => this.#warteschlange.push(resolve));
  }
  #geben() {
    const nächster = this.#warteschlange.shift();
    if (nächster) nächster();
    else this.#frei++;
  }
}
export function limiter(max: number) {
  let running = 0;
  const queue: (() => void)[] = [];
  const next = () => {
    if (running < max && queue.length > 0) queue.shift()!();
  };
  return async <T>(task: () => Promise<T>): Promise<T> => {
    await new Promise<void>(resolve => {
      queue.push(resolve);
      next();
    });
    running++;
    try {
      return await task();
    } finally {
      running--;
      next();
    }
  };
}
let spinning = 0;
export async function spin<T>(run: () => Promise<T>): Promise<T> {
  spinning++;
  try {
    return await run();
  } finally {
    spinning--;
  }
}
`,
      'src/use.ts': `
import { Bulkhead, limiter, Semaphore, spin } from './bulkhead';
const bulkhead = new Bulkhead(10);
const semaphore = new Semaphore(3);
const limit = limiter(5);
export async function load(url: string) {
  await bulkhead.execute(() => fetch(url));
  //                           ~~~~~ bulkhead present wrapper
  await semaphore.mit(() => fetch(url));
  //                        ~~~~~ bulkhead present wrapper
  await limit(() => fetch(url));
  //                ~~~~~ bulkhead present wrapper
  await spin(() => fetch(url));
  //               ~~~~~ bulkhead absent
}
`,
    }));

  it('limit how often it runs', () =>
    assertAnnotated({
      'src/bucket.ts': `
class TokenBucket {
  private tokens: number;
  private last = Date.now();
  constructor(private readonly capacity: number, private readonly refillRate: number) {
    this.tokens = capacity;
  }
  tryConsume(count = 1): boolean {
    this.refill();
    if (this.tokens < count) {
      return false;
    }
    this.tokens -= count;
    return true;
  }
  async take(): Promise<void> {
    while (!this.tryConsume()) {
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
  private refill() {
    const now = Date.now();
    this.tokens = Math.min(this.capacity, this.tokens + ((now - this.last) / 1000) * this.refillRate);
    this.last = now;
  }
}
const starts: number[] = [];
async function slot() {
  const now = Date.now();
  while (starts.length > 0 && now - starts[0]! > 1000) starts.shift();
  if (starts.length >= 5) {
    await new Promise(resolve => setTimeout(resolve, 1000));
  }
  starts.push(now);
}
const bucket = new TokenBucket(10, 5);
export async function refused(url: string) {
  if (!bucket.tryConsume()) {
    throw new Error('too many');
  }
  return fetch(url);
  //     ~~~~~ rate-limit present enclosing
}
export async function awaited(url: string) {
  await bucket.take();
  return fetch(url);
  //     ~~~~~ rate-limit present enclosing
}
export async function windowed(url: string) {
  await slot();
  return fetch(url);
  //     ~~~~~ rate-limit present enclosing
}
export async function free(url: string) {
  const started = Date.now();
  await fetch(url);
  //    ~~~~~ rate-limit absent
  return Date.now() - started;
}
export async function wrapped<T>(run: () => Promise<T>): Promise<T> {
  await bucket.take();
  return run();
}
export const through = (url: string) => wrapped(() => fetch(url));
//                                                    ~~~~~ rate-limit present wrapper
`,
    }));

  it('are believed where a comment says what they do', () =>
    assertAnnotated({
      'src/declared.ts': `
import { run } from './native.js';
/**
 * Runs it well.
 * @faultline retry, circuit-breaker
 */
export async function guarded<T>(task: () => Promise<T>): Promise<T> {
  return run(task);
}
/** @faultline timeout */
export class Deadline {
  within<T>(task: () => Promise<T>): Promise<T> {
    return task();
  }
}
/** @faultline retry */
export const again = <T>(task: () => Promise<T>) => task();
`,
      'src/use.ts': `
import { again, Deadline, guarded } from './declared';
const deadline = new Deadline();
export async function load(url: string) {
  await guarded(() => fetch(url));
  //                  ~~~~~ retry present wrapper
  //                  ~~~~~ circuit-breaker present wrapper
  await deadline.within(() => fetch(url));
  //                          ~~~~~ present wrapper
  //                          ~~~~~ retry absent
  await again(() => fetch(url));
  //                ~~~~~ retry present wrapper
}
`,
    }));
});
