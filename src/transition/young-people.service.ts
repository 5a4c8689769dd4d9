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
import { ProjectorService } from '../projector/projector.service.js';
import { ReadModelStore } from '../projector/read-model-store.js';

/** A young person aged 14 or over with a plan, and the days of coming of age. */
export interface YoungPerson extends TransitionRow {
  readonly birthdays: Birthdays;
}

/** Young people aged 14 and over whose plan is kept here; whose birth date nobody knows is not among them. */
@Injectable()
export class YoungPeople implements OnModuleDestroy {
  private readonly plans: LiveRows<TransitionRow>;

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

  /** The next to be 17 and a half first; those who are older come after them, the youngest first. */
  async on(today: CalendarDate): Promise<readonly YoungPerson[]> {
    const kept = [...(await this.plans.all()).values()].filter((row) => keptOn(row, today));
    const birthDates = await this.birthDates.ofChildren(kept.map(({ childId }) => childId));
    return kept
      .flatMap((row): readonly YoungPerson[] => {
        const birthDate = birthDates.get(row.childId);
        if (birthDate === undefined) return [];
        const birthdays = birthdaysOf(birthDate);
        return birthdays.fourteenOn > today ? [] : [{ ...row, birthdays }];
      })
      .sort((a, b) => byAge(a, b, today));
  }

  /** Plan holders of whom nobody knows when they were born: no list that asks for an age can tell of them. */
  async ofUnknownAge(today: CalendarDate): Promise<readonly TransitionRow[]> {
    const kept = [...(await this.plans.all()).values()].filter((row) => keptOn(row, today));
    const birthDates = await this.birthDates.ofChildren(kept.map(({ childId }) => childId));
    return kept.filter(({ childId }) => !birthDates.has(childId));
  }
}

function byAge({ birthdays: a, stream }: YoungPerson, other: YoungPerson, today: CalendarDate): number {
  const b = other.birthdays;
  const [olderA, olderB] = [a.seventeenAndHalfOn < today, b.seventeenAndHalfOn < today];
  if (olderA !== olderB) return olderA ? 1 : -1;
  const earlier = a.birthDate < b.birthDate ? -1 : a.birthDate > b.birthDate ? 1 : stream < other.stream ? -1 : 1;
  return olderA && a.birthDate !== b.birthDate ? -earlier : earlier;
}
