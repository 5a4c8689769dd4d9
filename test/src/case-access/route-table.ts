import type { AccessCase } from './access-cases.js';
import { named } from './access-cases.js';

/** Who asks. */
export const personas = ['caseworker', 'manager', 'auditor', 'administrator', 'signedOut'] as const;
export type Persona = (typeof personas)[number];

/** What the case is to them. */
export const relations = {
  own: 'Theirs',
  ownTeam: 'Their team’s',
  otherTeam: 'Another team’s',
  restrictedOwn: 'Restricted, theirs',
  restrictedOwnTeam: 'Restricted, their team’s',
  restrictedOthers: 'Restricted, another team’s',
  restrictedNamed: 'Restricted, but they are named',
  restrictedBreakGlass: 'Restricted, opened under break-glass today',
  unknown: 'No such case',
} as const;
export type Relation = keyof typeof relations;

const everyoneOpens: readonly Relation[] = ['own', 'ownTeam', 'otherTeam', 'restrictedOwn', 'restrictedNamed', 'restrictedBreakGlass']; // prettier-ignore

/** The rule itself: which cases are open to whom. */
export const opensTo: Readonly<Record<Persona, readonly Relation[]>> = {
  caseworker: everyoneOpens,
  manager: [...everyoneOpens, 'restrictedOwnTeam'],
  auditor: everyoneOpens,
  administrator: [],
  signedOut: [],
};

/** What one route must answer. */
export interface RouteExpectation {
  /** Whom the route is for. */
  readonly for: readonly Persona[];
  /** The answer to them; by persona where it differs. POST is sent without a body, so nothing can be recorded. */
  readonly answers: number | Readonly<Partial<Record<Persona, number>>>;
  /** The answer to whom it is not for, signed in; 404 unless the page says who can use it. */
  readonly others?: 403 | 404;
  /** Where the route is not about a case, what its parameters are. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: Readonly<Record<string, string>>;
}

const readers: readonly Persona[] = ['caseworker', 'manager', 'auditor'];
const recorders: readonly Persona[] = ['caseworker', 'manager'];
const signedIn: readonly Persona[] = ['caseworker', 'manager', 'auditor', 'administrator'];

const each = (routes: readonly string[], expectation: RouteExpectation): Readonly<Record<string, RouteExpectation>> =>
  Object.fromEntries(routes.map((route) => [route, expectation]));

const corrections = ['corrections/new', 'plans/:id/corrections/new', 'disputes/:id/corrections/new'].map(
  (path) => `/cases/:reference/${path}`,
);

/** Forms of one case whose page is there and whose empty answers are refused. */
const caseForms = [
  ...['consideration', 'decision-to-assess', 'advice/new', 'decision-to-issue', 'draft-plan', 'comments', 'final-plan'],
  ...['advice/:adviceId/received', 'advice/:adviceId/chase', 'advice/:adviceId/returned', 'advice/:adviceId/accepted'],
  ...['advice/:adviceId/missed-appointment', 'meetings/asked', 'meetings/held', 'consultations/new', 'sign-offs/new'],
  ...['consultations/:consultationId/reply', 'exceptions/new', 'exceptions/:exceptionId/evidence', 'notes/new'],
  ...['exceptions/:exceptionId/family-told', 'exceptions/:exceptionId/end', 'exceptions/:exceptionId/strike-out'],
  ...['withdrawal', 'plans/new', 'plans/:id/:act', 'plans/:id/:act/:subject', 'disputes/new', 'disputes/:id/:act'],
  'disputes/:id/:act/:subject',
].map((path) => `/cases/:reference/${path}`);

/**
 * Every route of the application with what it must answer. A route that is missing here fails the build: add a line that
 * names whom it is for and what it answers them. Below `/cases/:reference` and the interface for a case, a child or a process,
 * the answers for cases that are not theirs follow by themselves.
 */
export const routeTable: Readonly<Record<string, RouteExpectation>> = {
  // Open to everyone
  ...each(['GET /health/live', 'GET /health/ready', 'GET /accessibility', 'GET /privacy', 'GET /help', 'GET /sign-in', 'GET /definitions', 'GET /definitions/late-days'], { for: personas, answers: 200 }),
  'GET /components': { for: personas, answers: 200 },
  'GET /definitions/:id': { for: personas, answers: 200, params: { id: 'dfe.requests.received' } },
  'GET /calendar/:secret.ics': { for: personas, answers: 404, params: { secret: 'guessed' } },
  'POST /sign-in/demo': { for: personas, answers: { caseworker: 404, manager: 404, auditor: 404, administrator: 404, signedOut: 403 } },
  'POST /sign-out': { for: personas, answers: { caseworker: 303, manager: 303, auditor: 303, administrator: 303, signedOut: 401 } },

  // Open to everyone who is signed in
  'GET /': { for: ['caseworker', 'manager', 'auditor'], answers: 302 },
  ...each(['GET /components/form', 'GET /api/commands', 'GET /api/docs', 'GET /api/docs-json', 'GET /api/session', 'GET /api/authority'], { for: signedIn, answers: 200 }),
  'POST /components/form': { for: signedIn, answers: 422 },
  'GET /api/docs/:file': { for: signedIn, answers: 200, params: { file: 'swagger-ui.css' } },

  // Lists, finding and figures; what they hold of restricted cases is held by other tests
  ...each(['GET /cases', 'GET /cases.csv', 'GET /api/cases', 'GET /api/due-work', 'GET /performance', 'GET /api/measures'], { for: readers, answers: 200 }),
  'POST /find': { for: readers, answers: 303 },
  'GET /found/:key': { for: readers, answers: 404, params: { key: 'guessed' } },
  ...each(['GET /performance/cases', 'GET /performance/cases.csv'], { for: readers, answers: 200, query: 'measure=dfe.requests.received' }),
  'GET /performance/:figure.csv': { for: readers, answers: 200, params: { figure: 'by-month' } },
  'GET /api/measures/:id': { for: readers, answers: 200, params: { id: 'dfe.requests.received' }, query: 'from=2026-01-01&to=2026-11-23' },
  'GET /api/published-years/:year': { for: readers, answers: 200, params: { year: '2025' } },
  'GET /figures': { for: ['manager', 'auditor'], answers: 200 },
  ...each(['GET /due-work', 'GET /due-work.csv', 'GET /reviews', 'GET /reviews.csv', 'GET /reviews/settings', 'GET /disputes', 'GET /disputes.csv', 'GET /plans-ended', 'GET /plans-ended.csv', 'GET /calendar-feeds', 'GET /requests/new'], { for: recorders, answers: 200 }),
  ...each(['GET /reviews/settings/:urn', 'GET /reviews/settings/:urn.csv'], { for: recorders, answers: 200, params: { urn: 'ofOwn' } }),
  'GET /transfers': { for: recorders, answers: 302 },
  ...each(['GET /transfers/:year', 'GET /transfers/:year.csv', 'GET /transfers/:year/list', 'GET /transfers/:year/list.csv'], { for: recorders, answers: 200, params: { year: '2027' } }),

  // Recording that is about no case yet, or about the authority
  'POST /requests/new': { for: recorders, answers: 422 },
  'POST /api/requests': { for: recorders, answers: 400 },
  'POST /api/requests/possible-matches': { for: recorders, answers: 200 },
  'POST /calendar-feeds': { for: recorders, answers: 422, body: { kind: 'setting' } },
  'POST /calendar-feeds/:feedId/revoke': { for: recorders, answers: 404, params: { feedId: 'guessed' } },
  'POST /api/authority/commands/:type': { for: ['manager'], answers: 400, params: { type: 'ChoosePolicyOption' } },
  'POST /api/authority/corrections': { for: ['manager'], answers: 400 },

  // Reading a case
  ...each(['', '/clocks', '/advice', '/plan', '/disputes', '/history', '/history/:number'].map((path) => `GET /cases/:reference${path}`), { for: readers, answers: 200 }),
  ...each(['GET /api/cases/:id', 'GET /api/cases/:id/history'], { for: readers, answers: 200 }),

  // Recording on a case
  ...each(caseForms.map((path) => `GET ${path}`), { for: recorders, answers: 200 }),
  ...each(caseForms.map((path) => `POST ${path}`), { for: recorders, answers: 422 }),
  ...each(corrections.map((path) => `GET ${path}`), { for: recorders, answers: 200, query: 'event=1' }),
  ...each(corrections.map((path) => `POST ${path}`), { for: recorders, answers: 422, query: 'event=1' }),
  'GET /cases/:reference/allocation': { for: recorders, answers: 200 },
  'POST /cases/:reference/allocation': { for: recorders, answers: 422 },
  ...each(['GET /cases/:reference/exceptions/:exceptionId/agreement'], { for: recorders, answers: { caseworker: 403, manager: 200 } }),
  ...each(['POST /cases/:reference/exceptions/:exceptionId/agreement'], { for: recorders, answers: { caseworker: 403, manager: 422 } }),
  ...each(['children', 'needs-assessments', 'plans', 'disputes'].flatMap((path) => [`POST /api/${path}/:id/commands/:type`, `POST /api/${path}/:id/corrections`]), { for: recorders, answers: 400 }),

  // Who may open a case
  ...each(['GET /cases/:reference/restriction', 'GET /cases/:reference/restriction/lift'], { for: ['manager'], answers: 200, others: 403 }),
  ...each(['POST /cases/:reference/restriction', 'POST /cases/:reference/restriction/lift'], { for: ['manager'], answers: 422, others: 403 }),
  'GET /break-glass': { for: ['manager', 'auditor'], answers: 200 },
  'GET /break-glass/new': { for: readers, answers: 200 },
  'POST /break-glass/new': { for: readers, answers: 422 },
  'GET /break-glass/:id': { for: ['manager', 'auditor'], answers: { manager: 404, auditor: 200 }, params: { id: 'ofBreakGlass' } },
  'POST /break-glass/:id': { for: ['manager', 'auditor'], answers: { manager: 404, auditor: 422 }, params: { id: 'ofBreakGlass' } },
}; // prettier-ignore

/** Tells whether what a route answers depends on a case. */
export function isAboutCase(path: string): boolean {
  return /^\/cases\/:reference|^\/api\/(?:cases|children|needs-assessments|plans|disputes)\/:id/.test(path);
}

/** The address of a route for a case: everything it names is there. */
export function addressFor(path: string, one: AccessCase): string {
  const [, collection = ''] = /^(?:\/api|\/cases\/:reference)\/([a-z-]+)/.exec(path) ?? [];
  const ids: Readonly<Record<string, string>> = {
    'needs-assessments': one.assessmentId,
    plans: one.planId,
    disputes: one.disputeId,
  };
  const withSubject = path.endsWith('/:subject');
  const acts: Readonly<Record<string, string>> = {
    plans: withSubject ? 'record-review-meeting' : 'arrange-review',
    disputes: withSubject ? 'answer-recommendation' : 'add-note',
  };
  const params: Readonly<Record<string, string>> = {
    reference: one.reference,
    id: ids[collection] ?? one.childId,
    number: '1',
    type: collection === 'children' ? 'RecordNeed' : 'AddNote',
    act: acts[collection] ?? '',
    subject: collection === 'plans' ? named.reviewId : named.recommendationId,
    ...named,
  };
  return withParams(path, params);
}

export function withParams(path: string, params: Readonly<Record<string, string>>): string {
  return path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}
