import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { casesInSteps, summarise } from '../../projections/measures/figures.js';
import type { Figure, FigureCase, FigureRows } from '../../projections/measures/figures.js';
import type { Measure, Scope } from '../../projections/measures/measure.js';
import { prefixOf } from '../../projections/projection.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import type { PolicyName } from '../../workflows/timetable/policy-options.js';
import { policyNames } from '../../workflows/timetable/policy-options.js';
import { HomeAuthority } from '../children/home-authority.js';
import { BasisService } from '../commands/basis.service.js';
import { endOfLondonDay } from '../commands/london-time.js';
import { EventStore } from '../event-store/event-store.js';
import { recordedEvent } from '../event-store/recorded-event.js';
import { Turns } from '../event-store/turns.js';
import { needsBirthDates, withBirthDates } from '../../projections/measures/populations.js';
import { BirthDates } from './birth-dates.service.js';
import type { BirthDateOf } from './birth-dates.service.js';
import { stepsOf } from './figure-changes.js';
import type { AskedFigure, Step } from './figure-changes.js';
import { projectionsOf } from './figure-rows.js';
import { FiguresService } from './figures.service.js';
import { streamsRecordedIn } from './touched-streams.js';

export interface KnownThenAndNow {
  /** UTC instant of the later side. */
  readonly until: string;
  readonly then: Figure;
  readonly now: Figure;
  /** The figure then with outcomes counted up to the later day: differs from `then` by the passing of time alone. */
  readonly thenToday: Figure;
  /** That figure under the authority's settings of now: differs from `thenToday` by a change of settings alone. */
  readonly thenResettled: Figure;
  /** What the authority settled otherwise in between: options by name, and its limits of casework. */
  readonly resettled: readonly (PolicyName | 'casework')[];
  /** In recorded order; the last one's numbers are those of `now`. */
  readonly steps: readonly Step[];
}

const nobodys: BirthDateOf = () => null;

/** One figure as it was known at the end of a day, as it is known now, and what was recorded in between. */
@Injectable()
export class FiguresAsKnown {
  constructor(
    private readonly figures: FiguresService,
    private readonly events: EventStore,
    private readonly basis: BasisService,
    private readonly home: HomeAuthority,
    private readonly birthDates: BirthDates,
  ) {}

  /** @param compared the later day, at whose end the figure is known again; null: now. */
  async compare(
    measure: Measure,
    from: CalendarDate,
    to: CalendarDate,
    known: CalendarDate,
    compared: CalendarDate | null = null,
    onProgress: (share: number) => void = () => undefined,
  ): Promise<KnownThenAndNow> {
    const of = projectionsOf(measure);
    const knownUntil = endOfLondonDay(known);
    const until = compared === null ? this.basis.now : endOfLondonDay(compared);
    const scope: Scope = { from, to, asAt: compared ?? this.basis.today };
    // Both from the log, up to one instant: an event that comes in meanwhile must not stand on one side only.
    const { code } = this.home;
    const part = (from: number, to: number) => (share: number) => {
      onProgress(from + share * (to - from));
    };
    const clearThen = await this.figures.rowsAsKnown(code, knownUntil, { of, onProgress: part(0, 0.4) });
    const clearNow = await this.figures.rowsAsKnown(code, until, { of, onProgress: part(0.4, 0.5) });
    // Birth dates as they were known at the later moment on both sides: what lies between is then told by the plans alone.
    const birthDateOf = needsBirthDates(measure) ? await this.birthDates.of(clearNow, until) : nobodys;
    const rowsThen = withBirthDates(clearThen, birthDateOf);
    const now = await figureInTurns(measure, withBirthDates(clearNow, birthDateOf), scope);
    const thenToday = await figureInTurns(measure, rowsThen, scope);
    const resettled = this.resettled(knownUntil, until);
    const thenResettled =
      resettled.length === 0
        ? thenToday
        : await figureInTurns(
            measure,
            withBirthDates(
              await this.figures.rowsAsKnown(code, knownUntil, {
                settingsKnownUntil: until,
                of,
                onProgress: part(0.5, 0.6),
              }),
              birthDateOf,
            ),
            scope,
          );
    const changes = await this.changes({ measure, scope, birthDateOf }, knownUntil.toISOString(), until, part(0.6, 1));
    return {
      until: until.toISOString(),
      then: await figureInTurns(measure, rowsThen, { ...scope, asAt: known }),
      now,
      thenToday,
      thenResettled,
      resettled,
      steps: running(thenResettled, changes),
    };
  }

  /** Of an authority's settings the options and the limits of casework alone reach the rows that figures are counted from. */
  private resettled(knownUntil: Date, until: Date): KnownThenAndNow['resettled'] {
    const [before, now] = [this.basis.standingAsKnown(knownUntil), this.basis.standingAsKnown(until)];
    const options = policyNames.filter((name) => before.policy[name] !== now.policy[name]);
    return isDeepStrictEqual(before.settings?.casework, now.settings?.casework) ? options : [...options, 'casework'];
  }

  private async changes(
    asked: AskedFigure,
    after: string,
    instant: Date,
    onProgress: (share: number) => void,
  ): Promise<readonly Omit<Step, 'numerator' | 'denominator'>[]> {
    const until = instant.toISOString();
    const basis = this.basis.standingAsKnown(instant);
    const prefixes = projectionsOf(asked.measure).map(({ of }) => of.prefix);
    const touched = await streamsRecordedIn(this.events, this.home.code, { after, until });
    const relevant = [...touched].filter((stream) => prefixes.includes(prefixOf(stream)));
    const steps: Omit<Step, 'numerator' | 'denominator'>[] = [];
    const turns = new Turns({ givingWay: true });
    for (const [at, stream] of relevant.entries()) {
      const history = (await this.events.readStream(stream)).filter(({ recordedAt }) => recordedAt <= until);
      steps.push(...stepsOf(asked, basis, history.map(recordedEvent), after));
      onProgress(at / relevant.length);
      await turns.next();
    }
    return steps.sort((a, b) => a.event.position - b.event.position);
  }
}

/** A figure of a large authority takes a tenth of a second; pages come first. */
async function figureInTurns(measure: Measure, rows: FigureRows, scope: Scope): Promise<Figure> {
  const turns = new Turns({ givingWay: true });
  const cases: FigureCase[] = [];
  for (const some of casesInSteps(measure, rows, scope)) {
    cases.push(...some);
    await turns.next();
  }
  return summarise(measure, scope, cases);
}

function running(start: Figure, changes: readonly Omit<Step, 'numerator' | 'denominator'>[]): readonly Step[] {
  let numerator = start.numerator;
  let denominator = start.denominator ?? start.numerator;
  return changes.map((change) => {
    numerator += change.after.numerator - change.before.numerator;
    denominator += change.after.denominator - change.before.denominator;
    return { ...change, numerator, denominator };
  });
}
