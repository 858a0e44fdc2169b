/**
 * The second wall before an analyst's query on a cluster (the first are the grants of its user): what the engine itself
 * reads in the query (EXPLAIN AST) is held against lists, and what no list knows is refused.
 *
 * The tree comes as lines, each a node with its kind and name, and names are written raw: one with a line break in it adds
 * lines that are no nodes. So a rule looks at a line alone, never at where it stands. Added lines can then only add
 * refusals, and the beginning of every real node is on a line of its own whatever names hold. Nor may a name be hidden:
 * APPLY, which does not tell its function, is refused, as are SETTINGS and whatever stands beside the query itself
 * (FORMAT, INTO OUTFILE), the one thing that is told by its depth.
 */
import type { ConsoleProblem } from '../../../model/console';
import { nearest } from '../nearest';
import { CALLABLE, isCallable } from './functions';

const words = (text: string) => text.trim().split(/\s+/);

/** Kinds of nodes that say nothing but how a query is put together. */
const FORMS = new Set(
  words(
    `SelectWithUnionQuery SelectIntersectExceptQuery SelectQuery DescribeQuery ExpressionList Subquery WithElement
     TablesInSelectQuery TablesInSelectQueryElement TableExpression TableJoin ArrayJoin SampleRatio
     Asterisk QualifiedAsterisk ColumnsRegexpMatcher ColumnsListMatcher QualifiedColumnsRegexpMatcher
     QualifiedColumnsListMatcher ColumnsTransformerList ColumnsExceptTransformer ColumnsReplaceTransformer
     ColumnsReplaceTransformer::Replacement OrderByElement InterpolateElement WindowDefinition WindowListElement Literal`,
  ),
);

/** The one node below the top that each kind of query has. */
const TOPS: Record<string, string> = { SelectWithUnionQuery: 'ExpressionList', DescribeQuery: 'TableExpression' };

/** Databases that no query may name, wherever a name stands: `x in system.users` is no table to the tree. */
const OTHERS = /^(?:system|information_schema|default|undertone\w*|_temporary_and_external_tables)$/i;

const LINE = /^( *)(\S+)(?: ([^]*))?$/;

/**
 * Everything that a query may not say.
 * @param tree lines of EXPLAIN AST, all of them
 * @param own the database of the generation that is asked
 * @param databases others that are known to be there
 */
export function refusalsOf(tree: readonly string[], own: string, databases: readonly string[] = []): ConsoleProblem[] {
  const refusals: ConsoleProblem[] = [];
  const refuse = (message: string, hint: string) => refusals.push({ kind: 'refused', message, hint });
  const isElsewhere = (name: string) => name !== own && (OTHERS.test(name) || databases.includes(name));
  const kindsAt: string[][] = [[], []];
  for (const line of tree) {
    const [, indent = '', kind = '', rest = ''] = LINE.exec(line) ?? [];
    kindsAt[indent.length]?.push(kind);
    // A name ends where its alias or its children are told of; one with a bracket in it names nothing that exists.
    const name = rest.replace(/ \((?:alias|children) [^]*$/, '');
    const [first = '', ...further] = name.split('.');
    if (kind === 'Function') {
      if (!isCallable(name)) refuse(...notCallable(name));
    } else if (kind === 'TableIdentifier') {
      if (further.length > 0 && first !== own)
        refuse(`There is no ${name} to read here.`, 'Name a table alone: SHOW TABLES lists them.');
    } else if (kind === 'Identifier') {
      if (further.length > 0 && isElsewhere(first))
        refuse(`There is no ${name} to read here.`, 'Name a table alone: SHOW TABLES lists them.');
    } else if (kind === 'Set') {
      refuse('SETTINGS cannot be changed here.', 'The limits are those of the page; leave SETTINGS out.');
    } else if (!FORMS.has(kind)) {
      refuse(...unknownForm(kind));
    }
  }
  const [tops = [], below = []] = kindsAt;
  const [top = ''] = tops;
  const expected = TOPS[top];
  // What is no query is that as a whole, whatever it holds.
  if (tops.length !== 1 || expected === undefined) {
    const [message, hint] = unknownForm(top);
    return [{ kind: 'refused', message, hint }];
  }
  if (below.length !== 1 || below[0] !== expected)
    refuse('Only the query itself can be said here.', 'Leave out FORMAT, INTO OUTFILE and SETTINGS behind it.');
  return refusals;
}

function notCallable(name: string): [message: string, hint: string] {
  const other = nearest(name, CALLABLE);
  return [
    `The function ${name} is not available here.`,
    other
      ? `Did you mean ${other}?`
      : 'Queries read the tables that Undertone published, and nothing else on the cluster or outside of it.',
  ];
}

/** What a person wrote, where the kind of the node says it otherwise. */
const SAID: Record<string, string> = {
  ColumnsApplyTransformer: 'APPLY',
  ShowTables: 'This SHOW',
  ParallelWithQuery: 'PARALLEL WITH',
};

function unknownForm(kind: string): [message: string, hint: string] {
  const plain = kind.replace(/Query$/, '').replace(/([a-z])([A-Z])/g, '$1 $2');
  return [
    `${SAID[kind] ?? (plain.toUpperCase() || 'This')} is no part of a query that reads.`,
    'Only queries that read are run here: select …, with …, describe messages, show tables.',
  ];
}
