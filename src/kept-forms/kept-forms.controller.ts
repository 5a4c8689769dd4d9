import { BadRequestException, Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { CurrentUser, RequireRoles } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { time } from '../web/words/date-words.js';
import { KeptForms } from './kept-forms.service.js';
import { keptPlaceOf } from './kept-place.js';

/** Keeps a form while it is being typed, and throws away what was kept. */
@Controller('kept-forms')
@RequireRoles('caseworker', 'manager')
export class KeptFormsController {
  constructor(private readonly kept: KeptForms) {}

  /** Sent by the page itself. */
  @Post()
  @HttpCode(200)
  async keep(@Body() answers: RawAnswers, @CurrentUser() person: Person): Promise<{ readonly words: string }> {
    const { href } = this.placeIn(answers);
    const kept = await this.kept.keep(person, href, answers);
    if (kept === null) return { words: 'What you type here cannot be kept just now.' };
    return { words: `Kept for you until midnight, last at ${time(kept.keptAt)}.` };
  }

  @Post('thrown-away')
  async throwAway(
    @Body() answers: RawAnswers,
    @CurrentUser() person: Person,
    @Res() response: Response,
  ): Promise<void> {
    const { href } = this.placeIn(answers);
    await this.kept.forget(person, href);
    response.redirect(303, href);
  }

  private placeIn({ keptForm }: RawAnswers): { readonly href: string } {
    const place = typeof keptForm === 'string' ? keptPlaceOf(keptForm) : null;
    if (place === null) throw new BadRequestException();
    return place;
  }
}
