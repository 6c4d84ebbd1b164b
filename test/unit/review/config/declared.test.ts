import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readConfig } from '../../../../src/review/config/config.ts';
import { loadParser } from '../../../../src/node/parser.ts';
import { assertAnnotated, sessionOf, settle } from '../annotated.ts';

/** The mistakes of a configuration, each with the text that is marked. */
function mistakes(text: string): readonly string[] {
  const { findings } = readConfig('.faultline.yaml', text);
  const lines = text.split('\n');
  return findings.map(({ ruleId, message, line, column, endLine, endColumn }) => {
    const marked = (lines[line - 1] ?? '').slice(column - 1, endLine === line ? endColumn - 1 : undefined);
    return `${ruleId} «${marked.trim()}» ${message}`;
  });
}

const clients = `clients:
  - package: '@acme/http'
    kind: rpc
    makers: createClient
    calls: [get, post, 'users.*']
    timeout:
      option: timeoutMs
      default: 20s
  - package: '@acme/mailer'
    functions: [sendMail]
`;

describe('clients of the team, declared in .faultline.yaml', () => {
  it('are clients like those of the catalog', async () => {
    await assertAnnotated({
      '.faultline.yaml': clients,
      'src/api.ts': `import { createClient } from '@acme/http';
import * as mail from '@acme/mailer';

const api = createClient({ baseUrl: 'http://users.internal', timeoutMs: 4000 });
const slow = createClient({ baseUrl: 'http://users.internal', timeoutMs: 0 });
const plain = createClient({ baseUrl: 'http://users.internal' });

export async function load() {
  await api.get('/');
  //    ~~~~~~~ present 4000 client
  await api.users.list();
  //    ~~~~~~~~~~~~~~ present 4000 client
  await api.get('/', { timeoutMs: 100 });
  //    ~~~~~~~ present 100 call
  await slow.post('/');
  //    ~~~~~~~~~ ineffective (off)
  await plain.get('/');
  //    ~~~~~~~~~ present 20000 library
  api.format('/');
  await mail.sendMail('a@b.c');
  //    ~~~~~~~~~~~~~ absent
}
`,
    });
  });

  it('may stand in a file of the project, whose own calls are not touched', async () => {
    const session = await sessionOf({
      '.faultline.yaml': 'clients:\n  - file: ./src/lib/api.ts\n    name: api\n    functions: [call]\n',
      'src/lib/api.ts': "export const call = (path: string) => fetch('http://api.internal' + path);\n",
      'src/use.ts': "import { call } from './lib/api';\nexport const users = () => call('/users');\n",
    });
    const review = session.review();
    assert.deepEqual(
      review.calls.map(({ file, callee, library }) => `${file} ${callee} ${library.id}`),
      ['src/lib/api.ts fetch fetch', 'src/use.ts call api'],
    );
    assert.deepEqual(review.problems, []);
  });

  it('are known to the next review as soon as the configuration says so, and forgotten when it does not', async () => {
    const project = {
      '.faultline.yaml': '',
      'src/use.ts': "import { call } from '@acme/api';\nexport const users = () => call('/users');\n",
    };
    const session = await sessionOf(project);
    const callees = (): readonly string[] => session.review().calls.map(({ callee }) => callee);
    const parser = await loadParser();
    assert.deepEqual(callees(), []);
    session.set('.faultline.yaml', "clients:\n  - package: '@acme/api'\n    functions: [call]\n");
    settle(session, project, parser);
    assert.deepEqual(callees(), ['call']);
    session.set('.faultline.yaml', '');
    settle(session, project, parser);
    assert.deepEqual(callees(), []);
  });
});

describe('wrappers of the team, declared in .faultline.yaml', () => {
  it('guard what they are given', async () => {
    const session = await sessionOf({
      '.faultline.yaml': `wrappers:
  - package: '@acme/resilience'
    name: resilient
    guards: [timeout, retry]
  - file: src/policy.ts
    name: Policy.run
    guards: circuit-breaker
`,
      'src/policy.ts':
        'export class Policy {\n  run<T>(work: () => Promise<T>) {\n    return work();\n  }\n}\n',
      'src/use.ts': `import { resilient } from '@acme/resilience';
import { Policy } from './policy';
const policy = new Policy();
export const a = () => resilient(() => fetch('http://a.internal'));
export const b = () => policy.run(() => fetch('http://b.internal'));
`,
    });
    const guards = session
      .review()
      .calls.map(({ guards }) =>
        [guards.timeout, guards.retry, guards['circuit-breaker']].map(each => each?.verdict).join(' '),
      );
    assert.deepEqual(guards, ['present present absent', 'absent absent present']);
  });
});

describe('mistakes in clients and wrappers', () => {
  it('are told in their place', () => {
    assert.deepEqual(
      mistakes(`clients:
  - makers: [createClient]
  - package: a
    file: b
  - package: '@acme/http'
  - package: '@acme/http'
    makers: createClient
  - package: '@acme/http'
    calls: get
    functions: go
  - package: '@acme/http'
    makers: [create, 'get it']
    clients: create
    calls: get
    kind: htttp
    retries: many
    timeout: {}
wrappers:
  - file: src/a.ts
  - file: src/a.ts
    name: 'run()'
    guards: retry
  - file: src/a.ts
    name: run
    guards: [retri, retry]
    arguments: 1
`),
      [
        'config/missing-key «makers: [createClient]» A client says where it is: in a `package` or a `file`',
        'config/contradiction «file» A client is in a `package` or in a `file`, not in both',
        "config/missing-key «package: '@acme/http'» A client names its `makers`, `clients` or `functions`",
        "config/missing-key «package: '@acme/http'» A client names its `calls`: the methods that wait on the network",
        'config/contradiction «calls» `calls` are those of a client; name what makes it in `makers` or `clients`',
        "config/bad-name «'get it'» `get it` is no name; a `*` may stand for a part of it",
        'config/contradiction «clients» `create` is in `makers` as well; an export is one of them',
        'config/unknown-value «htttp» `htttp` is no kind; did you mean `http`?',
        'config/wrong-type «many» `retries` is a whole number, from 0',
        'config/missing-key «{}» A timeout names its `option`, or the `default` that always holds',
        'config/missing-key «file: src/a.ts» A wrapper has a `name`: its export, or `Class.method`',
        "config/bad-name «'run()'» `run()` is no name of an export, nor `Class.method`",
        'config/unknown-value «retri» `retri` is no guard; did you mean `retry`?',
        'config/unknown-key «arguments» `arguments` is no key of a wrapper; did you mean `argument`?',
      ],
    );
    assert.deepEqual(mistakes('kit: cocktail\n'), [
      'config/unknown-value «cocktail» `cocktail` is no kit; did you mean `cockatiel`?',
    ]);
    assert.deepEqual(mistakes('overrides:\n  - preset: strict\n'), [
      'config/missing-key «preset: strict» An override names its `files`, as a list of globs',
    ]);
    assert.deepEqual(mistakes('clients: 3\n'), [
      'config/wrong-type «3» `clients` is a list; write one behind each dash',
    ]);
  });
});
