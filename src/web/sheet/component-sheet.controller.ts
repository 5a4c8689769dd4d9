import { Body, Controller, Get, NotFoundException, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { OpenToEveryone, RequireSignIn } from '../../access/access.decorators.js';
import { londonDateOf } from '../../commands/london-time.js';
import type { RawAnswers } from '../forms/answers.js';
import { AnswerReader } from '../forms/answers.js';
import type { FormPage } from '../forms/form-page.js';
import { answerForm, drawForm } from '../forms/form-page.js';
import { WebOptions } from '../web-options.js';
import { sentenceDate } from '../words/date-words.js';
import { sheetColours, sheetDates, sheetRulers, sheetTags } from './component-sheet.view.js';

const ways = ['email', 'post', 'hand'] as const;

/** Every component on one page, and a form that records nothing: for looking at, in demo mode only. */
@Controller('components')
export class ComponentSheetController {
  constructor(private readonly options: WebOptions) {}

  @Get()
  @OpenToEveryone()
  sheet(@Res() response: Response): void {
    this.inDemoOnly();
    response.render('web/sheet/component-sheet.njk', {
      title: 'Component sheet',
      tags: sheetTags(),
      dates: sheetDates(),
      rulers: sheetRulers(),
      colours: sheetColours.map(([name, value]) => ({ name, value })),
    });
  }

  @Get('form')
  @RequireSignIn()
  async form(@Res() response: Response): Promise<void> {
    this.inDemoOnly();
    await drawForm(response, this.page({}));
  }

  @Post('form')
  @RequireSignIn()
  async send(@Body() answers: RawAnswers, @Res() response: Response): Promise<void> {
    this.inDemoOnly();
    await answerForm(response, this.page(answers), {
      read: () => {
        const asked = new AnswerReader(answers);
        return asked.finished({
          decision: asked.oneOf('decision', ['yes', 'no'], 'Say what was decided'),
          toldOn: asked.date('toldOn', {
            label: 'Date the family was told',
            missing: 'Enter the date the family was told',
            today: londonDateOf(this.options.now()),
          }),
          how: asked.someOf('how', ways, 'Say how the family was told'),
        });
      },
      check: ({ decision, toldOn, how }) => ({
        rows: [
          { key: 'Decision', value: decision === 'yes' ? 'Yes, carry out an assessment' : 'No, do not assess' },
          { key: 'Family told', value: sentenceDate(toldOn) },
          { key: 'How', value: how.join(', ') },
        ],
        button: 'Record nothing',
        cancel: '/components',
      }),
      act: () => '/components',
    });
  }

  private page(answers: RawAnswers): FormPage {
    return {
      template: 'web/sheet/sample-form.njk',
      answers,
      seenRevision: 4,
      view: () => ({
        title: 'Record the decision whether to assess',
        action: '/components/form',
        cancel: '/components',
        breadcrumbs: [{ text: 'Component sheet', href: '/components' }],
      }),
    };
  }

  private inDemoOnly(): void {
    if (!this.options.demo) throw new NotFoundException();
  }
}
