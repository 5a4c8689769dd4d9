import { Injectable } from '@nestjs/common';
import { authorityDecider } from '../../workflows/authority/authority.decider.js';
import type { AuthorityEvent } from '../../workflows/authority/authority.events.js';
import { basisInForce } from '../../workflows/authority/authority.settings.js';
import type { SettledBasis } from '../../workflows/authority/authority.settings.js';
import { lastDay, nothingSettled } from '../../workflows/authority/authority.state.js';
import type { Authority } from '../../workflows/authority/authority.state.js';
import { isCalendarFeedEvent } from '../../workflows/authority/calendar-feeds.js';
import { isStaffEvent } from '../../workflows/authority/staff.js';
import { defaultSettings } from '../../workflows/kernel/decider.js';
import type { AuthoritySettings, DecisionBasis } from '../../workflows/kernel/decider.js';
import type { Recorded } from '../../workflows/kernel/fact.js';
import { replay } from '../../workflows/kernel/replay.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { englandCalendar } from '../../workflows/timetable/calendars.js';
import type { Calendar } from '../../workflows/timetable/calendars.js';
import { defaultPolicy } from '../../workflows/timetable/policy-options.js';
import type { PolicyOptions } from '../../workflows/timetable/policy-options.js';
import { englandRules } from '../../workflows/timetable/rule-sets.js';
import type { StandingBasis } from '../../projections/projection.js';
import type { EventStore } from '../event-store/event-store.js';
import { recordedEvent } from '../event-store/recorded-event.js';
import { endOfLondonDay, londonDateOf } from './london-time.js';

export interface BasisOptions {
  readonly now: () => Date;
  /** Whose recorded settings hold; the invented authority's unless another is named. */
  readonly authority?: string;
  /** What holds where the authority has recorded nothing. */
  readonly policy?: PolicyOptions;
  readonly calendar?: Calendar;
  readonly settings?: AuthoritySettings;
}

/** An authority's settings as recorded by some moment. */
export interface RecordedSettings {
  readonly authority: string;
  readonly state: Authority;
  /** Every event known by then, oldest first. */
  readonly history: readonly Recorded<AuthorityEvent>[];
}

/**
 * What commands and deadlines are judged by: the civil day in London, the rules in force, and the calendar, options and
 * settings that the authority has recorded in its own stream. They are held in memory; `refresh` takes in what is new.
 */
@Injectable()
export class BasisService {
  private readonly authority: string;
  private readonly defaults: SettledBasis;
  private readonly listeners = new Set<() => void>();
  private history: readonly Recorded<AuthorityEvent>[] = [];
  private state: Authority = nothingSettled;
  private current: SettledBasis;
  private settledBy: CalendarDate | null = null;

  constructor(
    private readonly options: BasisOptions,
    private readonly events: Pick<EventStore, 'readStream'> | null = null,
  ) {
    this.authority = options.authority ?? '999';
    this.defaults = {
      ruleSet: englandRules,
      calendar: options.calendar ?? englandCalendar,
      policy: options.policy ?? defaultPolicy,
      settings: options.settings ?? defaultSettings,
    };
    this.current = this.defaults;
  }

  /** With the settings that the log holds. */
  static async load(options: BasisOptions, events: Pick<EventStore, 'readStream'>): Promise<BasisService> {
    const basis = new BasisService(options, events);
    await basis.refresh();
    return basis;
  }

  get today(): CalendarDate {
    return londonDateOf(this.options.now());
  }

  /** The same instant the store writes down. */
  get now(): Date {
    return this.options.now();
  }

  /** Rules, calendar and options without a day: what read models are made under. */
  get standing(): StandingBasis {
    return this.current;
  }

  /** The same as it was known at an instant: what was recorded or corrected later changes nothing of it. */
  standingAsKnown(knownUntil: Date): StandingBasis {
    return this.settled(this.recorded(knownUntil).state, lastDay);
  }

  /**
   * All that judging needs, on a day; today unless another is given. With `knownOn` the settings are those recorded by the
   * end of that day in London.
   */
  decisionBasis(today: CalendarDate = this.today, knownOn: CalendarDate | null = null): DecisionBasis {
    if (knownOn !== null) return { ...this.settled(this.recorded(endOfLondonDay(knownOn)).state, today), today };
    if (this.settledBy === null || today >= this.settledBy) return { ...this.current, today };
    return { ...this.settled(this.state, today), today };
  }

  /** The authority's settings as recorded by an instant; as recorded now where none is given. */
  recorded(knownUntil?: Date): RecordedSettings {
    if (knownUntil === undefined) return { authority: this.authority, state: this.state, history: this.history };
    const until = knownUntil.toISOString();
    const history = this.history.filter(({ recordedAt }) => recordedAt <= until);
    return { authority: this.authority, state: replay(authorityDecider, history), history };
  }

  /** Takes in what has been recorded in the authority's stream since; cheap where nothing has. */
  async refresh(): Promise<void> {
    if (this.events === null) return;
    const stored = await this.events.readStream(`authority-${this.authority}`);
    // Of two readings under way at once the shorter one is the older.
    if (stored.length <= this.history.length) return;
    const settled = stored
      .slice(this.history.length)
      .some((event) => !isCalendarFeedEvent(event) && !isStaffEvent(event));
    this.history = stored.map((event) => recordedEvent(event) as Recorded<AuthorityEvent>);
    this.state = replay(authorityDecider, this.history);
    // Nothing is judged by a calendar feed or by who works here: lists made under these rules stand.
    if (!settled) return;
    this.settledBy = this.state.facts.at(-1)?.occurredOn ?? null;
    this.current = this.settled(this.state, lastDay);
    for (const listener of this.listeners) listener();
  }

  /** Calls back after every change of the settings, until the returned function is called. */
  onChanged(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private settled(state: Authority, on: CalendarDate): SettledBasis {
    return basisInForce(state, on, this.authority, this.defaults);
  }
}
