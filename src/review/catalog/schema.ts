import type { Guard, Phase } from '../../base/guard.ts';

/**
 * The catalog: what libraries do, as data. The engine knows none of them by name; it reads these shapes.
 * A value of a library is an *entity*; entities reach each other by member access, calls and `new`, so a chain such as
 * `new Client(url).users.list()` is followed through `exports`, `objects` and their members.
 */
export interface Library {
  /** Unique; stands in reports as `library`. */
  readonly id: string;
  /** Package names; a name may end in `*` (`@aws-sdk/client-*`). `node:` modules stand under both of their names. */
  readonly packages: readonly string[];
  readonly kind: DependencyKind;
  /** inferred: a package that the catalog does not know, seen by how its client is made and used. */
  readonly depth: 'full' | 'thin' | 'inferred';
  /** Package, version and file, or experiment, that the facts come from. */
  readonly sources: readonly string[];
  /**
   * What the package exports, by name. `default`: the default export; `=`: the module itself where it is required as a value
   * (left out: the default export where there is one, and the namespace of all names in any case). A name may hold one `*`; exact names win.
   */
  readonly exports: Readonly<Record<string, Entity>>;
  /** Globals that stand for it, also as members of `globalThis`, `window`, `self` and `global`. */
  readonly globals?: Readonly<Record<string, Entity>>;
  /**
   * What a text must hold to use the globals, where their names are not enough: a name (`navigator.sendBeacon`: its last part), or a piece
   * of text that ends in `.` or `(` and is looked for as it stands (`$.`).
   */
  readonly watch?: readonly string[];
  /** Exported types that tell what an annotated value is: type name (may hold one `*`) → name of an object. */
  readonly types?: Readonly<Record<string, string>>;
  readonly objects: Readonly<Record<string, ObjectType>>;
  /** How calls are bounded, by profile; an outbound call names its profile. */
  readonly timeouts: Readonly<Record<string, TimeoutProfile>>;
  /**
   * How calls are repeated after a failure, by profile; a call that names none has the profile `default`, where there is one.
   * Left out: the library repeats nothing by itself, and has no option for it.
   */
  readonly retries?: Readonly<Record<string, RetryProfile>>;
  /** The deadline that suits its calls: what a fix writes. */
  readonly deadline: { readonly ms: number; readonly why: string };
  /** It guards what it is handed: whoever imports no more than that makes no outbound call. */
  readonly onlyGuards?: true;
  /** Another package whose version decides, where options belong to it (`@smithy/node-http-handler`). */
  readonly versionOf?: string;
  /**
   * Ends of the specifiers of modules that its generator writes into the project and that offer what the package does
   * (`generated/prisma/client`). They are mostly not checked in, so that nothing but their name tells.
   */
  readonly generated?: readonly string[];
}

export type DependencyKind =
  | 'http'
  | 'rpc'
  | 'database'
  | 'cache'
  | 'search'
  | 'queue'
  | 'mail'
  | 'cloud'
  | 'ai'
  | 'payment'
  | 'saas'
  | 'network';

export type Entity = ObjectEntity | MakerEntity | CallEntity | LocalEntity | GuardEntity;

/**
 * It is (or leads to) an object of that type, made by the library or reached from the receiver, whose client it keeps. Calling a
 * member that is an object gives that object too, so builders need no more: `redis.pipeline().set(…).exec()`.
 */
export interface ObjectEntity {
  readonly is: 'object';
  readonly object: string;
}

/** Constructing or calling it gives an object of that type: a client. */
export interface MakerEntity {
  readonly is: 'maker';
  readonly object: string;
  readonly by: 'new' | 'call' | 'either';
  /** Where the client's options stand. */
  readonly options: readonly ArgumentRef[];
  /** What its options are laid over: those of the receiver (`instance.extend`), of a client in an argument, or none. */
  readonly inherits?: 'receiver' | { readonly argument: number };
  /** Where the address stands: an argument, or a path in the options. */
  readonly target?: TargetRef;
  /** Static members (`DynamoDBDocumentClient.from`). */
  readonly members?: Readonly<Record<string, Entity>>;
}

/** Calling it leaves the process. */
export interface CallEntity {
  readonly is: 'call';
  /** `new`: constructing it does (`new WebSocket(url)`). */
  readonly by?: 'new';
  /** Only with a function among the arguments; without one it is what it gives, and sends nothing (`s3.getObject(params, callback)`). */
  readonly onlyWithCallback?: true;
  readonly options: readonly ArgumentRef[];
  readonly operation: Operation;
  /** The name of a timeout profile of the library. */
  readonly timeout: string;
  /** The name of a retry profile of the library; left out: `default`. */
  readonly retry?: string;
  readonly target?: TargetRef;
  /** The result, awaited, is such an object of the same client (`pool.connect()` → a client). */
  readonly gives?: string;
  /** What it gives is a client that it makes, with the options of this call (`MongoClient.connect(uri, options)`). */
  readonly makes?: true;
  /** The type of what it resolves to, by name: tells a function type that stands for it from one that only shares its name. */
  readonly answers?: string;
  /** Where a callback is given instead: the parameter of it (from 0) that is that object. */
  readonly givesCallback?: number;
  /** Waiting is what it is for: a blocking read, a subscription, a long poll. A deadline is `not-applicable`. */
  readonly waits?: string;
  /** As `waits`, where the argument holds one of the words, in any case (`XREAD … BLOCK`) or the option path is set (`WaitTimeSeconds`). */
  readonly waitsIf?: {
    readonly words?: readonly string[];
    readonly option?: { readonly at: ArgumentRef; readonly path: string };
    readonly why: string;
  };
  /** What calling it gives where that is no promise: an emitter or a stream, or nothing, for it answers in a callback. */
  readonly result?: 'emitter' | 'callback';
  /** An expression that can stand in for what it resolves to, of the same type: what a fallback may give. */
  readonly standIn?: string;
  /** The same where no types are checked: it has what code mostly looks at (`{ data: null }`). */
  readonly untypedStandIn?: string;
  /** It resolves at the headers, and these methods of what it resolves to read the body (`json` of a fetch). */
  readonly body?: readonly string[];
  /** Only one of these calls on its result sends it (`end` of http.request, `exec` of a pipeline): informative. */
  readonly sentBy?: readonly string[];
  /** Options of these names in another argument do nothing: `axios.post(url, { timeout })` sends it as the body. */
  readonly misplaced?: readonly MisplacedOptions[];
  /** Its options may also stand in an object of that type in an argument (`fetch(new Request(url, { signal }))`); the call's own win. */
  readonly carrier?: { readonly argument: number; readonly object: string };
  /** What it is instead where an argument is of that kind (`$transaction([…])` has no time limit, `$transaction(fn)` has). */
  readonly forms?: readonly CallForm[];
}

/** A way to call something that differs from the usual one by what an argument is. */
export interface CallForm {
  readonly argument: number;
  readonly is: 'array' | 'object' | 'function';
  readonly call: CallEntity;
}

/** Options that stand where the library takes them for something else. Names are those of the argument's own keys. */
export interface MisplacedOptions {
  readonly argument: number;
  readonly paths: readonly string[];
  /** Semver range in which this holds; left out: all. */
  readonly versions?: string;
  readonly note: string;
  readonly instead?: string;
  /**
   * Only where every key of that object is one of these: else it is a body that has such a field by right
   * (`post(url, { command, timeout: 30 })`). Left out: any object counts.
   */
  readonly among?: readonly string[];
}

/** Known, and does not leave the process. Its result is nothing that is followed. */
export interface LocalEntity {
  readonly is: 'local';
  /** The result or value is such an object all the same (a view: `client.withTypeMapping()`). */
  readonly gives?: string;
}

/**
 * Calling it (or constructing it, `by: 'new'`) puts something under guards: a function that it runs (`policy.execute(fn)`), a promise
 * that it is given (`pTimeout(promise, …)`), a client that it changes (`axiosRetry(client)`), or what it is chained on (`.pipe(retry(3))`).
 */
export interface GuardEntity {
  readonly is: 'guard';
  readonly by?: 'new';
  readonly guards: GuardedThing;
  /**
   * What it adds; `receiver`: what the object it is called on says (`ObjectType.guards`), `arguments`: what the policies in its arguments say
   * (`@usePolicy(policy)`).
   */
  readonly adds: readonly AddedGuard[] | 'receiver' | 'arguments';
  /** What it adds besides that, by its own arguments. */
  readonly also?: readonly AddedGuard[];
  /** What it gives stands for what it is given (`from(promise)`, `defer(fn)`): guards on the one are guards of the other. */
  readonly lifts?: true;
  /** What calling it gives: an object of that type (a breaker, whose `fire` runs the function again and again). */
  readonly gives?: string;
  /** It gives a function like the one it was given, under the same guards (`fetchRetry(fetch)`, `limit.wrap(fn)`). */
  readonly givesFunction?: true;
  /** A queue or function platform that runs its handler again: the guards' origin is `platform`. */
  readonly platform?: true;
  /** Another way to call it (`promiseRetry(options, fn)`), where this one does not fit what stands there. */
  readonly or?: GuardEntity;
}

export type GuardedThing =
  /**
   * A function in an argument (`any`: in whichever one is a function), or at a dotted path of the options in it (`useQuery({ queryFn })`);
   * `list`: the functions in a list.
   */
  | {
      readonly what: 'function';
      readonly argument: number | 'any';
      readonly path?: string;
      readonly list?: true;
    }
  /** `begun`: what it gives is under way, and begun again would only give the same. */
  | { readonly what: 'promise'; readonly argument: number; readonly begun?: true }
  /** Methods, by name, of a class that is decorated with it or extends it (`process` of a job's processor). */
  | { readonly what: 'methods'; readonly names: readonly string[] }
  /** The method that is decorated with it. */
  | { readonly what: 'decorated' }
  /** A client of a catalogued library: all of its calls from then on. */
  | { readonly what: 'client'; readonly argument: number }
  /** A client that is made with it: `Octokit.plugin(retry)`, `agent.compose(interceptors.retry())`. */
  | { readonly what: 'plugin' }
  /**
   * What it is handed to is applied to the receiver of the call that takes it: an operator (`source.pipe(timeout(5000))`). `first`: what it
   * guards may also stand as its own first argument, and its others behind that (`Effect.retry(effect, options)`).
   */
  | { readonly what: 'piped'; readonly first?: true }
  /** What stands behind it in the same function, where it is awaited or decides whether to go on (`await limiter.removeTokens(1)`). */
  | { readonly what: 'gate' }
  /** Its first argument: the others are operators on it (`pipe(effect, Effect.retry(3))`). */
  | { readonly what: 'pipe' }
  /** A policy made of policies: the guards of its arguments (`wrap(retryPolicy, breaker)`), also of an array of them. */
  | { readonly what: 'policies' }
  /** The request under construction that it is a link of: `db('orders').timeout(500).first()`, `request.get(url).retry(2)`. */
  | { readonly what: 'chain' };

export interface AddedGuard {
  readonly guard: Guard;
  /** Semver range in which this holds; left out: all. */
  readonly versions?: string;
  /** Where its amount stands, in the arguments of the guard's own call or of the maker of the policy. Left out: it has none. */
  readonly amount?: {
    readonly argument: number;
    /** Dotted path in the options there; left out: the argument itself is the amount. */
    readonly path?: string;
    /**
     * ms, s: a time · duration: ms, or a text with a unit (`5 seconds`) · retries: attempts after the first · attempts: all of them ·
     * count: how many at once · switch: true or false.
     */
    readonly form: 'ms' | 's' | 'duration' | 'retries' | 'attempts' | 'count' | 'switch';
    /** What holds where it is left out; null: then it does not guard. `Infinity` is written as such. */
    readonly default: number | boolean | null;
    /** Values with which it does not guard (`retries: 0`). Infinite times and counts guard nothing anyway. */
    readonly off?: readonly (0 | 1 | false | null)[];
  };
  /** It guards only where this option is given at all, a dotted path in that argument, or where that method of the object is called. */
  readonly onlyWith?:
    | { readonly argument: number; readonly path: string }
    | { readonly method: string; readonly event?: string };
  /** It guards only where one of these is true: `enabled: false` switches all of it off. */
  readonly unless?: { readonly argument: number; readonly path: string; readonly is: boolean };
  /** Where this member of the package stands in that argument, it guards only if the function takes the signal that it is handed. */
  readonly cooperative?: { readonly argument: number; readonly path?: string; readonly member: string };
  /** Only calls with these operations (HTTP methods in upper case) are guarded. */
  readonly operations?: readonly string[];
  /** The function in that argument gives what goes on instead: it guards nothing where that can only fail again. */
  readonly handler?: number;
  /** It guards only if the function takes that parameter (`retry` of promise-retry, which it must call). */
  readonly needsParameter?: number;
  /** It repeats what it is given as a function: a promise that is under way already only gives the same again. */
  readonly needsFunction?: true;
  /** It may guard, and whether it does cannot be told from the source: the guard is `unknown`. */
  readonly uncertain?: true;
  readonly note: string;
}

/** How a library repeats calls after a failure. */
export interface RetryProfile {
  readonly options: readonly RetryOption[];
  /** What the library does by itself, by version. The first whose range holds the version speaks; none: it repeats nothing. */
  readonly defaults: readonly RetryDefault[];
  /** The option that lists the operations that are repeated, instead of those named at the options and defaults (`retry.methods`). */
  readonly operations?: { readonly path: string; readonly at: 'call' | 'client' | 'both' };
}

export interface RetryOption {
  /** Dotted path in the options: `maxRetries`, `retry.limit`. */
  readonly path: string;
  readonly keys?: readonly string[];
  readonly at: 'call' | 'client' | 'both';
  /**
   * retries: attempts after the first, a number · attempts: all of them, a number · switch: a boolean that turns the default on or off ·
   * policy: an object or function that decides; it repeats unless it is one of `off`.
   */
  readonly form: 'retries' | 'attempts' | 'switch' | 'policy';
  readonly versions?: string;
  /** Values that switch it off. */
  readonly off?: readonly (0 | 1 | false | null | 'undefined')[];
  /** Values with which it repeats without end (`maxRetriesPerRequest: null`). */
  readonly endless?: readonly (null | -1)[];
  /** It repeats only where its value is an object of the catalog with one of these names (`dispatcher: new RetryAgent(…)`). */
  readonly objects?: readonly string[];
  /** ignored: does nothing here (in this version, at this place). */
  readonly effect?: 'repeats' | 'ignored' | 'unknown';
  /** What an author should write instead, where it is ignored. Backticks around code. */
  readonly instead?: string;
  /** It repeats only these operations (HTTP methods in upper case), unless `RetryProfile.operations` lists others. */
  readonly operations?: readonly string[];
  /** Hardly anybody sets it: where the options are not all known, it is taken not to be among them. */
  readonly rare?: true;
  /** The fact in one clause, lower case, no full stop. */
  readonly note: string;
}

export interface RetryDefault {
  readonly versions?: string;
  /** Attempts after the first; null: none. */
  readonly retries: number | null;
  /** Only calls with these operations (HTTP methods in upper case) are repeated; others are not. */
  readonly operations?: readonly string[];
  /** The option whose default this is: where it is given, this default does not hold. Left out: any option of the profile. */
  readonly option?: string;
  /** Nobody has looked (a thin entry): whether it repeats anything is `unknown`. */
  readonly uncertain?: true;
  /** One clause for the evidence: "repeats a failed call twice by default". */
  readonly note: string;
}

/** What an object of the library offers. */
export interface ObjectType {
  /** What calling the object itself does (`axios(config)`). */
  readonly call?: Entity;
  /** What it does as the tag of a template (`` sql`select 1` ``); left out: as calling it. */
  readonly tag?: Entity;
  /** Members by name; a name may hold one `*`; exact names win; dotted paths are written as nested objects. */
  readonly members: Readonly<Record<string, Entity>>;
  /** Any other member; left out: local. */
  readonly otherwise?: Entity;
  /** A member that holds the client's options and may be assigned (`defaults`: `client.defaults.timeout = 5000`). */
  readonly defaults?: string;
  /**
   * It is a request under construction, which leaves the process when it is awaited (or its `then`, `catch` or `finally` is called, or it
   * is returned or handed on as a promise): a query builder. The outermost call of the chain is the outbound call, with this spec.
   */
  readonly awaited?: CallEntity;
  /** It leaves the process when it is iterated (`for await (const row of cursor)`), and not when it is awaited: a cursor. */
  readonly iterated?: CallEntity;
  /**
   * It is a policy: what is run through its `guard` members (`adds: 'receiver'`) has these guards. `arguments`: those of the policies that its
   * maker was given, or that stand in a list at a path of its options.
   */
  readonly guards?:
    readonly AddedGuard[] | 'arguments' | { readonly argument: number; readonly path: string };
  /** A policy that does nothing, by its own name (`noop`): what stands beside it as an alternative speaks. */
  readonly idle?: true;
  /** Methods, by their dotted path, that may change the options of each call (`interceptors.request.use`, `setTimeout`). */
  readonly interceptors?: readonly string[];
  /** A subclass of it in user code has its members too (`class X extends grpc.Client`): true where users do that. */
  readonly extensible?: true;
  /**
   * It has options only where some place of the project gives them, wherever that is: a container makes and injects it (`HttpModule.register(…)`),
   * or one connection serves all (`mongoose.connect(uri, options)`).
   */
  readonly injectable?: true;
}

/** Where something stands among the arguments of a call. `if` says what the argument must be to count. */
export type ArgumentRef =
  | { readonly at: number; readonly if?: 'object' }
  /** `receiver`: what it is called on, whose properties are its options (`xhr.timeout = 5000; xhr.send()`). */
  | { readonly at: 'first-object' | 'last-object' | 'before-callback' | 'receiver' };

/** Where the address stands: an argument, or a dotted path in the options. */
export type TargetRef = { readonly argument: number } | { readonly option: string };

/** How a call names what it does and whether that can be repeated. */
export type Operation =
  /** A fixed HTTP method or verb. */
  | { readonly kind: 'fixed'; readonly name: string; readonly idempotent: boolean | null }
  /** The HTTP method in the options (or, failing that, in the argument), else `default`. */
  | {
      readonly kind: 'http-method';
      readonly option: string;
      readonly argument?: number;
      readonly default: string;
    }
  /** SQL in an argument, text or its `text`/`sql` key: the verb decides. */
  | { readonly kind: 'sql'; readonly argument: number }
  /** The first word of a text in an argument that stands in the table, in upper case (`GET /repos/{owner}`, `query Orders { … }`). */
  | {
      readonly kind: 'first-word';
      readonly argument: number;
      readonly words: Readonly<Record<string, boolean>>;
    }
  /**
   * The links of a chain, from the last to the first: the first of them that is among these names says what it does; none: `default`.
   */
  | {
      readonly kind: 'chain';
      readonly safe: readonly string[];
      readonly unsafe: readonly string[];
      readonly default: { readonly name: string; readonly idempotent: boolean | null };
    }
  /** The called member's own name; prefixes tell what is safe to repeat. */
  | { readonly kind: 'member-name'; readonly safe: readonly string[]; readonly unsafe: readonly string[] }
  /** The method that gave what it is called on (`s3.getObject(…).promise()`), same prefixes. */
  | { readonly kind: 'receiver-name'; readonly safe: readonly string[]; readonly unsafe: readonly string[] }
  /** The class constructed in an argument (`new GetObjectCommand(…)`), same prefixes. */
  | {
      readonly kind: 'argument-class';
      readonly argument: number;
      readonly suffix: string;
      readonly safe: readonly string[];
      readonly unsafe: readonly string[];
    };

export interface TimeoutProfile {
  readonly options: readonly TimeoutOption[];
  /** What the library does by itself, by version. The first whose range holds the version speaks. */
  readonly defaults: readonly TimeoutDefault[];
  /** Methods called on the result that bound it (`req.setTimeout`). */
  readonly after?: readonly TimeoutAfter[];
  /** How the library's own timeout is written. The first that fits the version and the place is the preferred one. */
  readonly fixes: readonly NativeFix[];
  /** Why there is no fix, or none for some versions: one clause. */
  readonly noFix?: string;
}

export interface TimeoutOption {
  /** Dotted path in the options: `timeout`, `timeout.request`, `requestHandler.socketTimeout`. */
  readonly path: string;
  /** The path as keys, where one of them holds a dot itself (`grpc.service_config`). */
  readonly keys?: readonly string[];
  readonly at: 'call' | 'client' | 'both';
  /**
   * ms, s: a number · signal: an AbortSignal · epoch: an absolute time (`Date.now() + ms`) · text: a number or a text with a unit.
   */
  readonly form: 'ms' | 's' | 'signal' | 'epoch' | 'text';
  /** Semver range in which this holds; left out: all. */
  readonly versions?: string;
  readonly effect: TimeoutEffect;
  readonly covers: readonly Phase[];
  /** Values that switch it off. */
  readonly off?: readonly (0 | false | null | 'Infinity')[];
  /** It works only with another option set so; else `otherwise`. */
  readonly needs?: {
    readonly path: string;
    /** It stands in the client's options; left out: beside this one. */
    readonly at?: 'client';
    readonly value: boolean;
    readonly versions?: string;
    readonly otherwise: TimeoutEffect;
  };
  /** It works only where the result has one of the profile's `after` handlers (`{ timeout }` of http.request). */
  readonly needsAfter?: true;
  /** Giving this option switches that one off (`signal` drops `timeout` in ofetch): dotted path. */
  readonly overrides?: string;
  /** What an author should write instead, where it is ignored or refused. Backticks around code. */
  readonly instead?: string;
  /** The fact in one clause, lower case, no full stop: "bounds each attempt until the headers". */
  readonly note: string;
}

/**
 * bounds: the caller gets control back · partial: bounds another phase only (connecting), the call itself is not bounded ·
 * ignored: does nothing here · refused: the library throws · unknown: it may bound, for what it holds is not modelled
 * (interceptors): neither a guard nor a finding.
 */
export type TimeoutEffect = 'bounds' | 'partial' | 'ignored' | 'refused' | 'unknown';

export interface TimeoutDefault {
  readonly versions?: string;
  /** null: none. */
  readonly ms: number | null;
  /** The option whose default this is, a path of `options`: where it is given, switched off too, this default does not hold. */
  readonly option?: string;
  /**
   * bounds: counts as a guard · partial: finite, and yet no deadline (idle time of 300 s per phase) · unknown: nobody has looked
   * (a thin entry), so that a call without a deadline of its own is left open.
   */
  readonly effect: 'bounds' | 'partial' | 'unknown';
  readonly covers: readonly Phase[];
  /** One clause for the evidence: "has no default", "waits 80 s by default". */
  readonly note: string;
}

export interface TimeoutAfter {
  readonly method: string;
  /** An event name that must be the first argument (`on('timeout', …)`). */
  readonly event?: string;
  /** Position of the milliseconds, where the method takes them. */
  readonly ms?: number;
  /** Position of a function that must call one of `calls` on the result or pass on an error. */
  readonly handler?: number;
  readonly calls?: readonly string[];
  /** It bounds only where a `listener` stands on the same result (`req.setTimeout(5000)` without a function). */
  readonly needsListener?: true;
  /** bounds: enough by itself · listener: makes an option with `needsAfter` work. */
  readonly effect: 'bounds' | 'listener';
  readonly covers: readonly Phase[];
  readonly note: string;
}

/** How a fix writes the guard: keys to set in the options, with placeholders in the values. */
export interface NativeFix {
  readonly at: 'call' | 'client';
  readonly versions?: string;
  /**
   * Dotted path → expression. `$ms` the deadline in milliseconds, `$s` in seconds, `$signal` a signal for it (composed with one
   * that stands there), `$epoch` `Date.now() + $ms`. The first key names the option in the title.
   */
  readonly set: Readonly<Record<string, string>>;
  /**
   * Where the call takes no options object: how the arguments change instead. `wrap-first-argument`: the first argument `x` becomes
   * `{ <key>: x, … }` (a SQL text); `prepend`: an argument in front, made of `set[<function>]`, whose name is imported from the package.
   */
  readonly shape?:
    | { readonly kind: 'wrap-first-argument'; readonly key: string; readonly valuesKey?: string }
    | { readonly kind: 'prepend'; readonly imports: string };
  /** One clause for the title or the page: what it bounds. */
  readonly note: string;
}

/**
 * Packages that guard what is handed to them: a function, a promise or a client. What they do is not modelled; a call that
 * they may wrap is `unknown` for these guards, instead of `absent`.
 */
export interface GuardingPackage {
  /** Package names; a name may end in `*`. */
  readonly packages: readonly string[];
  /** The guards that it may add. */
  readonly guards: readonly Guard[];
  /** Package and version that were read or run. */
  readonly sources: readonly string[];
}
