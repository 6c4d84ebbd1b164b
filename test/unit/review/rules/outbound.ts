import type { Guard, Phase } from '../../../../src/base/guard.ts';
import { placeOf, positionAt, type LineStarts, type Place } from '../../../../src/base/place.ts';
import { defaultSettings, type EffectiveSettings } from '../../../../src/base/settings.ts';
import type { Defect, DefectSite, OutboundCall, Verdict } from '../../../../src/review/analysis/call.ts';
import { factsOf } from '../../../../src/review/analysis/facts/facts.ts';
import type { CallFact, FileFacts } from '../../../../src/review/analysis/facts/model.ts';
import type { CallEntity, Library, NativeFix } from '../../../../src/review/catalog/schema.ts';
import { loadParser } from '../../../../src/node/parser.ts';

const parser = await loadParser();

/** A piece of the user's code with its outbound calls, as the analysis would hand it to the rules. */
export interface Code {
  readonly file: string;
  readonly text: string;
  readonly lines: LineStarts;
  readonly facts: FileFacts;
  readonly calls: readonly OutboundCall[];
}

/** What is said of an outbound call; what is left out is the commonest: a certain call of a server without a timeout. */
export interface Said {
  readonly verdict?: Partial<Verdict>;
  readonly fixes?: readonly NativeFix[];
  readonly client?: { readonly file: string; readonly line: number };
  readonly kind?: OutboundCall['kind'];
  readonly context?: OutboundCall['context'];
  readonly confidence?: OutboundCall['confidence'];
  readonly version?: OutboundCall['libraryVersion'];
  readonly dependency?: string;
  readonly idempotent?: boolean | null;
  readonly operation?: string;
  readonly within?: string;
  readonly address?: OutboundCall['address'];
  readonly answer?: OutboundCall['answer'];
  /** The library is told where to go. */
  readonly target?: CallEntity['target'];
  /** Of the other guards; those that are left out have not been looked at. */
  readonly guards?: Readonly<Partial<Record<Guard, Partial<Verdict>>>>;
  readonly library?: Partial<Library>;
}

export const signalFix: NativeFix = { at: 'call', set: { signal: '$signal' }, note: 'bounds the whole call' };
export const timeoutFix: NativeFix = { at: 'call', set: { timeout: '$ms' }, note: 'bounds each attempt' };
export const poolFix: NativeFix = { at: 'client', set: { query_timeout: '$ms' }, note: 'bounds each query' };

export const absent: Verdict = {
  verdict: 'absent',
  sources: [],
  missingFrom: [],
  looked: [],
  reason: null,
  defects: [],
};

export function present(...covers: readonly Phase[]): Partial<Verdict> {
  return {
    verdict: 'present',
    sources: [{ origin: 'call', value: { amount: 5000, unit: 'ms' }, covers, evidence: [] }],
  };
}

/** Parses the code; its calls of a callee that `said` names, in the order of the text, are outbound. */
export function code(
  text: string,
  said: Readonly<Record<string, Said | readonly Said[]>>,
  file = 'src/users.ts',
): Code {
  const result = factsOf(file, text, 'esm', parser);
  if (result.kind === 'problem') {
    throw new Error(`${file}: ${result.problem.message}`);
  }
  const { facts } = result;
  const seen = new Map<string, number>();
  const calls = [...facts.calls]
    .sort((a, b) => a.nameSpan.start - b.nameSpan.start)
    .flatMap(fact => {
      const callee = fact.calleeText.replace(/\s+/g, '');
      const answer = said[callee];
      if (answer === undefined) {
        return [];
      }
      const ordinal = seen.get(callee) ?? 0;
      seen.set(callee, ordinal + 1);
      const answers = Array.isArray(answer) ? (answer as readonly Said[]) : [answer as Said];
      return [outbound({ file, facts, fact, callee, ordinal }, answers[ordinal] ?? answers.at(-1) ?? {})];
    });
  return { file, text, lines: facts.lines, facts, calls };
}

interface Found {
  readonly file: string;
  readonly facts: FileFacts;
  readonly fact: CallFact;
  readonly callee: string;
  readonly ordinal: number;
}

function outbound({ file, facts, fact, callee, ordinal }: Found, said: Said): OutboundCall {
  const library = { ...libraryOf(said.fixes ?? [signalFix]), ...said.library };
  const profile = library.timeouts.plain;
  if (profile === undefined) {
    throw new Error('the library has a profile');
  }
  const lineOf = (offset: number): number => positionAt(facts.lines, offset).line;
  const client = said.client === undefined ? null : clientAt(said.client, fact, library);
  return {
    ...placeOf(file, facts.lines, fact.span),
    id: `${file}#main/${callee}${ordinal === 0 ? '' : `~${String(ordinal + 1)}`}`,
    kind: said.kind ?? 'leaf',
    confidence: said.confidence ?? 'certain',
    context: said.context ?? 'server',
    calleeRange: placeOf(file, facts.lines, fact.calleeSpan),
    callee,
    within: said.within ?? 'main',
    library,
    libraryVersion: said.version ?? null,
    dependency: said.dependency ?? 'acme',
    operation: said.operation ?? 'GET',
    idempotent: said.idempotent === undefined ? true : said.idempotent,
    address: said.address ?? 'settled',
    answer: said.answer ?? 'used',
    guards: {
      timeout: { ...absent, ...said.verdict },
      ...Object.fromEntries(
        Object.entries(said.guards ?? {}).map(([guard, verdict]) => [guard, { ...absent, ...verdict }]),
      ),
    },
    site: {
      file,
      callId: facts.calls.indexOf(fact),
      fact,
      spec: {
        is: 'call',
        options: [],
        operation: { kind: 'fixed', name: 'GET', idempotent: true },
        timeout: 'plain',
        ...(said.target === undefined ? {} : { target: said.target }),
      },
      profile,
      client,
      lines: {
        callee: lineOf(fact.nameSpan.start),
        call: lineOf(fact.span.start),
        statement: lineOf(fact.statement.start),
      },
    },
  };
}

function libraryOf(fixes: readonly NativeFix[]): Library {
  return {
    id: 'acme',
    packages: ['acme'],
    kind: 'http',
    depth: 'full',
    sources: ['acme@1.0.0'],
    exports: {},
    objects: {},
    timeouts: { plain: { options: [], defaults: [], fixes } },
    deadline: { ms: 5000, why: 'a person waits' },
  };
}

function clientAt(
  { file, line }: { readonly file: string; readonly line: number },
  fact: CallFact,
  library: Library,
): OutboundCall['site']['client'] {
  return {
    file,
    callId: 0,
    fact,
    name: 'http',
    place: { file, line, column: 14, endLine: line, endColumn: 30 },
    maker: { is: 'maker', object: 'client', by: 'call', options: [] },
    library,
    parent: null,
  };
}

/** A defect at a place that does not matter to the test. */
export function defect<K extends Defect['kind']>(
  kind: K,
  rest: Omit<Extract<Defect, { kind: K }>, 'kind' | 'at'>,
): Defect {
  const place: Place = { file: 'src/users.ts', line: 7, column: 3, endLine: 7, endColumn: 16 };
  const at: DefectSite = { place, file: place.file, span: { start: 0, end: 1 }, value: null };
  return { kind, at, ...rest } as unknown as Defect;
}

export function settings(change: Partial<EffectiveSettings> = {}): EffectiveSettings {
  return { ...defaultSettings, ...change };
}
