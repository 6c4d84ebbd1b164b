import { AST_NODE_TYPES as T } from '@typescript-eslint/types';
import type { TSESTree as ES } from '@typescript-eslint/types';
import type { BindingFact } from './model.ts';
import type { FunctionNode } from './reader.ts';
import { type ScopeNames, meaning } from './scope-names.ts';
import { scan, scanAll, scanMaybe } from './scope-scan.ts';
import { scanType, scanTypeMaybe } from './scope-types.ts';

/** Declares every name of a pattern, in the scope given; what stands in it as a default or a key is used. */
function declarePattern(
  names: ScopeNames,
  pattern: ES.Node,
  kind: BindingFact['kind'],
  scope = names.scope,
): void {
  switch (pattern.type) {
    case T.Identifier:
      names.declare(pattern, kind, meaning.value, scope);
      scanTypeMaybe(names, pattern.typeAnnotation);
      return;
    case T.AssignmentPattern:
      declarePattern(names, pattern.left, kind, scope);
      scan(names, pattern.right);
      return;
    case T.ObjectPattern:
      for (const property of pattern.properties) {
        declareProperty(names, property, kind, scope);
      }
      scanTypeMaybe(names, pattern.typeAnnotation);
      return;
    case T.ArrayPattern:
      for (const element of pattern.elements) {
        if (element !== null) {
          declarePattern(names, element, kind, scope);
        }
      }
      scanTypeMaybe(names, pattern.typeAnnotation);
      return;
    case T.RestElement:
      declarePattern(names, pattern.argument, kind, scope);
      scanTypeMaybe(names, pattern.typeAnnotation);
      return;
    case T.TSParameterProperty:
      declarePattern(names, pattern.parameter, kind, scope);
      return;
    default:
      scan(names, pattern);
  }
}

function declareProperty(
  names: ScopeNames,
  property: ES.Property | ES.RestElement,
  kind: BindingFact['kind'],
  scope: ScopeNames['scope'],
): void {
  if (property.type === T.RestElement) {
    declarePattern(names, property, kind, scope);
    return;
  }
  if (property.computed) {
    scan(names, property.key);
  }
  declarePattern(names, property.value, kind, scope);
}

export function declareParameters(names: ScopeNames, parameters: readonly ES.Parameter[]): void {
  for (const parameter of parameters) {
    declarePattern(names, parameter, 'parameter');
  }
}

export function scanVariables(names: ScopeNames, node: ES.VariableDeclaration): void {
  const scope = node.kind === 'var' ? names.scope.hoist : names.scope;
  const kind = node.kind === 'const' ? 'const' : 'let';
  for (const { id, init } of node.declarations) {
    declarePattern(names, id, kind, scope);
    if (scope !== names.scope && init !== null && id.type === T.Identifier) {
      // In `catch (e) { var e = 1 }` a variable is declared, and the parameter is assigned to.
      names.use(id, meaning.value);
    }
    scanMaybe(names, init);
  }
}

/** A declared name belongs to the scope outside, that of an expression to a scope of its own around the function. */
export function scanFunction(names: ScopeNames, node: FunctionNode): void {
  const named = node.type === T.FunctionExpression && node.id !== null;
  if (named) {
    names.open('block');
  }
  if (node.id !== null) {
    names.declare(node.id, 'function', meaning.value);
  }
  for (const parameter of node.params) {
    scanAll(names, parameter.decorators);
  }
  const { body } = node;
  names.open(node.type === T.ArrowFunctionExpression ? 'arrow' : 'function', body?.range[0] ?? 0);
  declareParameters(names, node.params);
  scanTypeMaybe(names, node.returnType);
  scanTypeMaybe(names, node.typeParameters);
  if (body?.type === T.BlockStatement) {
    scanAll(names, body.body);
  } else {
    scanMaybe(names, body);
  }
  names.close();
  if (named) {
    names.close();
  }
}

/** A class names itself in the scope outside (an expression: inside), where its name is a value and a type. */
export function scanClass(names: ScopeNames, node: ES.ClassDeclaration | ES.ClassExpression): void {
  scanAll(names, node.decorators);
  if (node.type === T.ClassDeclaration && node.id !== null) {
    names.declare(node.id, 'class', meaning.either);
  }
  names.open('block');
  if (node.type === T.ClassExpression && node.id !== null) {
    names.declare(node.id, 'class', meaning.either);
  }
  scanMaybe(names, node.superClass);
  scanTypeMaybe(names, node.typeParameters);
  scanTypeMaybe(names, node.superTypeArguments);
  for (const contract of node.implements) {
    scanType(names, contract);
  }
  for (const member of node.body.body) {
    scanMember(names, member);
  }
  names.close();
}

function scanMember(names: ScopeNames, member: ES.ClassElement): void {
  switch (member.type) {
    case T.StaticBlock:
      scan(names, member);
      return;
    case T.TSIndexSignature:
      scanType(names, member);
      return;
    case T.MethodDefinition:
    case T.TSAbstractMethodDefinition:
      break;
    default:
      scanTypeMaybe(names, member.typeAnnotation);
  }
  scanAll(names, member.decorators);
  if (member.computed) {
    scan(names, member.key);
  }
  scanMaybe(names, member.value);
}

export function scanImport(names: ScopeNames, node: ES.ImportDeclaration): void {
  for (const { local } of node.specifiers) {
    names.declare(local, 'import', meaning.either);
  }
}

export function scanImportEquals(names: ScopeNames, node: ES.TSImportEqualsDeclaration): void {
  names.declare(node.id, 'import', meaning.either);
  let root: ES.Node = node.moduleReference;
  while (root.type === T.TSQualifiedName) {
    root = root.left;
  }
  scan(names, root);
}

/** The members of an enum are names within it. */
export function scanEnum(names: ScopeNames, node: ES.TSEnumDeclaration): void {
  names.declare(node.id, 'let', meaning.either);
  names.open('block');
  for (const { id, initializer } of node.body.members) {
    if (id.type === T.Identifier) {
      names.declare(id, 'let', meaning.either);
    } else {
      names.hide(id.value, id.range[0]);
    }
    scanMaybe(names, initializer);
  }
  names.close();
}

export function scanModule(names: ScopeNames, node: ES.TSModuleDeclaration): void {
  if (node.id.type === T.Identifier && node.kind !== 'global') {
    names.declare(node.id, 'let', meaning.either);
  }
  names.open('arrow');
  scanAll(names, node.body?.body ?? []);
  names.close();
}

export function scanBlock(names: ScopeNames, node: ES.BlockStatement): void {
  names.open('block');
  scanAll(names, node.body);
  names.close();
}

export function scanStaticBlock(names: ScopeNames, node: ES.StaticBlock): void {
  names.open('arrow');
  scanAll(names, node.body);
  names.close();
}

export function scanSwitch(names: ScopeNames, node: ES.SwitchStatement): void {
  scan(names, node.discriminant);
  names.open('block');
  scanAll(names, node.cases);
  names.close();
}

export function scanCatch(names: ScopeNames, node: ES.CatchClause): void {
  names.open('block');
  if (node.param !== null) {
    declarePattern(names, node.param, 'catch');
  }
  scan(names, node.body);
  names.close();
}

export function scanFor(names: ScopeNames, node: ES.ForStatement): void {
  names.open('block');
  scanMaybe(names, node.init);
  scanMaybe(names, node.test);
  scanMaybe(names, node.update);
  scan(names, node.body);
  names.close();
}

export function scanForEach(names: ScopeNames, node: ES.ForInStatement | ES.ForOfStatement): void {
  names.open('block');
  scan(names, node.left);
  scan(names, node.right);
  scan(names, node.body);
  names.close();
}
