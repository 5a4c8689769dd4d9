import type { KnownRoute } from '../../../src/access/route-rules.js';
import { isAboutCase, opensTo, personas, relations, routeTable } from './route-table.js';
import type { Persona, Relation } from './route-table.js';

/** The status of each answer, by route, persona and relation. */
export type Answers = Map<string, number>;

const heads: Readonly<Record<Persona, string>> = {
  caseworker: 'Caseworker',
  manager: 'Manager',
  auditor: 'Auditor',
  administrator: 'Administrator',
  signedOut: 'Signed out',
};
const head = (first: string): readonly string[] => [
  `| ${[first, ...personas.map((persona) => heads[persona])].join(' | ')} |`,
  `|---|${personas.map(() => '---|').join('')}`,
];

/** `docs/access-matrix.md`, from what the application answered. */
export function accessDocument(routes: readonly KnownRoute[], answers: Answers): string {
  const aboutCase = routes.filter(({ path }) => isAboutCase(path));
  const others = routes.filter(({ path }) => !isAboutCase(path));
  return `${[
    '# Who may open what',
    '',
    'Made from what the whole application answered; `UPDATE_DOCS=1 npm test -- access-matrix` writes it anew. The rules are in',
    '`test/src/case-access/route-table.ts`: a route that is not named there fails the build. Why it is so is',
    '[a decision](decisions/0018-who-may-open-a-case.md). Numbers are HTTP statuses; POST was sent with the token of its session',
    'and without answers, so that nothing was recorded.',
    '',
    '## Cases',
    '',
    'Who can open which case, by every route about a case that is for their role. “No” is answered as “no such case” is: 404.',
    '',
    ...head('Case'),
    ...(Object.keys(relations) as Relation[]).map((relation) =>
      row(relations[relation], (persona) => (opensTo[persona].includes(relation) ? 'Yes' : 'No')),
    ),
    '',
    '## Routes about a case',
    '',
    'The answer for a case that is open to the person; for any other it is 404. To whom the route is not for, “own” stands for',
    'every case: 403 says who can do it, to those who may read the case.',
    '',
    ...head('Route'),
    ...aboutCase.map((route) => row(codeOf(route), (persona) => caseAnswer(route, persona, answers))),
    '',
    '## Other routes',
    '',
    'What lists and figures hold of restricted cases is in the decision.',
    '',
    ...head('Route'),
    ...others.map((route) => row(codeOf(route), (persona) => String(answers.get(`${keyOf(route)} ${persona} `) ?? ''))),
  ].join('\n')}\n`;
}

function caseAnswer(route: KnownRoute, persona: Persona, answers: Answers): string {
  const key = keyOf(route);
  const asked = routeTable[key]?.for.includes(persona) === true ? opensTo[persona] : (['own'] as const);
  return [...new Set(asked.map((relation) => answers.get(`${key} ${persona} ${relation}`)))].join(', ');
}

const keyOf = ({ method, path }: KnownRoute): string => `${method} ${path}`;
const codeOf = (route: KnownRoute): string => `\`${keyOf(route)}\``;

function row(first: string, cell: (persona: Persona) => string): string {
  return `| ${[first, ...personas.map(cell)].join(' | ')} |`;
}
