import { Injectable } from '@nestjs/common';
import { figureOf } from '../../projections/measures/figures.js';
import type { Figure } from '../../projections/measures/figures.js';
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
import { needsBirthDates, withBirthDates } from '../../projections/measures/populations.js';
import { BirthDates } from './birth-dates.service.js';
import type { BirthDateOf } from './birth-dates.service.js';
import { stepsOf } from './figure-changes.js';
import type { AskedFigure, Step } from './figure-changes.js';
import { projectionsOf } from './figure-rows.js';
import { FiguresService } from './figures.service.js';

export interface KnownThenAndNow {
  readonly then: Figure;
  readonly now: Figure;
  /** The figure then with outcomes counted up to the later day: differs from `then` by the passing of time alone. */
  readonly thenToday: Figure;
  /** That figure under the authority's settings of now: differs from `thenToday` by a change of settings alone. */
  readonly thenResettled: Figure;
  /** Options that the authority settled otherwise in between, by name. */
  readonly resettled: readonly PolicyName[];
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
  ): Promise<KnownThenAndNow> {
    const knownUntil = endOfLondonDay(known);
    const until = compared === null ? this.basis.now : endOfLondonDay(compared);
    const scope: Scope = { from, to, asAt: compared ?? this.basis.today };
    // Both from the log, up to one instant: an event that comes in meanwhile must not stand on one side only.
    const { code } = this.home;
    const clearNow = await this.figures.rowsAsKnown(code, until);
    // Birth dates as they were known at the later moment on both sides: what lies between is then told by the plans alone.
    const birthDateOf = needsBirthDates(measure) ? await this.birthDates.of(clearNow, until) : nobodys;
    const rowsThen = withBirthDates(await this.figures.rowsAsKnown(code, knownUntil), birthDateOf);
    const now = figureOf(measure, withBirthDates(clearNow, birthDateOf), scope);
    const thenToday = figureOf(measure, rowsThen, scope);
    const resettled = this.optionsChanged(knownUntil, until);
    const thenResettled =
      resettled.length === 0
        ? thenToday
        : figureOf(
            measure,
            withBirthDates(await this.figures.rowsAsKnown(code, knownUntil, until), birthDateOf),
            scope,
          );
    return {
      then: figureOf(measure, rowsThen, { ...scope, asAt: known }),
      now,
      thenToday,
      thenResettled,
      resettled,
      steps: running(
        thenResettled,
        await this.changes({ measure, scope, birthDateOf }, knownUntil.toISOString(), until),
      ),
    };
  }

  /** Of an authority's settings the options alone reach the rows that figures are counted from. */
  private optionsChanged(knownUntil: Date, until: Date): readonly PolicyName[] {
    const [before, now] = [this.basis.standingAsKnown(knownUntil).policy, this.basis.standingAsKnown(until).policy];
    return policyNames.filter((name) => before[name] !== now[name]);
  }

  private async changes(
    asked: AskedFigure,
    after: string,
    instant: Date,
  ): Promise<readonly Omit<Step, 'numerator' | 'denominator'>[]> {
    const until = instant.toISOString();
    const basis = this.basis.standingAsKnown(instant);
    const prefixes = projectionsOf(asked.measure).map(({ of }) => of.prefix);
    const touched = new Set<string>();
    for await (const page of this.events.readAllClear()) {
      for (const [, stream, , , , , recordedAt, authority] of page) {
        const wanted = recordedAt > after && recordedAt <= until && authority === this.home.code;
        if (wanted && prefixes.includes(prefixOf(stream))) touched.add(stream);
      }
    }
    const steps: Omit<Step, 'numerator' | 'denominator'>[] = [];
    for (const stream of touched) {
      const history = (await this.events.readStream(stream)).filter(({ recordedAt }) => recordedAt <= until);
      steps.push(...stepsOf(asked, basis, history.map(recordedEvent), after));
    }
    return steps.sort((a, b) => a.event.position - b.event.position);
  }
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
