import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { isCalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { Person } from '../../access/people.js';
import { isApi, isBackground, localPath, personOf } from '../../access/requests.js';
import { roleWords } from '../../access/roles.js';
import type { RouteRules } from '../../access/route-rules.js';
import type { Flash } from '../../access/session-data.js';
import { londonDateOf } from '../../commands/london-time.js';
import { liveHref, liveTopicOf } from '../../live/live-pages.js';
import type { Assets } from '../assets.js';
import type { FrameFacts, Notice, WebOptions } from '../web-options.js';
import { actDate, sentenceDate } from '../words/date-words.js';
import type { NavigationItem } from './navigation.js';
import { isCurrent, navigationOf } from './navigation.js';

/** What `?as-at=` asks for: the page as known at the end of that day. */
export interface LookingBack {
  readonly date: CalendarDate;
  /** "Wednesday 30 September 2026". */
  readonly words: string;
  /** "30 September 2026": begins the title. */
  readonly short: string;
  /** The same page today. */
  readonly back: string;
}

/** What the layout draws around every page; templates see it as `frame`. */
export interface PageFrame {
  readonly councilName: string;
  readonly areaName: string;
  readonly demo: boolean;
  readonly rulesInForce: string;
  readonly assets: Assets['addresses'];
  readonly person: { readonly id: string; readonly name: string; readonly role: string } | null;
  readonly home: string;
  readonly navigation: readonly (NavigationItem & { readonly current: boolean; readonly badge: number })[];
  readonly canFind: boolean;
  readonly footer: readonly { readonly text: string; readonly href: string }[];
  readonly lookingBack: LookingBack | null;
  readonly notices: readonly Notice[];
  readonly flash: Flash | null;
  /** Where the open page listens for what moves on it; null where nothing does. */
  readonly live: string | null;
  readonly today: CalendarDate;
  readonly now: string;
}

const footer = [
  { text: 'Accessibility', href: '/accessibility' },
  { text: 'Privacy', href: '/privacy' },
  { text: 'How figures are worked out', href: '/definitions' },
  { text: 'Help', href: '/help' },
];

/** Works out the frame of each page before its handler runs. */
export function framePages(options: WebOptions, assets: Assets, routes: RouteRules, facts: FrameFacts): RequestHandler {
  return (request: Request, response: Response, next: NextFunction): void => {
    if (isApi(request) || isBackground(request)) {
      next();
      return;
    }
    frameOf(request, options, assets, routes, facts).then((frame) => {
      response.locals['frame'] = frame;
      response.locals['csrfToken'] = request.session.csrfToken ?? null;
      next();
    }, next);
  };
}

async function frameOf(
  request: Request,
  options: WebOptions,
  assets: Assets,
  routes: RouteRules,
  facts: FrameFacts,
): Promise<PageFrame> {
  const person = personOf(request);
  const items = person === null ? [] : navigationOf(person, (path) => routes.opens(path, person));
  const overdue = person !== null && items.some(({ key }) => key === 'due-work') ? await facts.overdueOf(person) : 0;
  const now = options.now();
  return {
    councilName: options.councilName,
    areaName: options.areaName,
    demo: options.demo,
    rulesInForce: options.rulesInForce,
    assets: assets.addresses,
    person: person === null ? null : { id: person.id, name: person.name, role: roleWords(person.roles) },
    home: person === null ? '/sign-in' : '/',
    navigation: items.map((item) => ({
      ...item,
      current: isCurrent(item, request.path),
      badge: item.key === 'due-work' ? overdue : 0,
    })),
    canFind: person !== null && mayFind(person, routes),
    footer: footer.filter(({ href }) => routes.opens(href, person)),
    lookingBack: lookingBack(request),
    notices: person !== null ? await facts.noticesFor(person) : [],
    flash: person !== null && request.method === 'GET' ? takeFlash(request) : null,
    live: person === null ? null : liveOf(request, person, facts.position()),
    today: londonDateOf(now),
    now: now.toISOString(),
  };
}

function mayFind(person: Person, routes: RouteRules): boolean {
  const find = routes.all().find(({ method, path }) => method === 'POST' && path === '/find');
  if (find?.rule == null) return false;
  const { roles } = find.rule;
  return roles === 'everyone' || roles === 'signedIn' || person.roles.some((role) => roles.includes(role));
}

function takeFlash(request: Request): Flash | null {
  const { flash } = request.session;
  delete request.session.flash;
  return flash ?? null;
}

function liveOf(request: Request, person: Person, position: number | null): string | null {
  if (request.method !== 'GET' || position === null || 'as-at' in request.query) return null;
  const topic = liveTopicOf(request.path, request.query, person);
  return topic === null ? null : liveHref(topic, position);
}

function lookingBack(request: Request): LookingBack | null {
  const date = request.query['as-at'];
  if (!isCalendarDate(date)) return null;
  const [path = '/', query = ''] = request.originalUrl.split('?', 2);
  const rest = new URLSearchParams(query);
  rest.delete('as-at');
  const back = localPath(rest.size === 0 ? path : `${path}?${rest.toString()}`) ?? '/';
  return { date, words: actDate(date), short: sentenceDate(date), back };
}
