import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import type { Exits, FileFacts } from '../../../../../src/review/analysis/facts/model.ts';
import { factsIn, functionNamed, shownValue } from './shown.ts';

/** `ends, returns 1, throws error, breaks, continues`: how control leaves. */
function shownExits(facts: FileFacts, exits: Exits): string {
  return [
    ...(exits.completes ? ['ends'] : []),
    ...exits.returns.map(value => `returns ${value === null ? 'nothing' : shownValue(facts, value)}`),
    ...exits.throws.map(value => `throws ${shownValue(facts, value)}`),
    ...(exits.breaks ? ['breaks'] : []),
    ...(exits.continues ? ['continues'] : []),
  ].join(', ');
}

/** How control leaves a function with this body. */
async function ofBody(body: string): Promise<string> {
  const facts = await factsIn(`async function run(a, b, list, error) {\n${body}\n}`);
  return shownExits(facts, functionNamed(facts, 'run').exits);
}

/** Each line: the body of a function, `→`, and how control leaves it. */
async function assertExits(table: string): Promise<void> {
  for (const line of table.trim().split('\n')) {
    const [body = '', expected] = line.split('→').map(part => part.trim());
    assert.equal(await ofBody(body), expected, body);
  }
}

/** The contexts around the call of `mark()`, from the inside out. */
async function around(body: string): Promise<string[]> {
  const facts = await factsIn(`async function run(a, b, list) {\n${body}\n}`);
  return facts.contexts.flatMap(context => {
    if (context.kind === 'loop') {
      return [`${context.loop}: ${shownExits(facts, context.exits)}`];
    }
    if (context.kind !== 'try') {
      return [];
    }
    const { blockExits, handlerExits, caught } = context.try;
    const name = caught === null ? '' : ` ${facts.bindings[caught]?.name ?? '?'}`;
    const handler = handlerExits === null ? 'none' : shownExits(facts, handlerExits);
    return [`${context.part} of try: ${shownExits(facts, blockExits)}; catch${name}: ${handler}`];
  });
}

describe('how control leaves a function', () => {
  it('is its end, a value that it returns, an error that it throws', () =>
    assertExits(`
      → ends
      a(); → ends
      return; → returns nothing
      return a; b(); → returns a
      throw new Error('no'); → throws new Error!("no")
      if (a) return 1; → ends, returns 1
      if (a) return 1; else return 2; → returns 1, returns 2
      if (a) { return 1; } else if (b) { throw b; } else { return 3; } → returns 1, returns 3, throws b
      return a ? 1 : b; → returns (a 1 ?: b)
      const inner = () => { return 1; }; function other() { throw 2; } → ends
      process.exit(1); → 
      if (a) process.exit(1); return 1; → returns 1
      { { return 1; } } a(); → returns 1
    `));

  it('is what leaves a loop, for the loop ends when nothing in it says otherwise', () =>
    assertExits(`
      while (a) { return 1; } → ends, returns 1
      while (true) { a(); } → 
      while (true) { if (a) return 1; } b(); → returns 1
      while (true) { if (a) break; } → ends
      for (;;) { try { return a(); } catch { continue; } } → returns a()
      for (;;) { if (a) throw b; } → throws b
      do { return 1; } while (a); → returns 1
      do { if (a) continue; return 1; } while (b); → ends, returns 1
      for (const each of list) { return each; } → ends, returns each
      for (const each of list) { if (each) continue; break; } → ends
      while (true) { while (true) { break; } } → 
      outer: while (true) { while (true) { break outer; } } → ends
      outer: while (true) { while (true) { continue outer; } } → 
      outer: { if (a) break outer; return 1; } → ends, returns 1
    `));

  it('is what leaves a switch', () =>
    assertExits(`
      switch (a) { case 1: return 1; } → ends, returns 1
      switch (a) { case 1: return 1; default: return 2; } → returns 1, returns 2
      switch (a) { case 1: break; default: return 2; } → ends, returns 2
      switch (a) { case 1: a(); default: throw b; } → throws b
      switch (a) { default: return 1; case 2: a(); } → ends, returns 1
      while (true) { switch (a) { case 1: break; default: continue; } } → 
      while (true) { switch (a) { case 1: return 1; } break; } → ends, returns 1
    `));

  it('is what leaves a try: its handler takes what is thrown inside, its finalizer has the last word', () =>
    assertExits(`
      try { throw 1; } catch { } → ends
      try { return a(); } catch { return b; } → returns a(), returns b
      try { return a(); } catch (error) { throw error; } → returns a(), throws error
      try { throw 1; } finally { a(); } → throws 1
      try { return 1; } finally { return 2; } → returns 2
      try { a(); } finally { throw 2; } → throws 2
      try { a(); } catch { return 1; } finally { b(); } → ends, returns 1
      try { try { throw 1; } catch { throw 2; } } catch { } return 3; → returns 3
      try { return 1; } catch { } return 2; → returns 1, returns 2
    `));

  it('is the value of an arrow', async () => {
    const facts = await factsIn('const run = a => a.b; const no = a => { a.b; };');
    assert.deepEqual(
      facts.functions.map(fn => shownExits(facts, fn.exits)),
      ['returns a.b', 'ends'],
    );
  });
});

describe('what encloses a call', () => {
  it('tells how its blocks are left', async () => {
    assert.deepEqual(
      await around(`
  for (const each of list) {
    try {
      await mark(each);
      break;
    } catch (error) {
      if (a) continue;
      throw error;
    }
  }`),
      [
        'for-of: throws error, breaks, continues',
        'block of try: breaks; catch error: throws error, continues',
      ],
    );
    assert.deepEqual(await around('try { mark(); } finally { a(); }'), [
      'block of try: ends; catch: none',
      'finalizer of try: ends; catch: none',
    ]);
    assert.deepEqual(await around('try { a(); } catch ({ message }) { return mark(message); }'), [
      'block of try: ends; catch: returns mark!(message)',
      'handler of try: ends; catch: returns mark!(message)',
    ]);
    assert.deepEqual(await around('while (a) { mark(); if (b) { return 1; } }'), ['while: ends, returns 1']);
  });

  it('tells what a loop goes by', async () => {
    const facts = await factsIn(
      'while (a < 3) f(); for (const x of list) f(); for (;;) f(); do f(); while (b);',
    );
    assert.deepEqual(
      facts.contexts.flatMap(context =>
        context.kind === 'loop'
          ? [
              [context.loop, context.test, context.over].map(each =>
                typeof each === 'number' ? shownValue(facts, each) : each,
              ),
            ]
          : [],
      ),
      [
        ['while', '(a! < 3)', null],
        ['for-of', null, 'list!'],
        ['for', null, null],
        ['do-while', 'b!', null],
      ],
    );
  });

  it('stays cheap in deeply nested code', async () => {
    const depth = 40;
    const facts = await factsIn(
      `async function run(a) {${'try { while (a) {'.repeat(depth)} return mark(); ${'} } catch { a(); }'.repeat(depth)}}`,
    );
    assert.equal(shownExits(facts, functionNamed(facts, 'run').exits), 'ends, returns mark!()');
  });
});
