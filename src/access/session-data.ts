import 'express-session';
import type { SessionEnd } from './session-store.js';

/** Said once after something was recorded, on the next page. */
export interface Flash {
  /** "Recorded". */
  readonly title: string;
  /** "Decision to assess, in time on the last day". */
  readonly heading: string;
  readonly next?: { readonly text: string; readonly href: string; readonly link: string };
}

/** A sign-in at the council's own page that was begun and has not come back. */
export interface BegunSignIn {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly returnTo: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

declare module 'express-session' {
  interface SessionData {
    personId: string;
    csrfToken: string;
    flash: Flash;
    begunSignIns: readonly BegunSignIn[];
    /** Signed in with a council account: signing out goes there too. */
    viaCouncil: boolean;
    /** Nobody is signed in any more, and this is why. */
    ended: SessionEnd;
  }
}
