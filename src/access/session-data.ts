import 'express-session';

/** Said once after something was recorded, on the next page. */
export interface Flash {
  /** "Recorded". */
  readonly title: string;
  /** "Decision to assess, in time on the last day". */
  readonly heading: string;
  readonly next?: { readonly text: string; readonly href: string; readonly link: string };
}

declare module 'express-session' {
  interface SessionData {
    personId: string;
    csrfToken: string;
    flash: Flash;
  }
}
