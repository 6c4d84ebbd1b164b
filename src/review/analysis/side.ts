import type { Context } from '../../base/guard.ts';
import type { FileFacts } from './facts/model.ts';
import { documentGlobals, documentTypes } from './project/context-tables.ts';

/**
 * Where a call runs: where its file does, and if that cannot be told, where the code around it can. A route that both sides have a part of
 * (Remix) loads on the server and draws in the browser.
 *
 * @param within The names of the functions around it: `loader`, `Playground.save`.
 */
export function sideOf(context: Context, facts: FileFacts, within: string): Context {
  if (context !== 'unknown') {
    return context;
  }
  const [outermost = ''] = within.split('.');
  const isRoute = facts.marks.includes('jsx');
  if (isRoute && serving.test(outermost)) {
    return 'server';
  }
  return (isRoute && drawing.test(outermost)) || usesDocument(facts) ? 'browser' : 'unknown';
}

/** The context of a call that only a page can make; in tests and scripts it is made of a page all the same. */
export function onPage(context: Context): Context {
  return context === 'test' || context === 'script' ? context : 'browser';
}

/** What frameworks run on the server before a page is drawn, by the name that it is exported under. */
const serving = /^(?:loader|action|headers|getServerSideProps|getStaticProps|getStaticPaths)$/;

/** A component, a hook, and what Remix runs in the browser instead. */
const drawing = /^(?:[A-Z]\w*|use[A-Z]\w*|clientLoader|clientAction)$/;

const known = new WeakMap<FileFacts, boolean>();

/** Whether code needs a page to run in. Code that looks whether there is one (`typeof window`) runs without it too. */
function usesDocument(facts: FileFacts): boolean {
  const before = known.get(facts);
  if (before !== undefined) {
    return before;
  }
  const isGlobal = (value: number): boolean => {
    const named = facts.values[value];
    return named?.kind === 'global' && documentGlobals.has(named.name);
  };
  const asks = facts.values.some(
    value => value.kind === 'unary' && value.op === 'typeof' && isGlobal(value.value),
  );
  const found =
    !asks &&
    (facts.values.some((_, value) => isGlobal(value)) ||
      facts.types.some(
        type => type.kind === 'name' && type.binding === null && documentTypes.test(type.name),
      ));
  known.set(facts, found);
  return found;
}
