import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { typeCheck } from '../../../../fixtures/types/check.ts';
import { ensureTypes, installTimeLimit } from '../../../../fixtures/types/install.ts';
import type { Project } from '../../annotated.ts';
import { aliasesOf, kits, type KitUnderTest, projectWith } from './kits.ts';
import { extensions, type Language, languages, type ShapeName, shapeNames, written } from './shapes.ts';
import { appliedAt, leafOf, offeredAt, wrap, type Wrapped } from './wrapping.ts';

const guards = ['retry', 'circuit-breaker', 'fallback'] as const;

type WrappingGuard = (typeof guards)[number];

describe('every fix that wraps', function () {
  this.timeout(installTimeLimit);
  before(ensureTypes);

  for (const kit of kits) {
    for (const language of languages) {
      const sources: Record<string, string> = {};
      for (const guard of guards) {
        it(`${kit.title}, ${guard}, ${language}: guards every shape of call, once, and touches nothing else`, async () => {
          for (const [index, shape] of shapeNames.entries()) {
            const file = `src/orders${extensions[language]}`;
            const project = projectWith(
              kit,
              { [file]: written(shape, language) },
              language === 'CommonJS' ? 'cjs' : 'esm',
            );
            const wrapped = await assertWrapped({ kit, language, guard, shape, file, project });
            const folder = `${guard}-${String(index)}`;
            Object.assign(sources, movedTo(folder, wrapped.texts));
          }
        });
      }

      it(`${kit.title}, ${language}: type-checks under strict`, () => {
        assert.equal(Object.keys(sources).filter(path => path.includes('/orders')).length, 18);
        assert.deepEqual(typeCheck(checked(kit, language, sources), { aliases: aliasesOf(kit) }), []);
      });
    }
  }
});

interface Case {
  readonly kit: KitUnderTest;
  readonly language: Language;
  readonly guard: WrappingGuard;
  readonly shape: ShapeName;
  readonly file: string;
  readonly project: Project;
}

async function assertWrapped({ kit, language, guard, shape, file, project }: Case): Promise<Wrapped> {
  const wrapped = await wrap(project, file, guard);
  assert.ok(wrapped !== null, `${shape}: it is not offered`);
  assert.equal(wrapped.id, kitFor(kit, language, guard), shape);

  const source = project[file] ?? '';
  const { span } = leafOf(wrapped.before, file).site.fact;
  const codeBegins = source.search(/^(?:export|async|const|function|class)/m);
  for (const edit of appliedAt(wrapped, file)) {
    assert.equal(edit.start, edit.end, `${shape}: code is replaced`);
    assert.ok(
      edit.start === span.start || edit.start === span.end || edit.start <= codeBegins,
      `${shape}: an edit lies elsewhere`,
    );
  }

  const { id: reported } = leafOf(wrapped.before, file);
  const finding = wrapped.before
    .review()
    .findings.find(each => each.call === reported && each.ruleId === guard);
  assert.deepEqual(
    finding?.fixes.map(fix => [fix.id, fix.preferred]),
    [[wrapped.id, false]],
    shape,
  );

  const review = wrapped.session.review();
  const { guards: verdicts, id } = leafOf(wrapped.session, file);
  assert.deepEqual(review.problems, [], shape);
  assert.equal(verdicts[guard]?.verdict, 'present', shape);
  assert.deepEqual(
    review.findings.filter(finding => finding.call === id && finding.ruleId === guard),
    [],
    shape,
  );
  assert.ok(
    !offeredAt(wrapped.session, file).some(each => each.startsWith(guard)),
    `${shape}: offered again`,
  );
  return wrapped;
}

/** What p-retry 5 exports cannot be required: CommonJS gets a module of its own. */
function kitFor(kit: KitUnderTest, language: Language, guard: WrappingGuard): string {
  return kit.title === 'p-retry' && language === 'CommonJS' ? `${guard}/local` : (kit.offers[guard] ?? '');
}

/** What a breaker of opossum runs is typed when it is made: JavaScript, where one runs every call, cannot say what each gives. */
function checked(kit: KitUnderTest, language: Language, sources: Project): Project {
  const isUntyped = kit.package === 'opossum' && language !== 'TypeScript';
  return Object.fromEntries(
    Object.entries(sources).filter(([path]) => !(isUntyped && path.startsWith('circuit-breaker'))),
  );
}

function movedTo(folder: string, texts: Project): Project {
  return Object.fromEntries(
    Object.entries(texts)
      .filter(([path]) => path.startsWith('src/'))
      .map(([path, text]) => [`${folder}/${path}`, text]),
  );
}
