import { Injectable } from '@nestjs/common';
import { defaultSettings } from '../../workflows/kernel/decider.js';
import type { AuthoritySettings, DecisionBasis } from '../../workflows/kernel/decider.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';
import { englandCalendar } from '../../workflows/timetable/calendars.js';
import type { Calendar } from '../../workflows/timetable/calendars.js';
import { defaultPolicy } from '../../workflows/timetable/policy-options.js';
import type { PolicyOptions } from '../../workflows/timetable/policy-options.js';
import { englandRules } from '../../workflows/timetable/rule-sets.js';
import type { StandingBasis } from '../../projections/projection.js';
import { londonDateOf } from './london-time.js';

export interface BasisOptions {
  readonly now: () => Date;
  readonly policy?: PolicyOptions;
  readonly calendar?: Calendar;
  readonly settings?: AuthoritySettings;
}

/** What commands and deadlines are judged by: the civil day in London, the rules in force, calendar and options. */
@Injectable()
export class BasisService {
  constructor(private readonly options: BasisOptions) {}

  get today(): CalendarDate {
    return londonDateOf(this.options.now());
  }

  /** The same instant the store writes down. */
  get now(): Date {
    return this.options.now();
  }

  /** Rules, calendar and options without a day: what read models are made under. */
  get standing(): StandingBasis {
    return {
      ruleSet: englandRules,
      calendar: this.options.calendar ?? englandCalendar,
      policy: this.options.policy ?? defaultPolicy,
    };
  }

  /** All that judging a command needs, on a day; today unless another is given. */
  decisionBasis(today: CalendarDate = this.today): DecisionBasis {
    return { ...this.standing, today, settings: this.options.settings ?? defaultSettings };
  }
}
