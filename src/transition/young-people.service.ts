import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { keptOn, transitionProjection } from '../../projections/transition/transition.projection.js';
import type { TransitionRow } from '../../projections/transition/transition.projection.js';
import { birthdaysOf } from '../../workflows/child/birthdays.js';
import type { Birthdays } from '../../workflows/child/birthdays.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { LiveRows } from '../boards/live-rows.js';
import { HomeAuthority } from '../children/home-authority.js';
import { BirthDates } from '../performance/birth-dates.service.js';
import type { BirthDatesMark } from '../performance/birth-dates.service.js';
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';

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
  readonly version: number;
  readonly mark: BirthDatesMark;
  readonly holders: Promise<PlanHolders>;
}

/** Young people aged 14 and over whose plan is kept here; whose birth date nobody knows is not among them. */
@Injectable()
export class YoungPeople implements OnModuleDestroy {
  private readonly plans: LiveRows<TransitionRow>;
  private known: Known | null = null;

  constructor(
    readModels: ReadModelStore,
    projector: ProjectorService,
    { code }: HomeAuthority,
    private readonly birthDates: BirthDates,
  ) {
    this.plans = new LiveRows(readModels, projector, transitionProjection.name, (json) => {
      const row = JSON.parse(json) as TransitionRow;
      return row.authority === code ? row : null;
    });
  }

  onModuleDestroy(): void {
    this.plans.stop();
  }

  /** Plan holders as they are on a day: the same object until a plan, a birth date or the day changes. */
  async on(today: CalendarDate): Promise<PlanHolders> {
    const all = await this.plans.all();
    const { version } = this.plans;
    const { known } = this;
    if (known?.today === today && known.version === version && this.birthDates.holds(known.mark)) return known.holders;
    const mark = this.birthDates.mark();
    const holders = this.read([...all.values()], today);
    this.known = { today, version, mark, holders };
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
      const birthdays = birthdaysOf(birthDate);
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
