import { openStages } from '../../workflows/needs-assessment/needs-assessment.machine.js';
import { kindOf } from './due-item.js';
import type { DueEntry } from './due-item.js';
import { DuePile } from './due-pile.js';
import type { DueFacet } from './due-pile.js';
import { DueSelection } from './due-selection.js';

/** Open limits of one worker, of one team or of everyone. */
export class DueWork {
  private readonly piles = new Map<string, DuePile>();
  private readonly open = { assessment: 0, plan: 0, dispute: 0 };

  /** Assessments, plans and disputes with a limit here that are still open. */
  get openCases(): Readonly<Record<DueEntry['process'], number>> {
    return { ...this.open };
  }

  /** The limits that a test of what filters ask for lets through. */
  select(fits: (facet: DueFacet) => boolean = () => true): DueSelection {
    return new DueSelection([...this.piles.values()].filter(({ facet }) => fits(facet)));
  }

  /** How many limits the test lets through. */
  count(fits?: (facet: DueFacet) => boolean): number {
    return this.select(fits).total;
  }

  add(entries: readonly DueEntry[]): void {
    this.countCase(entries, 1);
    for (const entry of entries) {
      const key = keyOf(entry);
      let pile = this.piles.get(key);
      if (pile === undefined) this.piles.set(key, (pile = new DuePile(facetOf(entry))));
      pile.add(entry);
    }
  }

  remove(entries: readonly DueEntry[]): void {
    this.countCase(entries, -1);
    for (const entry of entries) this.piles.get(keyOf(entry))?.remove(entry);
  }

  /** The same work without some rows, as it is now: only piles that hold any of theirs are gone through. */
  without(rows: readonly (readonly DueEntry[])[]): DueWork {
    const work = new DueWork();
    const away = new Set(rows.flat());
    const touched = new Set([...away].map(keyOf));
    for (const [key, pile] of this.piles) work.piles.set(key, touched.has(key) ? pile.without(away) : pile);
    Object.assign(work.open, this.open);
    for (const row of rows) work.countCase(row, -1);
    return work;
  }

  private countCase([first]: readonly DueEntry[], more: 1 | -1): void {
    if (first === undefined) return;
    const { process, stage } = first;
    // An assessment whose plan is out may still owe it to somebody; a plan or dispute with a limit is always open.
    if (process !== 'assessment' || openStages.some((open) => open === stage)) this.open[process] += more;
  }
}

/** Open limits as one person may see them. */
export interface DueLook {
  /** The work of `everyone`, `team:<name>` or `worker:<id>`. */
  of(who: string): DueWork;
  /** Teams with open limits, by name. */
  teams(): readonly string[];
}

/**
 * Open limits of everyone, each team and each worker, sorted once and kept sorted: what a page costs depends on what it shows,
 * not on how many limits there are.
 */
export class DueIndex implements DueLook {
  private readonly rows = new Map<string, readonly DueEntry[]>();
  private readonly works = new Map<string, DueWork>();

  /** Puts the limits of one row in the place of those it had before. */
  put(key: string, entries: readonly DueEntry[]): void {
    const before = this.rows.get(key) ?? [];
    for (const who of whoseWork(before)) this.works.get(who)?.remove(before);
    if (entries.length === 0) this.rows.delete(key);
    else this.rows.set(key, entries);
    for (const who of whoseWork(entries)) {
      let work = this.works.get(who);
      if (work === undefined) this.works.set(who, (work = new DueWork()));
      work.add(entries);
    }
  }

  /** The work of `everyone`, `nobody`, `team:<name>` or `worker:<id>`. */
  of(who: string): DueWork {
    return this.works.get(who) ?? new DueWork();
  }

  teams(): readonly string[] {
    return this.teamsIn((who) => this.of(who));
  }

  /** The same without the limits of some assessments, plans and disputes. */
  without(streams: readonly string[]): DueLook {
    const rows = streams.flatMap((stream) => {
      const entries = this.rows.get(stream);
      return entries === undefined ? [] : [entries];
    });
    if (rows.length === 0) return this;
    const of = (who: string): DueWork => {
      const theirs = rows.filter((entries) => whoseWork(entries).includes(who));
      return theirs.length === 0 ? this.of(who) : this.of(who).without(theirs);
    };
    return { of, teams: () => this.teamsIn(of) };
  }

  private teamsIn(of: (who: string) => DueWork): readonly string[] {
    const teams = [...this.works.keys()].flatMap((who) =>
      who.startsWith('team:') && of(who).count() > 0 ? [who.slice('team:'.length)] : [],
    );
    return teams.sort((a, b) => a.localeCompare(b, 'en-GB'));
  }
}

function facetOf({ item, stage }: DueEntry): DueFacet {
  return { kind: kindOf(item), waiting: item.waitingFor.who, stage, disapplied: item.disapplied };
}

function keyOf(entry: DueEntry): string {
  return Object.values(facetOf(entry)).join(' ');
}

/** A row is one case: its limits share stage, team and worker. */
function whoseWork([first]: readonly DueEntry[]): readonly string[] {
  if (first === undefined) return [];
  const { team, worker } = first;
  return ['everyone', ...(team === null ? [] : [`team:${team}`]), worker === null ? 'nobody' : `worker:${worker}`];
}
