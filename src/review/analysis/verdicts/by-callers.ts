import type { Place, PlaceWithMessage } from '../../../base/place.ts';
import type { Guard } from '../../../base/guard.ts';
import type { GuardSource, Verdict } from '../call.ts';
import type { CallFact, ContextId, FunctionId } from '../facts/model.ts';
import { callersOf, type Construction, constructionOf } from '../link/callers.ts';
import { type CallRef, type Env, nothing } from '../link/known.ts';
import type { Linker } from '../link/linker.ts';
import { addedByCallers } from './around.ts';
import type { Caller } from './caller-guards.ts';
import { contextsOut, placeIn } from './inspect.ts';

/** What the evidence says of each guard. */
const words: Readonly<Record<Guard, { readonly a: string; readonly everyone: string }>> = {
  timeout: { a: 'a deadline', everyone: 'every caller bounds it; one is here' },
  retry: { a: 'a retry', everyone: 'every caller repeats it; one is here' },
  'circuit-breaker': { a: 'a circuit breaker', everyone: 'every caller runs it in a breaker; one is here' },
  fallback: { a: 'a fallback', everyone: 'every caller goes on without it; one is here' },
  bulkhead: { a: 'a bulkhead', everyone: 'every caller limits how many run at once; one is here' },
  'rate-limit': { a: 'a rate limit', everyone: 'every caller limits how often it runs; one is here' },
};

/** Evidence for a caller that does not add a guard. */
export function calledWithout(guard: Guard): string {
  return `called from here without ${words[guard].a}`;
}

/** How many layers of callers are followed. */
export const layers = 3;

/** How often one call is judged again, however many lead to it. */
const mostJudgements = 32;

/** One layer of callers: a function, and a call of it. */
interface Step {
  readonly file: string;
  readonly fn: FunctionId;
  readonly caller: Caller;
}

/** Judges a call as it is when it is reached through the calls in `env`; `callers`: the same calls, the innermost first. */
export type JudgeIn = (env: Env | null, callers: readonly Caller[]) => Verdict;

export interface Asked {
  readonly guard: Guard;
  readonly linker: Linker;
  readonly file: string;
  readonly call: CallFact;
  /** What was said without a look at the callers. */
  readonly verdict: Verdict;
  readonly judge: JudgeIn;
  /** What is absent stays so whatever the callers hand in: only what stands around them counts. */
  readonly plain: boolean;
}

/**
 * The verdict once the callers have been asked: what every one of them adds counts, what some of them add is named. The verdict
 * stays as it is where there are none, or where somebody who is not seen may call.
 */
export function askCallers(asked: Asked): Verdict {
  if (asked.verdict.verdict === 'absent' && asked.plain) {
    const { guard, linker, file, call, verdict } = asked;
    const added = addedByCallers(linker, guard, file, call.context);
    return added === null ? verdict : { ...added, looked: [...verdict.looked, ...added.looked] };
  }
  const asking: Asking = { ...asked, spent: { judgements: 0 } };
  return ask(asking, [], asked.file, asked.call.context) ?? asked.verdict;
}

/** A deadline is there that a caller can drop. */
export function isDroppable(verdict: Verdict): boolean {
  return verdict.defects.some(defect => defect.kind === 'dropped');
}

/** Whether a deadline is there, or cannot be dropped, only because of those who call today. */
export function isDueToCallers(verdict: Verdict): boolean {
  return (
    verdict.reason === kept ||
    isDroppable(verdict) ||
    verdict.sources.some(source => source.origin === 'caller')
  );
}

/** Whether a verdict may be another one with other callers. */
export function mayChangeWithCallers(verdict: Verdict | undefined): boolean {
  return verdict?.closed !== true && (verdict?.verdict !== 'present' || isDueToCallers(verdict));
}

const kept = 'no caller takes its deadline away';

interface Asking extends Asked {
  readonly spent: { judgements: number };
}

function ask(asked: Asking, path: readonly Step[], file: string, context: ContextId): Verdict | null {
  let open: Verdict | null = null;
  for (const { callers, complete, file: home, fn } of callersAround(
    asked.linker,
    asked.guard,
    file,
    context,
  )) {
    asked.spent.judgements += callers.length;
    if (asked.spent.judgements > mostJudgements) {
      return null;
    }
    const verdicts = callers.map(caller => judgeFrom(asked, [...path, { file: home, fn, caller }]));
    const joined = joinCallers(asked, callers, verdicts);
    if (joined.verdict === 'unknown') {
      // How its object is made may tell more than who calls the method.
      open ??= joined;
    } else if (complete) {
      return joined;
    } else if (joined.verdict === 'present' && asked.guard === 'fallback') {
      // A failure that all who are seen to ask can do without is no sure one.
      open ??= {
        ...joined,
        verdict: 'unknown',
        sources: [],
        reason: 'others than those that are seen may call it',
      };
    }
  }
  return open;
}

function judgeFrom(asked: Asking, path: readonly Step[]): Verdict {
  const verdict = asked.judge(
    envOf(asked.linker, path),
    path.map(step => step.caller),
  );
  const caller = path.at(-1)?.caller;
  const context = caller === undefined ? undefined : asked.linker.call(caller)?.context;
  if (
    (verdict.verdict === 'present' && !isDroppable(verdict)) ||
    verdict.closed === true ||
    path.length >= layers ||
    caller === undefined ||
    context === undefined
  ) {
    return verdict;
  }
  return ask({ ...asked, verdict }, path, caller.file, context) ?? verdict;
}

const noFunction = -1;

/** How the object was made whose method is called there: `client.load()` leads to `new Client(options)`. */
function ownerEnv(linker: Linker, { file, fn, caller }: Step, env: Env | null): Env | null {
  const callee = linker.call(caller)?.callee;
  const { alternatives } =
    callee === undefined ? nothing : linker.resolve({ file: caller.file, value: callee, env });
  const method = alternatives.find(
    known => known.kind === 'function' && known.file === file && known.fn === fn,
  );
  return method?.kind === 'function' ? method.env : null;
}

/** The environment of the innermost function, each caller's arguments read in that of its own caller. */
function envOf(linker: Linker, path: readonly Step[]): Env | null {
  return path.reduceRight<Env | null>(
    (env, step) =>
      // Where it is handed on as a value, its parameters are not the arguments there.
      linker.env(
        step.file,
        step.caller.handed === null ? step.fn : noFunction,
        { file: step.caller.file, call: step.caller.call, env },
        step.caller.handed === null ? ownerEnv(linker, step, env) : null,
      ),
    null,
  );
}

/** A function, and those who call it. */
export interface Reached {
  readonly file: string;
  readonly fn: FunctionId;
  readonly by: 'call' | 'construction';
  readonly callers: readonly Caller[];
  /** Nobody else can. */
  readonly complete: boolean;
}

/** The functions around a place that somebody is known to call, with those callers; see `candidates`. */
export function callersAround(
  linker: Linker,
  guard: Guard,
  file: string,
  context: ContextId,
): readonly Reached[] {
  return [...candidates(linker, guard, file, context)].flatMap(({ callers: found, ...reached }) => {
    const { by } = reached;
    const callers = [
      ...found.calls.map((call): Caller => ({ ...call, by, handed: null })),
      ...found.handed.map((handed): Caller => ({ ...handed.call, by: 'handed', handed })),
    ];
    return callers.length === 0 ? [] : [{ ...reached, callers, complete: found.complete }];
  });
}

/** The functions around a place whose callers matter: the nearest that has a name, and the constructor of its class. */
function* candidates(
  linker: Linker,
  guard: Guard,
  file: string,
  context: ContextId,
): Generator<Construction & Pick<Reached, 'by'>> {
  const facts = linker.facts(file);
  for (const each of facts === null ? [] : contextsOut(facts, context)) {
    if (each.kind === 'function') {
      const fn = facts?.functions[each.fn];
      const bound =
        fn?.context === null || fn?.context === undefined ? undefined : facts?.contexts[fn.context];
      if (
        fn !== undefined &&
        (fn.name !== null || bound?.kind === 'initializer' || bound?.kind === 'property')
      ) {
        yield { file, fn: each.fn, callers: callersOf(linker, file, each.fn), by: 'call' };
        // What encloses `new X()` catches nothing of what its methods throw later.
        const made =
          fn.class === null || guard === 'fallback' ? null : constructionOf(linker, file, fn.class);
        if (made !== null && !(made.file === file && made.fn === each.fn)) {
          yield { ...made, by: 'construction' };
        }
        return;
      }
    }
  }
}

/** What the callers say together. */
export function joinCallers(
  asked: Pick<Asked, 'guard' | 'linker' | 'verdict'>,
  calls: readonly CallRef[],
  verdicts: readonly Verdict[],
): Verdict {
  const places = calls.map(call => placeOfCall(asked.linker, call));
  const present = verdicts.filter(verdict => verdict.verdict === 'present');
  const missing = places.filter(
    (_, index) => verdicts[index]?.verdict === 'absent' || verdicts[index]?.verdict === 'ineffective',
  );
  const first =
    present.find(isDroppable) ??
    present.find(verdict => verdict.sources.some(source => isOwn(asked.verdict, source))) ??
    present[0];
  if (first !== undefined && present.length === verdicts.length) {
    const evidence: PlaceWithMessage[] = places
      .slice(0, 3)
      .map(place => ({ ...place, message: words[asked.guard].everyone }));
    const sources = first.sources.map((source): GuardSource =>
      isOwn(asked.verdict, source)
        ? source
        : { ...source, origin: 'caller', evidence: [...source.evidence, ...evidence] },
    );
    const owns = first.sources.some(source => isOwn(asked.verdict, source));
    return { ...first, sources, reason: owns && !isDroppable(first) ? kept : first.reason };
  }
  if (missing.length === verdicts.length) {
    const evidence: PlaceWithMessage[] = places
      .slice(0, 3)
      .map(place => ({ ...place, message: calledWithout(asked.guard) }));
    const [like] = verdicts;
    return like === undefined
      ? asked.verdict
      : {
          ...like,
          verdict: verdicts.every(verdict => verdict.verdict === 'ineffective') ? 'ineffective' : 'absent',
          looked: [...like.looked, ...evidence],
        };
  }
  if (first === undefined) {
    return verdicts.find(verdict => verdict.verdict === 'unknown') ?? asked.verdict;
  }
  return {
    verdict: 'unknown',
    sources: [],
    missingFrom: missing,
    looked: missing.slice(0, 3).map(place => ({ ...place, message: calledWithout(asked.guard) })),
    reason: `it has ${words[asked.guard].a} from ${String(present.length)} of ${String(verdicts.length)} callers`,
    defects: [],
  };
}

/** Whether a source was found without the callers already. */
function isOwn(verdict: Verdict, source: GuardSource): boolean {
  const [at] = source.evidence;
  return verdict.sources.some(({ evidence: [own] }) => {
    return at !== undefined && own?.file === at.file && own.line === at.line && own.column === at.column;
  });
}

function placeOfCall(linker: Linker, call: CallRef): Place {
  return placeIn(linker, call.file, linker.call(call)?.calleeSpan ?? { start: 0, end: 0 });
}
