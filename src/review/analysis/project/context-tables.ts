/** Folders and names that say where code runs. Names are compared in lower case. */

/** Of tests, and of what stands in for the real thing in them. */
export const testFolders = new Set(
  (
    'test tests __test__ __tests__ spec specs __spec__ __specs__ e2e __e2e__ e2e-tests fixtures __fixtures__ fixture mocks __mocks__ mock ' +
    'stories __stories__ .storybook storybook cypress playwright testing test-utils testutils test-helpers integration-tests acceptance-tests ' +
    'load-tests k6 perf-tests __snapshots__'
  ).split(' '),
);

/** The same, of packages of a project; the folder above their sources names them (`libs/testing/src`). */
export const testPackages = new Set(
  (
    'test tests e2e e2e-tests testing test-utils testutils test-helpers integration-tests acceptance-tests load-tests perf-tests ' +
    'fixtures mocks storybook cypress playwright k6'
  ).split(' '),
);

export const testName =
  /[.\-_](?:test|tests|spec|specs|e2e|cy|stories|story|mock|mocks|fixture|fixtures|it|int-test)(?:[.\-_][^.]+)?\.[cm]?[jt]sx?$|^(?:test|tests|spec|mock|mocks|setuptests?|test-setup|test-utils?|testutils?)\.[cm]?[jt]sx?$|^(?:jest|vitest|cypress|playwright|karma|wdio|mocha|ava)[.\-](?:config|setup|global|preset|environment)/;

/** Of what a person or a pipeline runs now and then, wherever the folder stands. */
export const scriptFolders = new Set(
  (
    'migrations migration seeds seed seeders seeder benchmarks benchmark bench __benchmarks__ examples example samples sample ' +
    '.github .circleci .husky codemods codemod devtools'
  ).split(' '),
);

/** As above, but inside of the sources such names are features (`src/tools` of an agent). */
export const outerScriptFolders = new Set(
  'scripts script bin tools tool tooling ci build hack demo demos playground'.split(' '),
);

/** Folders in which a package keeps its sources. */
export const sourceFolders = new Set(['src', 'lib', 'app', 'server', 'source']);

/** Names of a tool's configuration; `redis.config.ts` is part of the application. */
export const scriptName =
  /^(?:gulpfile|gruntfile|knexfile|jakefile|dangerfile|seed|seeds|seeder|migrate|migration|benchmark|bench)\.|^\.[\w-]+rc\.|^(?:vite|webpack|rollup|rolldown|babel|eslint|prettier|tailwind|postcss|next|nuxt|svelte|astro|remix|tsup|tsdown|esbuild|swc|metro|craco|rspack|rsbuild|commitlint|lint-staged|drizzle|prisma|mikro-orm|ormconfig|release|semantic-release|stylelint|unocss|uno|windi|vue|quasar|app|i18next|next-i18next|codegen|orval|openapi-ts|sst|serverless|cdk|pulumi|turbo|nx|syncpack|typedoc|docusaurus|contentlayer|source|electron-builder|forge|capacitor)\.config(?:\.[^.]+)*\.[cm]?[jt]sx?$/;

/** Folders of code that answers requests. */
export const serverFolders = new Set(
  (
    'server servers api backend controllers controller routes-api resolvers resolver repositories repository middleware middlewares ' +
    'workers worker jobs job queues queue consumers consumer handlers functions lambdas lambda netlify cron daemon daemons grpc'
  ).split(' '),
);

/** `route.ts` of Next, `+server.ts` of SvelteKit, `x.server.ts` of Remix, `x.controller.ts` of Nest and the like. */
export const serverName =
  /^route\.[jt]sx?$|^\+(?:server|page\.server|layout\.server)\.|^(?:server|worker|middleware|instrumentation|lambda|main\.server)\.[cm]?[jt]s$|\.server\.[cm]?[jt]sx?$|[.\-](?:controller|resolver|repository|gateway|processor|consumer|worker|usecase|cron|job|lambda|handler|middleware|guard|interceptor)\.[cm]?[jt]s$/;

/** Folders right under a package's root whose code answers requests though the package itself draws: hosts look for functions there. */
export const rootServerFolders = new Set('server api functions netlify convex supabase workers'.split(' '));

/** Folders that say on which side their code stays, in a package that has both. */
export const clientOnlyFolders = new Set(['client-only', 'client-side']);
export const serverOnlyFolders = new Set(['server-only', 'server-side']);

/** Folders of code that draws, whatever else its package does. */
export const drawingFolders = new Set(
  'components component hooks composables widgets widget web-components'.split(' '),
);

/** Folders of code that draws, unless the package also serves what it draws. */
export const browserFolders = new Set(
  'views frontend front-end browser contexts screens stores pinia'.split(' '),
);

/** `useUsers.ts`, `users.component.ts`. */
export const browserName = /^use[A-Z][\w]*\.[jt]sx?$|\.(?:component|directive|pipe)\.[jt]s$/;

/** `x.client.ts` of Remix and Nuxt; on a server it is a client of something. */
export const clientName = /\.client\.[cm]?[jt]sx?$/;

/** Server components of Next draw on the server, unless they say `use client`. */
export const serverComponentName = /^(?:page|layout|template|default|loading|not-found|route)\.[jt]sx?$/;

/** Globals that only a page has: no worker and no server knows them. */
export const documentGlobals = new Set(
  (
    'window document localStorage sessionStorage FileReader XMLHttpRequest HTMLElement Image requestAnimationFrame ' +
    'IntersectionObserver MutationObserver ResizeObserver matchMedia'
  ).split(' '),
);

/** Types of what a person does to a page. */
export const documentTypes =
  /^(?:Drag|Clipboard|Mouse|Keyboard|Pointer|Touch|Wheel|Focus|Input|BeforeUnload)Event$/;
