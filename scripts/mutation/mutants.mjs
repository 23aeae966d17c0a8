// The mutants of a module, and a copy of it that tells which of its parts have run. Both go by its syntax tree.
import { parseSync } from 'oxc-parser';

const swapped = new Map([
  ['===', '!=='],
  ['!==', '==='],
  ['<', '<='],
  ['<=', '<'],
  ['>', '>='],
  ['>=', '>'],
  ['+', '-'],
  ['-', '+'],
  ['*', '/'],
  ['/', '*'],
  ['%', '*'],
  ['&', '|'],
  ['|', '&'],
  ['<<', '>>'],
  ['>>', '<<'],
]);
const turned = new Map([
  ['<', '>='],
  ['<=', '>'],
  ['>', '<='],
  ['>=', '<'],
]);
const swappedLogic = new Map([
  ['&&', '||'],
  ['||', '&&'],
  ['??', '&&'],
]);
const swappedAssignment = new Map([
  ['+=', '-='],
  ['-=', '+='],
  ['*=', '/='],
  ['/=', '*='],
  ['??=', '&&='],
  ['&&=', '||='],
  ['||=', '&&='],
]);
const swappedCalls = new Map([
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['some', 'every'],
  ['every', 'some'],
  ['toLowerCase', 'toUpperCase'],
  ['toUpperCase', 'toLowerCase'],
  ['trimStart', 'trimEnd'],
  ['trimEnd', 'trimStart'],
  ['min', 'max'],
  ['max', 'min'],
  ['find', 'findLast'],
  ['findLast', 'find'],
  ['indexOf', 'lastIndexOf'],
  ['lastIndexOf', 'indexOf'],
]);
const removedCalls = new Set([
  'filter',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'slice',
  'substring',
  'trim',
  'concat',
]);

/** Nodes of types that have a value below them. */
const transparent = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);

/**
 * Every mutant of a module: the text between `start` and `end` becomes `replacement`. Operators are those of Stryker, and
 * statements that are left out.
 */
export function mutantsOf(path, text) {
  const mutants = [];
  const add = (operator, { start, end }, replacement) => {
    if (text.slice(start, end) !== replacement) mutants.push({ path, operator, start, end, replacement });
  };
  walk(programOf(path, text), [], (node, parents) => mutate(node, parents, text, add));
  return mutants.map((mutant) => ({ ...mutant, ...placeOf(text, mutant.start) }));
}

export function applied(text, { start, end, replacement }) {
  return text.slice(0, start) + replacement + text.slice(end);
}

function mutate(node, parents, text, add) {
  const parent = parents.at(-1);
  const source = ({ start, end }) => text.slice(start, end);
  /** The operator between two operands, without the comments that may stand there. */
  const operatorBetween = (left, right, written) => {
    const start = text.indexOf(written, left.end);
    return start >= 0 && start < right.start ? { start, end: start + written.length } : undefined;
  };
  const swap = (name, { left, right, operator }, table) => {
    const place = operatorBetween(left, right, operator);
    if (place !== undefined && table.has(operator)) add(name, place, table.get(operator));
  };
  const decide = (test, ...values) => {
    if (test !== null && test.type !== 'Literal') for (const value of values) add('condition', test, value);
  };

  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return decide(node.test, 'true', 'false');
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
      return decide(node.test, 'false');
    case 'LogicalExpression': {
      const [left, right] = [source(node.left), source(node.right)];
      // `??` stands beside no other operator without parentheses.
      return add('logic', node, `((${left}) ${swappedLogic.get(node.operator)} (${right}))`);
    }
    case 'BinaryExpression':
      if (isText(node.left) || isText(node.right)) {
        if (node.operator === '+') return;
      }
      swap('operator', node, swapped);
      return swap('operator', node, turned);
    case 'UnaryExpression':
      if (node.operator === '!') add('negation', node, source(node.argument));
      if (node.operator === '-') add('sign', node, source(node.argument));
      return;
    case 'UpdateExpression': {
      const other = node.operator === '++' ? '--' : '++';
      const argument = source(node.argument);
      return add('update', node, node.prefix ? other + argument : argument + other);
    }
    case 'AssignmentExpression':
      return swap('assignment', node, swappedAssignment);
    case 'Literal':
      return mutateLiteral(node, parents, add);
    case 'TemplateLiteral':
      if (parent?.type !== 'TaggedTemplateExpression' && node.end - node.start > 2) add('text', node, '``');
      return;
    case 'ArrayExpression':
      return add('array', node, node.elements.length > 0 ? '[]' : "['Keyparity']");
    case 'ObjectExpression':
      if (node.properties.length > 0) add('object', node, '{}');
      return;
    case 'BlockStatement':
      if (node.body.length > 0) add('block', node, '{}');
      return;
    case 'ArrowFunctionExpression':
      if (node.body.type !== 'BlockStatement') add('arrow', node.body, 'undefined');
      return;
    case 'ReturnStatement':
      if (node.argument !== null) add('return', node, 'return;');
      return;
    case 'ExpressionStatement':
      if (node.directive === undefined || node.directive === null) add('statement', node, ';');
      return;
    case 'ContinueStatement':
      return add('statement', node, ';');
    case 'CallExpression':
      return mutateCall(node, source, add);
    case 'MemberExpression':
      if (node.optional) {
        const start = text.indexOf('?.', node.object.end);
        add('optional', { start, end: start + 2 }, node.computed ? '' : '.');
      }
      return;
  }
}

function isText(node) {
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
}

function mutateLiteral(node, parents, add) {
  const parent = parents.at(-1);
  if (node.regex !== undefined && node.regex !== null) {
    for (const pattern of mutatedPatterns(node.regex.pattern)) add('pattern', node, `/${pattern}/${node.regex.flags}`);
    return;
  }
  if (typeof node.value === 'boolean') return add('boolean', node, String(!node.value));
  if (typeof node.value !== 'string') return;
  if (
    /^(?:Import|Export)/.test(parent.type) ||
    (parent.type === 'Property' && parent.key === node && !parent.computed)
  ) {
    return;
  }
  if (parent.type === 'ExpressionStatement') return;
  add('text', node, node.value === '' ? "'Keyparity'" : "''");
}

/** A few of what weapon-regex does: anchors that are gone, repetitions and classes that are turned. */
function mutatedPatterns(pattern) {
  const patterns = [];
  if (pattern.startsWith('^')) patterns.push(pattern.slice(1));
  if (pattern.endsWith('$') && !pattern.endsWith('\\$')) patterns.push(pattern.slice(0, -1));
  const turn = (search, replacement) => {
    if (search.test(pattern)) patterns.push(pattern.replace(search, replacement));
  };
  turn(/(?<=[\])\w])[+*](?![?+*])/, (sign) => (sign === '+' ? '*' : '+'));
  turn(/(?<=[\])\w])\?(?![:=!<?])/, '');
  turn(/(?<!\\)\[\^?(?!\])/, (opening) => (opening === '[' ? '[^' : '['));
  return patterns.filter(isPattern);
}

function isPattern(pattern) {
  try {
    new RegExp(pattern, 'v');
    return pattern !== '';
  } catch {
    try {
      new RegExp(pattern);
      return pattern !== '';
    } catch {
      return false;
    }
  }
}

function mutateCall({ callee, start, end, arguments: words }, source, add) {
  if (callee.type !== 'MemberExpression' || callee.computed) return;
  const { name } = callee.property;
  const other = swappedCalls.get(name);
  if (other !== undefined) add('call', callee.property, other);
  // `array.concat()` and the like change nothing where they get nothing.
  if (removedCalls.has(name) && (words.length > 0 || name !== 'concat'))
    add('call', { start, end }, source(callee.object));
}

/**
 * A copy of a module in which every part marks that it has run: blocks, cases and the bodies of short functions.
 *
 * @param first the number of its first part
 * @returns its text, and where each part begins and ends, the outer ones first
 */
export function probed(path, text, first) {
  const parts = [];
  const inserted = [];
  const probe = (place, before, after = '') => {
    const mark = `globalThis.__ran[${first + parts.length}] = 1`;
    parts.push({ start: place.start, end: place.end });
    inserted.push([before.at, before.text(mark)]);
    if (after !== '') inserted.push([place.end, after]);
  };
  walk(programOf(path, text), [], (node) => {
    switch (node.type) {
      case 'BlockStatement':
        return probe(node, { at: node.start + 1, text: (mark) => `${mark};` });
      case 'SwitchCase': {
        const [statement] = node.consequent;
        if (statement === undefined) return;
        return probe({ start: statement.start, end: node.end }, { at: statement.start, text: (mark) => `${mark};` });
      }
      case 'ArrowFunctionExpression':
        if (node.body.type === 'BlockStatement') return;
        return probe(node.body, { at: node.body.start, text: (mark) => `(${mark}, ` }, ')');
    }
  });
  // From the end on, so that places stay true; at one place what closes an inner part comes before what closes the outer.
  const order = inserted.map((each, index) => [...each, index]).sort((a, b) => b[0] - a[0] || b[2] - a[2]);
  let copy = text;
  for (const [at, mark] of order) copy = copy.slice(0, at) + mark + copy.slice(at);
  return { text: copy, parts };
}

/** The innermost part around a place; `undefined` for what runs when the module is loaded. */
export function partAround(parts, { start, end }) {
  let innermost;
  for (const [index, part] of parts.entries()) {
    // A block that is left out is left out by whoever comes to it.
    if (part.start <= start && end <= part.end && !(part.start === start && part.end === end)) innermost = index;
  }
  return innermost;
}

function programOf(path, text) {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`);
  return program;
}

/** Visits every node that has a value; what only the compiler of types reads is left out. */
function walk(node, parents, visit) {
  if (node.type.startsWith('TS') && !transparent.has(node.type)) return;
  visit(node, parents);
  for (const [key, below] of Object.entries(node)) {
    if (key === 'typeAnnotation' || key === 'typeArguments' || key === 'returnType') continue;
    for (const child of Array.isArray(below) ? below : [below]) {
      if (child !== null && typeof child === 'object' && typeof child.type === 'string') {
        walk(child, [...parents, node], visit);
      }
    }
  }
}

function placeOf(text, offset) {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
