import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { parsePromql } from '../../../../src/slo/promql/parse.ts';

/** What is wrong with a query, below it: carets under the place, then the message. */
function flagged(query: string): string {
  return parsePromql(query)
    .problems.map(
      ({ start, end, message }) => `${' '.repeat(start)}${'^'.repeat(Math.max(1, end - start))} ${message}`,
    )
    .join('\n');
}

/** Checks queries that stand with their problems below them. */
function assertFlagged(expected: string): void {
  const lines = expected.split('\n').filter(line => line.trim() !== '');
  const indent = Math.min(...lines.map(line => line.length - line.trimStart().length));
  const cut = lines.map(line => line.slice(indent));
  const [query = '', ...rest] = cut;
  assert.equal(flagged(query), rest.join('\n'), query);
}

describe('a query of PromQL', () => {
  it('is fine where Prometheus takes it', () => {
    const queries = [
      'up',
      '  sum(rate(http_requests_total{job="api",code=~"5.."}[5m])) by (job)  # errors',
      'SUM(rate(x[1h30m])) BY (job) / on(job) group_left(team) y',
      'histogram_quantile(0.99, sum by (le) (rate(latency_bucket[5m])))',
      'sum_over_time((count(wifi < 0.75))[1m:]) OR on() vector(0)',
      'a / b offset 5m',
      'a - b @ end()',
      'rate(x[5m] offset -1h @ 1609746000)',
      "1 - (x{a='it''s' }) == bool 3".replace("it''s", "it\\'s"),
      'topk(5, x) and on(job) y unless z',
      'label_replace(up, "a", "$1", "b", `(\\d+)`)',
      'label_join(up, "dst", "-")',
      'round(x) + round(x, 0.1) + month() + vector(time())',
      '{__name__=~"http_.+"}',
      '{"http.requests", "service.name"="a"}',
      'x{code!~"5..",le=~"1(\\\\.0)?"}',
      'quantile(0.9, x) > -Inf',
      'count_values without (a) ("version", build)',
      'rate(x[300])',
      '5. * x',
    ];
    for (const query of queries) {
      assert.deepEqual(parsePromql(query).problems, [], query);
    }
  });

  it('says what was expected where the grammar stops', () => {
    assertFlagged(`
      sum(rate(x{code=500}[5m]))
                      ^^^ \`500\` cannot stand here; a value in quotes is expected
    `);
    assertFlagged(`
      x{code "500"}
             ^^^^^ \`"500"\` cannot stand here; \`=\`, \`!=\`, \`=~\` or \`!~\` is expected
    `);
    assertFlagged(`
      x{code="500" job="api"}
                   ^^^ \`job\` cannot stand here; \`,\` or \`}\` is expected
    `);
    assertFlagged(`
      sum(a) sum(b)
             ^^^ \`sum\` cannot stand here; an operator is expected
    `);
    assertFlagged(`
      sum by job (x)
             ^^^ \`job\` cannot stand here; a list of labels in \`(…)\` is expected
    `);
    assertFlagged(`
      sum(a) /
             ^ The query ends too early; an expression is missing
    `);
    assertFlagged(`
      rate(x[])
             ^ \`]\` cannot stand here; a duration like \`5m\` is expected
    `);
    assert.deepEqual(
      parsePromql(' # nothing').problems.map(({ message }) => message),
      ['The query is empty'],
    );
  });

  it('names the bracket or the string that is never closed', () => {
    assertFlagged(`
      sum(rate(x[5m]) / sum(rate(y[5m]))
         ^ \`(\` is never closed; add \`)\`
    `);
    assertFlagged(`
      rate(x[5m)
               ^ \`)\` stands where \`]\` has to close first
    `);
    assertFlagged(`
      sum(x))
            ^ \`)\` closes nothing; remove it
    `);
    assertFlagged(`
      x{code="500}
             ^ This string is never closed; add \`"\`
    `);
  });

  it('knows the escapes of strings, and no others', () => {
    assertFlagged(`
      x{path=~"/v\\d+"}
                 ^^ \`\\d\` is no escape in a string of PromQL; write \`\\\\d\`
    `);
    assert.deepEqual(parsePromql('x{path=~"/v\\\\d+"}').selectors[0]?.matchers[0]?.value, '/v\\d+');
    assert.deepEqual(parsePromql('x{path=~`/v\\d+`}').selectors[0]?.matchers[0]?.value, '/v\\d+');
    assert.deepEqual(parsePromql('x{a="\\u00e9\\x41\\"\\101"}').selectors[0]?.matchers[0]?.value, 'éA"A');
  });

  it('names the function that there is not, and the one that was meant', () => {
    assertFlagged(`
      sum(rates(x[5m]))
          ^^^^^ \`rates\` is no function of PromQL; did you mean \`rate\`?
    `);
    assertFlagged(`
      holt_winters(x[5m], 0.5, 0.5)
      ^^^^^^^^^^^^ \`holt_winters\` is no function of PromQL; did you mean \`double_exponential_smoothing\`?
    `);
  });

  it('names a duration that is none', () => {
    for (const duration of ['5x', '5mm', '5m1', '1.5h', '30m1h']) {
      const { problems } = parsePromql(`rate(x[${duration}])`);
      assert.deepEqual(
        problems.map(({ start, end, message }) => [start, end, message]),
        [
          [
            7,
            7 + duration.length,
            `\`${duration}\` is no number or duration; write one like \`5m\` or \`1h30m\``,
          ],
        ],
      );
    }
    assertFlagged(`
      rate(x[0s])
             ^^ A range is longer than nothing; write one like \`5m\`
    `);
  });

  it('holds arguments against what the function takes, which the grammar does not', () => {
    assertFlagged(`
      sum(rate(x))
               ^ \`rate\` takes a range vector; add a range like \`[5m]\`
    `);
    assertFlagged(`
      rate(sum(x))
           ^^^^^^ \`rate\` takes a range vector; make it a subquery like \`[5m:]\`
    `);
    assertFlagged(`
      sum(x[5m])
          ^^^^^ \`sum\` takes an instant vector, and this is a range vector; put it in \`rate(…)\`
    `);
    assertFlagged(`
      histogram_quantile(0.9)
      ^^^^^^^^^^^^^^^^^^^^^^^ \`histogram_quantile\` takes 2 arguments, and has 1
    `);
    assertFlagged(`
      topk(x)
      ^^^^^^^ \`topk\` takes 2 arguments, and has 1
    `);
    assertFlagged(`
      round(x, 1, 2)
      ^^^^^^^^^^^^^^ \`round\` takes at most 2 arguments, and has 3
    `);
    assertFlagged(`
      clamp_max(x, "1")
                   ^^^ \`clamp_max\` takes a number, and this is a string
    `);
  });

  it('holds operators against their sides', () => {
    assertFlagged(`
      x[5m] / y
      ^^^^^ An operator cannot take a range vector
    `);
    assertFlagged(`
      1 == 2
        ^^ Between two numbers \`==\` needs \`bool\`
    `);
    assertFlagged(`
      x or 0
      ^^^^^^ \`or\` takes instant vectors only; write \`vector(…)\` around the number
    `);
    assertFlagged(`
      x + bool y
        ^ \`bool\` goes with comparisons only, not with \`+\`
    `);
    assertFlagged(`
      x and on(job) group_left() y
            ^^^^^^^^^^^^^^^^^^^^ \`and\` takes no \`group_left\` or \`group_right\`; remove it
    `);
  });

  it('finds modifiers at the wrong place, empty selectors and patterns that RE2 cannot compile', () => {
    assertFlagged(`
      rate(x offset 1h[5m])
           ^^^^^^^^^^^^^^^ \`offset\` goes behind the range: \`metric[5m] offset 1h\`
    `);
    assertFlagged(`
      sum(x) offset 5m
      ^^^^^^^^^^^^^^^^ \`offset\` goes right behind a selector, a range or a subquery
    `);
    assertFlagged(`
      sum({job=~".*"})
          ^^^^^^^^^^^ The selector takes every metric; give it a name or a matcher that is not empty
    `);
    assertFlagged(`
      x{path=~"(?!/health).*"}
              ^^^^^^^^^^^^^^^ \`(?!/health).*\` is no regular expression: RE2 has no look-around
    `);
    assertFlagged(`
      x{path=~"(a|b"}
              ^^^^^^ \`(a|b\` is no regular expression: \`(\` is never closed
    `);
  });

  it('tells what only a feature flag allows from what is wrong', () => {
    const kinds = (query: string): readonly string[] => parsePromql(query).problems.map(({ kind }) => kind);
    assert.deepEqual(kinds('mad_over_time(x[5m])'), ['experimental']);
    assert.deepEqual(kinds('limitk(3, x)'), ['experimental']);
    assert.deepEqual(kinds('rate(x[5m * 2])'), ['experimental']);
    assert.deepEqual(kinds('rate(x)'), ['type']);
    assert.deepEqual(kinds('rate(x'), ['syntax']);
  });

  it('is remembered', () => {
    assert.equal(parsePromql('sum(x{a="b"})'), parsePromql('sum(x{a="b"})'));
  });

  it('does not hang or fail on what is long and deep', () => {
    const deep = `${'('.repeat(50_000)}x${')'.repeat(50_000)}`;
    const wide = Array.from({ length: 20_000 }, () => 'x').join('-');
    for (const query of [deep, wide, '{'.repeat(30_000), '"\\'.repeat(9000), '-'.repeat(19_000)]) {
      assert.ok(Array.isArray(parsePromql(query).problems));
    }
  });
});

describe('the selectors of a query', () => {
  it('have a name, matchers, a range and what they stand in', () => {
    const { selectors } = parsePromql('sum by (job) (rate(http_total{job="a",code!~"5..|4.."}[1h30m]))');
    assert.deepEqual(
      selectors.map(({ metric, matchers, range, enclosing }) => ({
        metric,
        matchers: matchers.map(({ name, op, value }) => `${name}${op}${value}`),
        range: range?.seconds,
        enclosing: enclosing.map(({ name, by }) => (by === null ? name : `${name} by ${by.join()}`)),
      })),
      [
        {
          metric: 'http_total',
          matchers: ['job=a', 'code!~5..|4..'],
          range: 5400,
          enclosing: ['rate', 'sum by job'],
        },
      ],
    );
  });

  it('may be named within the braces', () => {
    const metrics = parsePromql('{__name__="a"} + {"b.c", x="y"} + {__name__=~"d.*"}').selectors;
    assert.deepEqual(
      metrics.map(({ metric }) => metric),
      ['a', 'b.c', null],
    );
  });
});

describe('what a query counts', () => {
  const counted = (query: string): readonly (string | null)[] | null =>
    parsePromql(query).terms?.map(({ metric }) => metric) ?? null;

  it('is what its rates and sums add up', () => {
    assert.deepEqual(counted('sum(rate(a[5m])) + (sum(increase(b[5m])) or vector(0))'), ['a', 'b']);
    assert.deepEqual(counted('sum(rate(a[5m])) * 60'), ['a']);
  });

  it('cannot be told of differences, quantiles and comparisons', () => {
    assert.equal(counted('sum(rate(a[5m])) - sum(rate(b[5m]))'), null);
    assert.equal(counted('histogram_quantile(0.9, rate(a[5m]))'), null);
    assert.equal(counted('a > 5'), null);
  });

  it('knows a division, also one that is taken from one', () => {
    const { ratio, zeroFill, divisorZeroFill } = parsePromql('1 - (sum(good) / (sum(all) or vector(0)))');
    assert.equal(ratio?.complement, 'one-minus');
    assert.deepEqual(
      [ratio.numerator, ratio.denominator].map(terms => terms?.map(({ metric }) => metric)),
      [['good'], ['all']],
    );
    assert.equal(zeroFill, null);
    assert.deepEqual(divisorZeroFill, { start: 26, end: 39 });
  });
});
