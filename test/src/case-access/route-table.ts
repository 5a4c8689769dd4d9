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
  /**
   * The answer to whom it is not for, signed in, about a case they may open; 404 unless the page says who can use it. By
   * persona where only those who read cases are told.
   */
  readonly others?: 403 | 404 | Readonly<Partial<Record<Persona, 403>>>;
  /** What a script of the page is told, which could not follow where a page leads to sign in. */
  readonly signedOut?: 401;
  /** Where the route is not about a case, what its parameters are. */
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: Readonly<Record<string, string>>;
}

const readers: readonly Persona[] = ['caseworker', 'manager', 'auditor'];
const recorders: readonly Persona[] = ['caseworker', 'manager'];
const overseers: readonly Persona[] = ['manager', 'auditor'];
const directors: readonly Persona[] = ['manager', 'administrator'];
const staffReaders: readonly Persona[] = ['manager', 'auditor', 'administrator'];
const administrators: readonly Persona[] = ['administrator'];
const signedIn: readonly Persona[] = ['caseworker', 'manager', 'auditor', 'administrator'];

const each = (routes: readonly string[], expectation: RouteExpectation): Readonly<Record<string, RouteExpectation>> =>
  Object.fromEntries(routes.map((route) => [route, expectation]));

const corrections = [
  'corrections/new',
  ...['plans', 'disputes', 'complaints', 'contacts', 'escalations'].map((kind) => `${kind}/:id/corrections/new`),
].map((path) => `/cases/:reference/${path}`);

/** What auditors are told of a recording form of a case they may read: who can do it. */
const told = { auditor: 403 } as const;

/** Forms of one case whose page is there and whose empty answers are refused. */
const caseForms = [
  ...['consideration', 'decision-to-assess', 'advice/new', 'decision-to-issue', 'draft-plan', 'comments', 'final-plan'],
  ...['advice/:adviceId/received', 'advice/:adviceId/chase', 'advice/:adviceId/returned', 'advice/:adviceId/accepted'],
  ...[
    'advice/:adviceId/missed-appointment',
    'advice/:adviceId/audit',
    'meetings/asked',
    'meetings/held',
    'consultations/new',
    'sign-offs/new',
  ],
  ...['consultations/:consultationId/reply', 'exceptions/new', 'exceptions/:exceptionId/evidence', 'notes/new'],
  ...['request-evaluation', 'panel-decisions/new', 'notifications/new'],
  ...['exceptions/:exceptionId/family-told', 'exceptions/:exceptionId/end', 'exceptions/:exceptionId/strike-out'],
  ...['feedback/invitations/new', 'feedback/replies/new'],
  ...['withdrawal', 'plans/new', 'plans/:id/:act', 'plans/:id/:act/:subject', 'disputes/new', 'disputes/:id/:act'],
  ...['disputes/:id/:act/:subject', 'complaints/new', 'complaints/:id/:act'],
  'visits/new',
  'person-centred-meetings/new',
  'child-views/new',
  ...['contacts/new', 'contacts/:id/:act', 'escalations/new', 'escalations/:id/:act'],
].map((path) => `/cases/:reference/${path}`);

const letterSteps = ['sent', 'delivered', 'returned', 'withdrawn'].map((step) => `:letterId/${step}`);
const nobodyId = '60000000-0000-4000-8000-000000000001';

/**
 * Every route of the application with what it must answer. A route that is missing here fails the build: add a line that
 * names whom it is for and what it answers them. Below `/cases/:reference` and the interface for a case, a child or a process,
 * the answers for cases that are not theirs follow by themselves.
 */
export const routeTable: Readonly<Record<string, RouteExpectation>> = {
  // Open to everyone
  ...each(['GET /health/live', 'GET /health/ready', 'GET /accessibility', 'GET /privacy', 'GET /help', 'GET /sign-in', 'GET /definitions'], { for: personas, answers: 200 }),
  'GET /components': { for: personas, answers: 200 },
  'GET /definitions/:id': { for: personas, answers: 200, params: { id: 'dfe.requests.received' } },
  'GET /calendar/:secret.ics': { for: personas, answers: 404, params: { secret: 'guessed' } },
  'POST /sign-in/demo': { for: personas, answers: { caseworker: 404, manager: 404, auditor: 404, administrator: 404, signedOut: 403 } },
  'POST /sign-out': { for: personas, answers: { caseworker: 303, manager: 303, auditor: 303, administrator: 303, signedOut: 401 } },

  // Open to everyone who is signed in
  'GET /': { for: signedIn, answers: 302 },
  ...each(['GET /components/form', 'GET /api/commands', 'GET /api/docs', 'GET /api/docs-json', 'GET /api/session', 'GET /api/authority'], { for: signedIn, answers: 200 }),
  ...each(['GET /rules', 'POST /session/stay'], { for: signedIn, answers: 200 }),
  'GET /session/left': { for: signedIn, answers: 200, signedOut: 401 },
  'GET /rules/:id': { for: signedIn, answers: 200, params: { id: 'C3' } },
  'POST /components/form': { for: signedIn, answers: 422 },
  'GET /api/docs/:file': { for: signedIn, answers: 200, params: { file: 'swagger-ui.css' } },

  // Lists, finding and figures; what they hold of restricted cases is held by other tests
  ...each(['GET /cases', 'GET /cases.csv', 'GET /api/cases', 'GET /api/due-work', 'GET /performance', 'GET /performance/plans', 'GET /api/measures'], { for: readers, answers: 200 }),
  'POST /find': { for: readers, answers: 303 },
  'GET /found/:key': { for: readers, answers: 404, params: { key: 'guessed' } },
  ...each(['GET /performance/cases', 'GET /performance/cases.csv'], { for: readers, answers: 200, query: 'measure=dfe.requests.received' }),
  ...each(['', '/paper', '/print', '/paper.pdf', '/paper.json', '/paper.csv'].map((path) => `GET /action-plans/:plan/papers${path}`), { for: readers, answers: 404, params: { plan: 'guessed' } }),
  ...each(['GET /breakdowns', 'GET /breakdowns.csv', 'GET /breakdowns/cases', 'GET /breakdowns/quarters', 'GET /breakdowns/quarters.csv'], { for: readers, answers: 200 }),
  'GET /performance/:figure.csv': { for: readers, answers: 200, params: { figure: 'by-month' } },
  'GET /api/measures/:id': { for: readers, answers: 200, params: { id: 'dfe.requests.received' }, query: 'from=2026-01-01&to=2026-11-23' },
  'GET /api/published-years/:year': { for: readers, answers: 200, params: { year: '2025' } },
  ...each(['GET /figures', 'GET /figures.csv'], { for: overseers, answers: 200 }),
  ...each(['GET /performance/late-cases', 'GET /performance/late-cases.csv', 'GET /performance/stages-compared', 'GET /performance/stages-compared.csv'], { for: readers, answers: 200 }),
  // Caseworkers see what they hold themselves.
  'GET /performance/workload-limits': { for: recorders, answers: { caseworker: 404, manager: 200 }, query: 'worker=w-jo&which=due' },
  // What an open page listens to never ends; without a page it is refused.
  'GET /live': { for: readers, answers: 400, signedOut: 401 },
  ...each(['GET /due-work', 'GET /due-work.csv', 'GET /reviews', 'GET /reviews.csv', 'GET /reviews/settings', 'GET /disputes', 'GET /disputes.csv', 'GET /plans-ended', 'GET /plans-ended.csv', 'GET /placements', 'GET /placements.csv', 'GET /placements/flow', 'GET /placements/flow.csv', 'GET /funding', 'GET /funding.csv', 'GET /preferences', 'GET /preferences.csv', 'GET /special-places', 'GET /special-places.csv', 'GET /stuck', 'GET /stuck.csv', 'GET /contacts', 'GET /contacts.csv', 'GET /calendar-feeds', 'GET /requests/new'], { for: recorders, answers: 200 }),
  ...each(['GET /reviews/settings/:urn', 'GET /reviews/settings/:urn.csv'], { for: recorders, answers: 200, params: { urn: 'ofOwn' } }),
  'GET /transfers': { for: recorders, answers: 302 },
  ...each(['GET /transfers/:year', 'GET /transfers/:year.csv', 'GET /transfers/:year/list', 'GET /transfers/:year/list.csv'], { for: recorders, answers: 200, params: { year: '2027' } }),

  // Complaints; those on no case open to whom they are allocated, so that a guessed one is not there
  ...each(['GET /complaints', 'GET /complaints.csv', 'GET /feedback', 'GET /feedback.csv'], { for: readers, answers: 200 }),
  'GET /complaints/:id': { for: readers, answers: 404, params: { id: nobodyId } },
  'GET /complaints/new': { for: recorders, answers: 200 },
  'POST /complaints/new': { for: recorders, answers: 422 },
  ...each(['GET', 'POST'].flatMap((method) => ['corrections/new', ':act'].map((path) => `${method} /complaints/:id/${path}`)), { for: recorders, answers: 404, params: { id: nobodyId, act: 'add-note' } }),
  ...each(['GET /quality', 'GET /quality.csv', 'GET /quality/gaps', 'GET /quality/gaps.csv'], { for: overseers, answers: 200 }),

  // What the department publishes is for everyone signed in; managers import it
  ...each(['GET /published-figures', 'GET /published-figures/figures.csv'], { for: signedIn, answers: 200 }),
  ...each(['GET /published-figures/import'], { for: ['manager'], answers: 200, others: 403 }),
  ...each(['POST /published-figures/import'], { for: ['manager'], answers: 422, others: 403 }),
  // Figures held elsewhere are about no child: managers record them, auditors read
  ...each(['GET /held-figures', 'GET /held-figures/figures.csv', 'GET /held-figures/template.csv', 'GET /held-figures/:series', 'GET /held-figures/:series.csv'], { for: overseers, answers: 200, params: { series: 'health.autismWait' } }),
  ...each(['import', 'new-series', ':series/new', ':series/target'].map((path) => `GET /held-figures/${path}`), { for: ['manager'], answers: 200, others: 403, params: { series: 'health.autismWait' } }),
  ...each(['import', 'new-series', ':series/new', ':series/target'].map((path) => `POST /held-figures/${path}`), { for: ['manager'], answers: 422, others: 403, params: { series: 'health.autismWait' } }),
  // Neither a series of its own nor a figure to take out is there yet.
  ...each([':series/words', ':series/withdraw'].flatMap((path) => [`GET /held-figures/${path}`, `POST /held-figures/${path}`]), { for: ['manager'], answers: 404, others: 403, params: { series: 'health.autismWait' } }),

  // Managers load, draft and record action plans. What a form is about its address says; a plan that
  // is not there is told to managers alone
  ...each(['load', 'new'].map((path) => `GET /action-plans/${path}`), { for: ['manager'], answers: 200, others: 403 }),
  ...each(['load', 'new'].map((path) => `POST /action-plans/${path}`), { for: ['manager'], answers: 422, others: 403 }),
  ...each(['GET', 'POST'].map((method) => `${method} /action-plans/:plan/record/:form`), { for: ['manager'], answers: 404, others: 403, params: { plan: 'guessed', form: 'publish' } }),
  'GET /action-plans/:plan/record/revise': { for: ['manager'], answers: 404, others: 403, params: { plan: 'guessed' } },
  // Action plans are about no child: everyone signed in reads them; of one that is not there nobody is told
  'GET /action-plans': { for: signedIn, answers: 200 },
  ...each(['', '/overdue', '/overdue.csv', '/milestones', '/timeline', '/money', '/gaps', '/about', '/history', '/versions', '/compare', '/plan.json', '/items.csv', '/measures', '/measures.csv', '/measures/:measure', '/measures/:measure.csv', '/items/:item'].map((path) => `GET /action-plans/:plan${path}`), { for: signedIn, answers: 404, params: { plan: 'guessed', measure: 'm1', item: 'a1' } }),

  // Recording that is about no case yet, or about the authority
  'POST /requests/new': { for: recorders, answers: 422 },
  'POST /api/requests': { for: recorders, answers: 400 },
  'POST /api/requests/possible-matches': { for: recorders, answers: 200 },
  'POST /calendar-feeds': { for: recorders, answers: 422, body: { kind: 'setting' } },
  'POST /calendar-feeds/:feedId/revoke': { for: recorders, answers: 404, params: { feedId: 'guessed' } },
  'POST /api/authority/commands/:type': { for: directors, answers: 400, params: { type: 'ChoosePolicyOption' } },
  'POST /api/authority/corrections': { for: directors, answers: 400 },
  'POST /kept-forms': { for: recorders, answers: 400 },
  'POST /kept-forms/thrown-away': { for: recorders, answers: 400 },
  ...each(['GET /allocate', 'GET /allocate/:key'], { for: ['manager'], answers: 302, params: { key: 'guessed' } }),
  'POST /allocate': { for: ['manager'], answers: 422 },
  ...each(['GET /transition', 'GET /transition/missing-details', 'GET /transition/missing-details.csv'], { for: recorders, answers: 200 }),
  ...each(['GET /transition/share', 'GET /transition/share/:key', 'GET /transition/share/:key.csv'], { for: recorders, answers: 302, params: { key: 'guessed' } }),
  'POST /transition/share': { for: recorders, answers: 422 },

  // Settings and imports
  ...each(['', '/policy', '/sign-off', '/milestones', '/feedback', '/casework', '/closures', '/calendar', '/history'].map((path) => `GET /settings${path}`), { for: staffReaders, answers: 200, others: 403 }),
  'GET /settings/policy/:option': { for: staffReaders, answers: 200, others: 403, params: { option: 'P1' } },
  ...each(['letters', 'policy/:option/change', 'sign-off/change', 'milestones/change', 'casework/change', 'closures/record'].map((path) => `GET /settings/${path}`), { for: directors, answers: 200, others: 403, params: { option: 'P1' } }),
  ...each(['letters', 'policy/:option/change', 'sign-off/change', 'milestones/change', 'casework/change', 'closures/record'].map((path) => `POST /settings/${path}`), { for: directors, answers: 422, others: 403, params: { option: 'P1' } }),
  'GET /settings/feedback/:setting': { for: directors, answers: 200, others: 403, params: { setting: 'questionnaire' } },
  'POST /settings/feedback/:setting': { for: directors, answers: 422, others: 403, params: { setting: 'questionnaire' } },
  'GET /settings/audits': { for: staffReaders, answers: 200, others: 403 },
  ...each(['scale', 'posts', 'criteria/:of'].map((path) => `GET /settings/audits/${path}/change`), { for: directors, answers: 200, others: 403, params: { of: 'plan' } }),
  ...each(['scale', 'posts', 'criteria/:of'].map((path) => `POST /settings/audits/${path}/change`), { for: directors, answers: 422, others: 403, params: { of: 'plan' } }),
  'POST /settings/closures/upload': { for: directors, answers: 422, others: 403 },
  ...each(['closures/withdraw', 'history/:number/correct'].flatMap((path) => [`GET /settings/${path}`, `POST /settings/${path}`]), { for: directors, answers: 404, others: 403, params: { number: '999' } }),
  ...each(['GET /imports', 'GET /imports/new'], { for: directors, answers: 200, others: 403 }),
  'POST /imports/new': { for: directors, answers: 422, others: 403 },
  ...each(['GET /imports/:id', 'GET /imports/:id/progress', 'GET /imports/:id/report.csv', 'POST /imports/:id/start', 'POST /imports/:id/stop', 'POST /imports/:id/remove'], { for: directors, answers: 404, others: 403, params: { id: nobodyId } }),

  // People and teams
  ...each(['GET /people', 'GET /people.csv', 'GET /people/:id', 'GET /teams', 'GET /api/people', 'GET /api/people/:id', 'GET /api/teams'], { for: staffReaders, answers: 200, params: { id: 'demo-auditor' } }),
  ...each(['people/new', 'people/:id/details', 'people/:id/roles', 'people/:id/end', 'teams/new'].map((path) => `GET /${path}`), { for: administrators, answers: 200, params: { id: 'demo-auditor' } }),
  ...each(['people/new', 'people/:id/details', 'people/:id/roles', 'people/:id/end', 'teams/new'].map((path) => `POST /${path}`), { for: administrators, answers: 422, params: { id: 'demo-auditor' } }),
  'GET /people/:id/return': { for: administrators, answers: 200, params: { id: 'ofWhoLeft' } },
  'POST /people/:id/return': { for: administrators, answers: 409, params: { id: 'ofWhoLeft' } },
  'GET /teams/close': { for: administrators, answers: 200, query: 'team=Empty+team' },
  'POST /teams/close': { for: administrators, answers: 409, query: 'team=Empty+team' },
  ...each(['people', 'people/:id/roles', 'people/:id/end', 'people/:id/return', 'teams', 'teams/close'].map((path) => `POST /api/${path}`), { for: administrators, answers: 400, params: { id: 'ofWhoLeft' } }),

  // Who looked at what, proofs, and the record as it was known
  ...each(['GET /read-log', 'GET /read-log.csv'], { for: ['auditor'], answers: 200 }),
  'GET /read-log/:position': { for: ['auditor'], answers: 200, params: { position: 'ofRead' } },
  'GET /cases/:reference/read-log': { for: overseers, answers: 200 },
  ...each(['GET /proofs', 'GET /proofs/head.txt', 'GET /proofs/verifications/:id/head.txt'], { for: [...overseers, 'administrator'], answers: 200, params: { id: '1' } }),
  // To verify takes no answers and records nothing in the log.
  'POST /proofs/verifications': { for: ['auditor'], answers: 303 },
  'POST /proofs/heads': { for: ['auditor'], answers: 422 },
  'GET /replay': { for: overseers, answers: 200 },
  ...each(['GET /replay/:reference', 'GET /replay/:reference.csv', 'GET /replay/:reference.json'], { for: overseers, answers: 200, query: 'as-at=2026-11-22' }),

  // Letters
  ...each(['', '/:letterId', '/:letterId.pdf', '/:letterId/print'].map((path) => `GET /cases/:reference/documents${path}`), { for: readers, answers: 200 }),
  ...each(['new', 'new/:kind', ...letterSteps].map((path) => `GET /cases/:reference/documents/${path}`), { for: recorders, answers: 200 }),
  ...each(['new/:kind', ...letterSteps].map((path) => `POST /cases/:reference/documents/${path}`), { for: recorders, answers: 422 }),

  // Reading a case
  ...each(['', '/clocks', '/advice', '/plan', '/disputes', '/complaints', '/contacts', '/history', '/history/:number'].map((path) => `GET /cases/:reference${path}`), { for: readers, answers: 200 }),
  ...each(['GET /api/cases/:id', 'GET /api/cases/:id/history'], { for: readers, answers: 200 }),

  // Recording on a case
  ...each(caseForms.map((path) => `GET ${path}`), { for: recorders, answers: 200, others: told }),
  ...each(caseForms.map((path) => `POST ${path}`), { for: recorders, answers: 422, others: told }),
  ...each(corrections.map((path) => `GET ${path}`), { for: recorders, answers: 200, others: told, query: 'event=1' }),
  ...each(corrections.map((path) => `POST ${path}`), { for: recorders, answers: 422, others: told, query: 'event=1' }),
  // A complaint has nothing that an act could be about.
  'GET /cases/:reference/allocation': { for: recorders, answers: 200, others: told },
  'POST /cases/:reference/allocation': { for: recorders, answers: 422, others: told },
  ...each(['GET /cases/:reference/exceptions/:exceptionId/agreement'], { for: recorders, answers: { caseworker: 403, manager: 200 }, others: told }),
  ...each(['POST /cases/:reference/exceptions/:exceptionId/agreement'], { for: recorders, answers: { caseworker: 403, manager: 422 }, others: told }),
  ...each(['children', 'needs-assessments', 'plans', 'disputes', 'complaints', 'contacts', 'escalations'].flatMap((path) => [`POST /api/${path}/:id/commands/:type`, `POST /api/${path}/:id/corrections`]), { for: recorders, answers: 400 }),

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
  return /^\/(?:cases|replay)\/:reference|^\/api\/(?:cases|children|needs-assessments|plans|disputes|complaints|contacts|escalations)\/:id/.test(
    path,
  );
}

/** The address of a route for a case: everything it names is there. */
export function addressFor(path: string, one: AccessCase): string {
  const [, collection = ''] = /^(?:\/api|\/cases\/:reference)\/([a-z-]+)/.exec(path) ?? [];
  const ids: Readonly<Record<string, string>> = {
    'needs-assessments': one.assessmentId,
    plans: one.planId,
    disputes: one.disputeId,
    complaints: one.complaintId,
    contacts: one.contactId,
    escalations: one.escalationId,
  };
  const withSubject = path.endsWith('/:subject');
  const acts: Readonly<Record<string, string>> = {
    plans: withSubject ? 'record-review-meeting' : 'arrange-review',
    disputes: withSubject ? 'answer-recommendation' : 'add-note',
    complaints: 'add-note',
    contacts: 'answer-contact',
    escalations: 'settle-escalation',
  };
  const params: Readonly<Record<string, string>> = {
    reference: one.reference,
    id: ids[collection] ?? one.childId,
    number: '1',
    type: collection === 'children' ? 'RecordNeed' : 'AddNote',
    act: acts[collection] ?? '',
    kind: 'decisionToAssess',
    subject: collection === 'plans' ? named.reviewId : named.recommendationId,
    ...named,
  };
  return withParams(path, params);
}

export function withParams(path: string, params: Readonly<Record<string, string>>): string {
  return path.replaceAll(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}
