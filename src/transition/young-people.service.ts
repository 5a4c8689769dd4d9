import { Injectable } from '@nestjs/common';
import { keptOn, transitionProjection } from '../../projections/transition/transition.projection.js';
import type { TransitionRow } from '../../projections/transition/transition.projection.js';
import { sharedBirthdays } from '../../projections/measures/populations.js';
import type { Birthdays } from '../../workflows/child/birthdays.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { HomeAuthority } from '../children/home-authority.js';
import { BirthDates } from '../performance/birth-dates.service.js';
import type { BirthDatesMark } from '../performance/birth-dates.service.js';
import { HeldRows } from '../projector/held-rows.js';

/** A young person aged 14 or over with a plan, and the days of coming of age. */
export interface YoungPerson extends TransitionRow {
  readonly birthdays: Birthdays;
}

export interface PlanHolders {
  /** Aged 14 or over. The next to be 17 and a half first; those who are older come after them, the youngest first. */
  readonly young: readonly YoungPerson[];
  /** Of whom nobody knows when they were born: no list that asks for an age can tell of them. */
  readonly ofUnknownAge: readonly TransitionRow[];
}

interface Known {
  readonly today: CalendarDate;
  readonly plans: readonly TransitionRow[];
  readonly mark: BirthDatesMark;
  readonly holders: Promise<PlanHolders>;
}

/** Young people aged 14 and over whose plan is kept here; whose birth date nobody knows is not among them. */
@Injectable()
export class YoungPeople {
  private known: Known | null = null;

  constructor(
    private readonly held: HeldRows,
    private readonly home: HomeAuthority,
    private readonly birthDates: BirthDates,
  ) {}

  /** Plan holders as they are on a day: the same object until a plan, a birth date or the day changes. */
  async on(today: CalendarDate): Promise<PlanHolders> {
    const plans = await this.held.all<TransitionRow>(transitionProjection, this.home.code);
    const { known } = this;
    if (known?.today === today && known.plans === plans && this.birthDates.holds(known.mark)) return known.holders;
    const mark = this.birthDates.mark();
    const holders = this.read(plans, today);
    this.known = { today, plans, mark, holders };
    holders.catch(() => {
      // The next page tries again.
      if (this.known?.holders === holders) this.known = null;
    });
    return holders;
  }

  private async read(plans: readonly TransitionRow[], today: CalendarDate): Promise<PlanHolders> {
    const kept = plans.filter((row) => keptOn(row, today));
    const birthDates = await this.birthDates.ofChildren(kept.map(({ childId }) => childId));
    const young = kept.flatMap((row): readonly YoungPerson[] => {
      const birthDate = birthDates.get(row.childId);
      if (birthDate === undefined) return [];
      const birthdays = sharedBirthdays(birthDate);
      return birthdays.fourteenOn > today ? [] : [{ ...row, birthdays }];
    });
    return {
      young: young.sort((a, b) => byAge(a, b, today)),
      ofUnknownAge: kept.filter(({ childId }) => !birthDates.has(childId)),
    };
  }
}

function byAge({ birthdays: a, stream }: YoungPerson, other: YoungPerson, today: CalendarDate): number {
  const b = other.birthdays;
  const [olderA, olderB] = [a.seventeenAndHalfOn < today, b.seventeenAndHalfOn < today];
  if (olderA !== olderB) return olderA ? 1 : -1;
  const earlier = a.birthDate < b.birthDate ? -1 : a.birthDate > b.birthDate ? 1 : stream < other.stream ? -1 : 1;
  return olderA && a.birthDate !== b.birthDate ? -earlier : earlier;
}
