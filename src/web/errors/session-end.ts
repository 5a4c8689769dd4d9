import type { SessionEnd } from '../../access/session-store.js';
import type { ErrorPage } from './error-page.js';

type Said = Pick<ErrorPage, 'title' | 'paragraphs'>;

const said: Readonly<Record<SessionEnd | 'unknown', Said>> = {
  idle: {
    title: 'You have been signed out',
    paragraphs: ['This happens after 30 minutes without activity, to keep children’s records safe.'],
  },
  whole: {
    title: 'You have been signed out',
    paragraphs: ['This happens 12 hours after signing in, whatever is done, to keep children’s records safe.'],
  },
  signedOut: {
    title: 'You are signed out',
    paragraphs: ['You signed out of EHC tracker.', 'To open this page, sign in again.'],
  },
  accessEnded: {
    title: 'Your access has ended',
    paragraphs: [
      'The people who look after EHC tracker have ended your access to it.',
      'If that is a mistake, ask your manager or an administrator.',
    ],
  },
  unknown: {
    title: 'Your session has ended',
    paragraphs: [
      'This happens when you sign out, after 30 minutes without activity, after 12 hours in any case, and now and then when this system is looked after.',
    ],
  },
};

/** What to say to somebody whose session is over, where it is known how it ended and where it is not. */
export function sessionEndPage(page: ErrorPage, how: SessionEnd | 'unknown' | null): ErrorPage {
  return how === null ? page : { ...page, ...said[how] };
}
