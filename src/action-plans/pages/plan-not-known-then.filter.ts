import { Catch, NotFoundException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import type { CalendarDate } from '../../../workflows/timetable/calendar-date.js';
import { sentenceDate } from '../../web/words/date-words.js';
import { planHref } from '../plan-hrefs.js';

/** There is such a plan, but nothing was recorded of it on the day that is asked for. */
export class PlanNotKnownThen extends NotFoundException {
  constructor(
    readonly planId: string,
    readonly title: string,
    readonly day: CalendarDate,
  ) {
    super();
  }
}

/** Says so, with a way to what stands now: the day came from a form of ours. */
@Catch(PlanNotKnownThen)
export class PlanNotKnownThenFilter implements ExceptionFilter<PlanNotKnownThen> {
  catch({ planId, title, day }: PlanNotKnownThen, host: ArgumentsHost): void {
    host.switchToHttp().getResponse<Response>().status(404).render('action-plans/pages/not-known-then.njk', {
      title: `Nothing was known of the plan on ${sentenceDate(day)}`,
      section: 'action-plans',
      subPage: true,
      planTitle: title,
      href: planHref(planId),
    }); // prettier-ignore
  }
}
