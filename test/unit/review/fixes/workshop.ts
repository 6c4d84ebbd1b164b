import { applyEdits } from '../../../../src/base/edit.ts';
import type { Finding } from '../../../../src/base/finding.ts';
import { dirname, join } from '../../../../src/base/path.ts';
import { placeOf } from '../../../../src/base/place.ts';
import { loadParser } from '../../../../src/node/parser.ts';
import type { ClientSite, Defect, OutboundCall, Verdict } from '../../../../src/review/analysis/call.ts';
import { factsOf } from '../../../../src/review/analysis/facts/facts.ts';
import type { FileFacts } from '../../../../src/review/analysis/facts/model.ts';
import type {
  ArgumentRef,
  CallEntity,
  Library,
  NativeFix,
  TimeoutOption,
} from '../../../../src/review/catalog/schema.ts';
import {
  type Capabilities,
  editsFor,
  type FixContext,
  offersFor,
  type ValueRef,
} from '../../../../src/review/fixes/index.ts';

const parser = await loadParser();

/** A library that is made for the case: what the catalog would say of it, and what the review would have found. */
export interface Case {
  /** The outbound call, by its callee; of several the first. Default `get`. */
  readonly callee?: string;
  /** Where its options stand; default the second argument. */
  readonly at?: readonly ArgumentRef[];
  /** Default `{ timeout: '$ms' }` at the call. */
  readonly fixes?: readonly NativeFix[];
  readonly options?: readonly TimeoutOption[];
  readonly spec?: Partial<CallEntity>;
  readonly library?: Partial<Library>;
  readonly deadline?: number;
  readonly capabilities?: Partial<Capabilities>;
  /** The callee that makes the client, in `src/main.ts` or the file of that name; its options stand in its last argument. */
  readonly client?: {
    readonly callee: string;
    readonly file?: string;
    readonly at?: readonly ArgumentRef[];
    readonly waits?: true;
  };
  /** What is wrong at the value of that text; left out: nothing stands there. */
  readonly defect?: { readonly text: string; readonly file?: string } & DefectShape;
  readonly verdict?: Partial<Verdict>;
  readonly satisfies?: (range: string) => 'yes' | 'no' | 'maybe';
}

type DefectShape = Defect extends infer D
  ? D extends { readonly at: unknown }
    ? Omit<D, 'at'>
    : never
  : never;

export const main = 'src/main.ts';

/** The texts after the fix, and its title; null: none is offered. `id`: which one, default the preferred. */
export function fix(
  source: string | Readonly<Record<string, string>>,
  given: Case = {},
  id?: string,
): {
  readonly title: string;
  readonly text: string;
  readonly texts: Readonly<Record<string, string>>;
} | null {
  const texts = typeof source === 'string' ? { [main]: source } : source;
  const bench = new Workshop(texts, given);
  const offers = offersFor(bench.finding, bench.call, bench.context);
  const offer = offers.find(each => (id === undefined ? each.preferred : each.id === id));
  const edits =
    offer === undefined ? undefined : editsFor(offer.id, bench.finding, bench.call, bench.context)?.edits;
  if (offer === undefined || edits === undefined) {
    return null;
  }
  const after: Record<string, string> = { ...texts };
  for (const { file, edits: ofFile } of edits) {
    const result = applyEdits(texts[file] ?? '', ofFile);
    if (result === null) {
      throw new Error(`the edits of ${file} overlap`);
    }
    factsIn(file, result);
    after[file] = result;
  }
  return { title: offer.title, text: after[main] ?? '', texts: after };
}

/** The source after the preferred fix. */
export function fixed(source: string, given: Case = {}): string | null {
  return fix(source, given)?.text ?? null;
}

function factsIn(file: string, text: string): FileFacts {
  const result = factsOf(file, text, 'esm', parser);
  if (result.kind === 'problem') {
    throw new Error(`${file}: ${result.problem.message}\n${text}`);
  }
  return result.facts;
}

class Workshop {
  readonly context: FixContext;
  readonly call: OutboundCall;
  readonly finding: Finding;
  private readonly facts: ReadonlyMap<string, FileFacts>;
  private readonly texts: Readonly<Record<string, string>>;
  private readonly given: Case;

  constructor(texts: Readonly<Record<string, string>>, given: Case) {
    this.texts = texts;
    this.given = given;
    this.facts = new Map(Object.entries(texts).map(([file, text]) => [file, factsIn(file, text)]));
    this.call = this.outbound();
    const { signalTimeout = 'yes', signalAny = 'yes', module = 'esm' } = given.capabilities ?? {};
    this.context = {
      text: file => texts[file] ?? null,
      facts: file => this.facts.get(file) ?? null,
      deadline: () => given.deadline ?? 5000,
      capabilities: () => ({ signalTimeout, signalAny, module }),
      callsOfClient: () => [this.call],
      satisfies: (_, range) => given.satisfies?.(range) ?? 'yes',
      kit: () => null,
      dependency: () => null,
      sourceFolder: () => '',
      module: () => null,
      specifierStyle: () => 'bare',
      resolve: (file, value) => this.resolve({ file, value }),
    };
    const { at } = this.call.guards.timeout?.defects[0] ?? {};
    this.finding = {
      id: 'finding',
      ruleId: given.defect === undefined ? 'timeout' : 'ineffective-timeout',
      severity: 'warning',
      message: '',
      call: 'call',
      related: at === undefined ? [] : [{ ...at.place, message: '' }],
      suppressed: null,
      fixes: [],
      ...this.call.calleeRange,
    };
  }

  private outbound(): OutboundCall {
    const { given } = this;
    const facts = this.factsOf(main);
    const callId = facts.calls.findIndex(call => call.calleeText === (given.callee ?? 'get'));
    const fact = facts.calls[callId];
    if (fact === undefined) {
      throw new Error(`no call of ${given.callee ?? 'get'}`);
    }
    const spec: CallEntity = {
      is: 'call',
      options: given.at ?? [{ at: 1 }],
      operation: { kind: 'fixed', name: 'GET', idempotent: true },
      timeout: 'main',
      ...given.spec,
    };
    const fixes = given.fixes ?? [{ at: 'call', set: { timeout: '$ms' }, note: '' }];
    const profile = { options: given.options ?? [], defaults: [], fixes };
    const library: Library = {
      id: 'library',
      packages: ['library'],
      kind: 'http',
      depth: 'full',
      sources: [],
      exports: {},
      objects: {},
      timeouts: { main: profile },
      deadline: { ms: 5000, why: '' },
      ...given.library,
    };
    const defect = given.defect === undefined ? [] : [this.defect(given.defect)];
    const verdict: Verdict = {
      verdict: defect.length > 0 ? 'ineffective' : 'absent',
      sources: [],
      missingFrom: [],
      looked: [],
      reason: null,
      defects: defect,
      ...given.verdict,
    };
    return {
      id: 'call',
      kind: 'leaf',
      confidence: 'certain',
      context: 'server',
      ...placeOf(main, facts.lines, fact.span),
      calleeRange: placeOf(main, facts.lines, fact.calleeSpan),
      within: '',
      callee: fact.calleeText,
      library,
      libraryVersion: null,
      dependency: 'library',
      operation: 'GET',
      idempotent: true,
      address: 'settled',
      answer: 'used',
      guards: { timeout: given.client?.waits === true ? { ...verdict, verdict: 'not-applicable' } : verdict },
      site: {
        file: main,
        callId,
        fact,
        spec,
        profile,
        client: this.client(library),
        lines: { callee: 1, call: 1, statement: 1 },
      },
    };
  }

  private client(library: Library): ClientSite | null {
    const { client } = this.given;
    if (client === undefined) {
      return null;
    }
    const file = client.file ?? main;
    const facts = this.factsOf(file);
    const callId = facts.calls.findIndex(call => call.calleeText === client.callee);
    const fact = facts.calls[callId];
    if (fact === undefined) {
      throw new Error(`no client ${client.callee}`);
    }
    const binding = facts.bindings.find(each => each.values.includes(fact.value));
    return {
      file,
      callId,
      fact,
      name: binding?.name ?? null,
      place: placeOf(file, facts.lines, fact.span),
      maker: { is: 'maker', object: 'client', by: 'either', options: client.at ?? [{ at: 0 }] },
      library,
      parent: null,
    };
  }

  private defect({ text, file = main, ...shape }: NonNullable<Case['defect']>): Defect {
    const facts = this.factsOf(file);
    const value = facts.values.findIndex(each => this.textOf(file, each.span) === text);
    const span = facts.values[value]?.span;
    if (span === undefined) {
      throw new Error(`no value ${text}`);
    }
    return { ...shape, at: { place: placeOf(file, facts.lines, span), file, span, value } };
  }

  private textOf(file: string, span: { readonly start: number; readonly end: number }): string {
    return (this.texts[file] ?? '').slice(span.start, span.end);
  }

  private factsOf(file: string): FileFacts {
    const facts = this.facts.get(file);
    if (facts === undefined) {
      throw new Error(`no file ${file}`);
    }
    return facts;
  }

  /** Follows constants and relative imports, as the session does. */
  private resolve(ref: ValueRef, depth = 0): ValueRef | null {
    const facts = this.facts.get(ref.file);
    const value = facts?.values[ref.value];
    if (facts === undefined || value === undefined || depth > 9) {
      return null;
    }
    if (value.kind === 'binding') {
      const { values = [], kind } = facts.bindings[value.binding] ?? {};
      const [only] = values;
      return values.length !== 1 || only === undefined || kind === 'parameter'
        ? null
        : this.resolve({ file: ref.file, value: only }, depth + 1);
    }
    if (value.kind === 'typed') {
      return this.resolve({ file: ref.file, value: value.value }, depth + 1);
    }
    if (value.kind === 'imported') {
      const file = join(dirname(ref.file), value.specifier);
      const exported = this.facts
        .get(file)
        ?.exports.find(each => each.kind === 'value' && each.name === value.name);
      return exported?.kind === 'value' ? this.resolve({ file, value: exported.value }, depth + 1) : null;
    }
    return ['object', 'array', 'literal', 'call', 'function', 'binary'].includes(value.kind) ? ref : null;
  }
}
