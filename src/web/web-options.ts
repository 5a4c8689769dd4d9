import type { Person } from '../access/people.js';

/** What the pages need to know of the installation. The class is its own injection token. */
export abstract class WebOptions {
  /** "Northmere Council": stands in the bar of every page and on every print. */
  abstract readonly councilName: string;
  /** "Northmere": the area as sentences name it. */
  abstract readonly areaName: string;
  /** Ready people and invented children; never on an address that others can reach. */
  abstract readonly demo: boolean;
  /** Served over https, by itself or behind a proxy: cookies are then `Secure` and `__Host-`, and HSTS is sent. */
  abstract readonly https: boolean;
  /** Folder of `sessions.sqlite`. */
  abstract readonly dataFolder: string;
  /** Signs session cookies; null: the session store makes one and keeps it. */
  abstract readonly sessionSecret: string | null;
  /** "England 2014 as amended · version 7". */
  abstract readonly rulesInForce: string;
  /** Where "Sign in with your council account" goes; null where no council account is set up. */
  abstract readonly councilSignIn: string | null;
  /** The instant that counts as now. */
  abstract readonly now: () => Date;
  /** Templates are read again for every page. */
  abstract readonly developing: boolean;
}

/** A line of the card "This system" on the sign-in page. */
export interface SystemLine {
  readonly key: string;
  readonly value: string;
  /** The value stands in a green or red tag. */
  readonly tag?: 'green' | 'red';
}

/** Something every page must say: store down, disk full, failed check, figures behind. */
export interface Notice {
  readonly variant: 'information' | 'warning' | 'error';
  readonly title: string;
  readonly text: string;
  /** Where to do something about it. */
  readonly link?: { readonly text: string; readonly href: string };
}

/** What the frame of a page shows of the records; the application supplies it from its read models. */
export abstract class FrameFacts {
  /** Overdue legal dates of the person's own work. */
  abstract overdueOf(person: Person): Promise<number>;
  /** Position in the log that lists stand at: a page drawn now shows what was recorded up to there. Null without records. */
  position(): number | null {
    return null;
  }

  abstract noticesFor(person: Person): Promise<readonly Notice[]>;
  abstract systemLines(): Promise<readonly SystemLine[]>;
  /** "Work due for her 64 open cases, by legal date": what a demo person sees first; null for the standing words. */
  abstract firstSightOf(person: Person): Promise<string | null>;
}

/** For an application without records. */
export class NoFrameFacts extends FrameFacts {
  override overdueOf(): Promise<number> {
    return Promise.resolve(0);
  }

  override noticesFor(): Promise<readonly Notice[]> {
    return Promise.resolve([]);
  }

  override systemLines(): Promise<readonly SystemLine[]> {
    return Promise.resolve([]);
  }

  override firstSightOf(): Promise<null> {
    return Promise.resolve(null);
  }
}
