import { hash } from 'node:crypto';
import type { Command } from '../../workflows/kernel/decider.js';
import type { CorrectFact } from '../../workflows/kernel/correction.js';
import type { Actor, FactSource } from '../../workflows/kernel/fact.js';
import { addDays } from '../../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { englandCalendar, nextWorkingDay } from '../../workflows/timetable/calendars.js';
import type { WorkflowName } from '../commands/command-handler.js';
import { uuidFromHex } from '../event-store/event-id.js';
import type { DemoStep } from './demo-plan.js';
import { londonInstant, officeCloses, officeOpens, whenOpen } from './office-hours.js';
import type { DeskTime } from './office-hours.js';
import type { SeededRandom } from './seeded-random.js';

/** Something that happened and that somebody wrote down, before it is known when. */
export interface Told {
  readonly workflow: WorkflowName;
  readonly id: string;
  /** The day it truly happened: told in this order. A mistyped command may say another. */
  readonly at: CalendarDate;
  readonly command: Command | ((revisionOf: (told: Told) => number) => CorrectFact);
  readonly actor: Actor;
  readonly source?: FactSource;
  /** Written down then, or as soon after as the office is open; without it, chance decides. */
  readonly recorded?: DeskTime;
  /** Written down at one sitting with what was told before. */
  readonly sameSitting?: boolean;
}

/** Collects what happened to one child and works out when each part was written down. */
export class HistoryWriter {
  private readonly all: Told[] = [];

  constructor(
    private readonly random: SeededRandom,
    private readonly label: string,
  ) {}

  tell(told: Told): Told {
    this.all.push(told);
    return told;
  }

  /** What has been told so far, in the order of telling. */
  get told(): readonly Told[] {
    return this.all;
  }

  /** The steps in the order of recording, without what comes after `now`. */
  steps(now: Date): readonly DemoStep[] {
    const inOrder = this.all.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    const places = new Map<Told, number>();
    const lengths = new Map<string, number>();
    const steps: DemoStep[] = [];
    let desk: DeskTime | null = null;
    for (const [index, told] of inOrder.entries()) {
      desk = this.deskTime(told, desk);
      const recordedAt = londonInstant(desk.day, desk.minute) + this.random.int(0, 59) * 1_000;
      if (recordedAt > now.getTime()) break;
      const revision = lengths.get(told.id) ?? 0;
      places.set(told, revision);
      const command = typeof told.command === 'function' ? told.command(revisionIn(places)) : told.command;
      lengths.set(told.id, revision + eventsOf(command));
      const { workflow, id, actor, source = 'user' } = told;
      const commandId = commandIdOf(this.label, index);
      steps.push({ workflow, id, command, commandId, actor, source, recordedAt, recordedOn: desk.day });
    }
    return steps;
  }

  private deskTime(told: Told, before: DeskTime | null): DeskTime {
    if (before !== null && told.sameSitting === true && told.at <= before.day) {
      return whenOpen({ day: before.day, minute: before.minute + 1 });
    }
    const wished = whenOpen(told.recorded ?? this.byChance(told.at));
    if (before === null || isAfter(wished, before)) return wished;
    return whenOpen({ day: before.day, minute: before.minute + this.random.int(1, 20) });
  }

  private byChance(at: CalendarDate): DeskTime {
    const late = this.random.weighted([[0, 76], [1, 17], [this.random.int(2, 4), 5], [this.random.int(5, 12), 1.2]]); // prettier-ignore
    let day = at;
    for (let worked = 0; worked < late; worked += 1) day = nextWorkingDay(englandCalendar, day);
    return { day, minute: this.random.int(officeOpens, officeCloses) };
  }
}

/** An id made from the label alone: of streams, drafts and commands, none of which is about anybody real. */
export function demoId(label: string): string {
  return uuidFromHex(hash('sha256', `ehc-tracker demo\n${label}`, 'hex'));
}

/** The id of the n-th command of a child. */
export function commandIdOf(label: string, index: number): string {
  return demoId(`${label}|step ${index}`);
}

/** The working day on or after so many days. */
export function workingDayAfter(day: CalendarDate, days: number): CalendarDate {
  return whenOpen({ day: addDays(day, days), minute: officeOpens }).day;
}

function revisionIn(places: ReadonlyMap<Told, number>): (told: Told) => number {
  return (told) => {
    const place = places.get(told);
    if (place === undefined) throw new Error('A correction comes before what it corrects');
    return place;
  };
}

function eventsOf(command: Command): number {
  return 'facts' in command && Array.isArray(command.facts) ? command.facts.length : 1;
}

function isAfter(a: DeskTime, b: DeskTime): boolean {
  return a.day > b.day || (a.day === b.day && a.minute > b.minute);
}
