import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { choice, readArguments, type Arguments, type Options } from '../../../src/cli/arguments.ts';

const options: Options = {
  format: { short: 'f', value: ['text', 'json'], summary: '' },
  file: { value: 'FILE', summary: '' },
  quiet: { short: 'q', value: null, summary: '' },
  'no-cache': { value: null, summary: '' },
};

function read(...args: readonly string[]): Arguments {
  const result = readArguments(args, options);
  assert.ok(result.kind === 'arguments', result.kind === 'mistake' ? result.message : '');
  return result;
}

function mistake(...args: readonly string[]): string {
  const result = readArguments(args, options);
  assert.ok(result.kind === 'mistake');
  return result.message;
}

describe('readArguments', () => {
  it('tells switches, values and the rest apart, in any order', () => {
    const given = read('src', '--format', 'json', '-q', '--file=a b.ts', 'test', '--no-cache');

    assert.deepEqual([...given.switches].sort(), ['no-cache', 'quiet']);
    assert.deepEqual(
      [...given.values],
      [
        ['format', 'json'],
        ['file', 'a b.ts'],
      ],
    );
    assert.deepEqual(given.rest, ['src', 'test']);
    assert.equal(choice(given, 'format', ['text', 'json']), 'json');
  });

  it('takes everything behind -- as it is', () => {
    assert.deepEqual(read('--', '--format', '-q').rest, ['--format', '-q']);
  });

  it('takes the last of two values', () => {
    assert.equal(read('-f', 'json', '--format=text').values.get('format'), 'text');
  });

  it('names an unknown option and the one that was meant', () => {
    assert.equal(mistake('--fromat', 'json'), 'There is no option --fromat; did you mean --format?');
    assert.equal(mistake('--zebra'), 'There is no option --zebra');
    assert.equal(mistake('-x'), 'There is no option -x');
    assert.equal(mistake('--constructor'), 'There is no option --constructor');
    assert.equal(mistake('--__proto__'), 'There is no option --__proto__');
  });

  it('names the values that are allowed', () => {
    assert.equal(mistake('--format', 'jsn'), '--format is text or json, not "jsn"; did you mean json?');
    assert.equal(mistake('--format=xml'), '--format is text or json, not "xml"');
    assert.equal(mistake('-f', 'toString'), '-f is text or json, not "toString"');
  });

  it('notices a value that was forgotten', () => {
    assert.equal(mistake('--format'), '--format needs a value: text or json');
    assert.equal(mistake('--format', '--quiet'), '--format needs a value: text or json');
    assert.equal(mistake('--file', '--quiet'), '--file needs a value: FILE');
    assert.equal(mistake('--file='), '--file needs a value: FILE');
  });

  it('takes a value that begins with a dash where it is tied to its option', () => {
    assert.equal(read('--file=-odd.ts').values.get('file'), '-odd.ts');
  });

  it('notices a value that a switch does not take', () => {
    assert.equal(mistake('--quiet=yes'), '--quiet takes no value');
  });
});
