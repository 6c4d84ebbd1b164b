import type { SyntaxNode } from '@lezer/common';
import { type Checking, typeNames } from './check.ts';
import { aggregationParameter, promqlFunctions, type Signature } from './functions.ts';
import type { ValueType } from './model.ts';
import { expressionsOf, nameOf } from './terms.ts';
import { quoted } from './text.ts';

/** A function: how many arguments, and of which types. Gives the type of its value. */
export function checkCall(node: SyntaxNode, checking: Checking): ValueType | null {
  const name = nameOf(node, checking.text);
  const signature = promqlFunctions.get(name);
  const args = argumentsOf(node);
  if (signature === undefined) {
    args.forEach(checking.type);
    return null;
  }
  if (signature.isExperimental) {
    checking.report(
      node,
      `${quoted(name)} needs a feature of Prometheus that is off by default`,
      'experimental',
    );
  }
  checkCount(node, { name, signature, given: args.length }, checking);
  args.forEach((arg, index) => {
    const wanted = signature.args[Math.min(index, signature.args.length - 1)];
    const type = checking.type(arg);
    if (wanted !== undefined && type !== null && type !== wanted) {
      checking.report(arg, mismatch(name, wanted, { type, isPlain: arg.name === 'VectorSelector' }));
    }
  });
  return signature.gives;
}

function argumentsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const body = node.getChild('FunctionCallBody');
  return body === null ? [] : expressionsOf(body);
}

function checkCount(
  node: SyntaxNode,
  { name, signature, given }: { name: string; signature: Signature; given: number },
  { report }: Checking,
): void {
  const { args, optional, extra } = signature;
  const least = args.length - (optional === 'any' ? 1 : optional);
  const most = optional === 'any' ? Number.POSITIVE_INFINITY : args.length + extra;
  if (given >= least && given <= most) {
    return;
  }
  const wanted =
    least === most ? String(least) : given < least ? `at least ${String(least)}` : `at most ${String(most)}`;
  const noun = wanted.endsWith('1') ? 'argument' : 'arguments';
  report(node, `${quoted(name)} takes ${wanted} ${noun}, and has ${String(given)}`);
}

function mismatch(
  name: string,
  wanted: ValueType,
  { type, isPlain }: { type: ValueType; isPlain: boolean },
): string {
  const what = `${quoted(name)} takes ${typeNames[wanted]}, and this is ${typeNames[type]}`;
  if (wanted === 'matrix' && type === 'vector') {
    return isPlain
      ? `${quoted(name)} takes a range vector; add a range like \`[5m]\``
      : `${quoted(name)} takes a range vector; make it a subquery like \`[5m:]\``;
  }
  if (wanted === 'vector' && type === 'matrix') {
    return `${what}; put it in \`rate(…)\``;
  }
  return what;
}

/** An aggregation: its parameter, and the vector that it takes. */
export function checkAggregation(node: SyntaxNode, checking: Checking): void {
  const name = nameOf(node, checking.text);
  const args = argumentsOf(node);
  const parameter = aggregationParameter(name);
  if (name.startsWith('limit')) {
    checking.report(
      node,
      `${quoted(name)} needs a feature of Prometheus that is off by default`,
      'experimental',
    );
  }
  const wanted: readonly ValueType[] = parameter === null ? ['vector'] : [parameter, 'vector'];
  if (args.length !== wanted.length) {
    const noun = wanted.length === 1 ? '1 argument' : '2 arguments';
    checking.report(node, `${quoted(name)} takes ${noun}, and has ${String(args.length)}`);
  }
  args.forEach((arg, index) => {
    const type = checking.type(arg);
    const wants = wanted[index];
    if (wants !== undefined && type !== null && type !== wants && args.length === wanted.length) {
      checking.report(arg, mismatch(name, wants, { type, isPlain: false }));
    }
  });
}
