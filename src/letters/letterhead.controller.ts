import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { factsInForce, lastDay } from '../../workflows/authority/authority.state.js';
import type { LetterheadSet } from '../../workflows/authority/letterhead.js';
import { hasHiddenCharacters } from '../../workflows/letters/letter-text.js';
import type { LetterContentRule } from '../../workflows/letters/checklist.js';
import { CurrentUser, RequireRolesAndSayWho } from '../access/access.decorators.js';
import type { Person } from '../access/people.js';
import { sayNext } from '../access/sessions.middleware.js';
import { Recording } from '../api/recording.service.js';
import { AuthorityRecorder } from '../authority/authority-recorder.service.js';
import { BasisService } from '../commands/basis.service.js';
import { AnswerReader } from '../web/forms/answers.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { answerForm, drawForm, formMeta } from '../web/forms/form-page.js';
import type { FormPage } from '../web/forms/form-page.js';
import { choicesFrom, dateAnswer, drawn, keysOf } from '../recording/questions.js';
import type { Question } from '../recording/questions.js';
import { WebOptions } from '../web/web-options.js';
import { sentenceDate } from '../web/words/date-words.js';
import { defaultWords } from './letterhead.js';

const contentWords: Readonly<Record<LetterContentRule, string>> = {
  confirmed: 'What our source of the law confirms for the notice',
  everything: 'Also what it does not confirm, such as mediation in a refusal to issue a plan',
};

const boxes = [
  ['name', 'Name of the authority', 200, true],
  ['address', 'Address', 500, true],
  ['contact', 'Telephone, e-mail and hours', 500, true],
  ['appeal', 'The right to appeal', 2_000, false],
  ['mediation', 'Mediation', 2_000, false],
  ['disagreementResolution', 'Disagreement resolution', 2_000, false],
  ['adviceServices', 'Information, advice and support', 2_000, false],
  ['settingInformation', 'Where schools and colleges are listed', 2_000, false],
] as const;

/** What letters carry of the authority. Letters that were produced keep what they were produced with. */
@Controller('settings/letters')
@RequireRolesAndSayWho('manager', 'administrator')
export class LetterheadController {
  constructor(
    private readonly recorder: AuthorityRecorder,
    private readonly recording: Recording,
    private readonly basis: BasisService,
    private readonly options: WebOptions,
  ) {}

  @Get()
  async open(@Res() response: Response): Promise<void> {
    await drawForm(response, this.page(this.standing()));
  }

  @Post()
  async answer(
    @Body() answers: RawAnswers,
    @CurrentUser() person: Person,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await answerForm(response, this.page(answers), {
      read: () => this.read(answers),
      act: async (body) => {
        const { commandId } = formMeta(answers);
        const context = this.recording.contextOf(person, { commandId, fields: {} });
        await this.recorder.record('SetLetterhead', body, context);
        sayNext(request, { title: 'Recorded', heading: 'New letters carry this from now on' });
        return '/settings/letters';
      },
    });
  }

  private read(answers: RawAnswers): Omit<LetterheadSet['data'], 'reason'> & { readonly on: string } {
    const asked = new AnswerReader(answers);
    const on = asked.date('on', {
      label: 'Date',
      missing: 'Enter the day from which it holds',
      today: this.basis.today,
    });
    const texts = Object.fromEntries(
      boxes.map(([name, label, most, required]) => {
        const text = asked.text(name, label, required ? `Enter the ${label.toLowerCase()}` : null, most);
        if (text !== null && hasHiddenCharacters(text))
          asked.wrong(name, `${label} holds characters that cannot be seen. Type it again`);
        return [name, text];
      }),
    );
    const content = asked.oneOf('content', keysOf(contentWords), 'Say what a letter must hold');
    const reason = asked.text('reason', 'Why', null, 1_000);
    return { ...asked.finished({ on, content }), ...texts, reason } as unknown as ReturnType<
      LetterheadController['read']
    >;
  }

  /** What is in force now, as the answers of the form. */
  private standing(): RawAnswers {
    const set = factsInForce(this.basis.recorded().state, lastDay).letterhead?.data;
    return {
      ...dateAnswer('on', this.basis.today),
      name: set?.name ?? this.options.councilName,
      content: set?.content ?? 'confirmed',
      ...Object.fromEntries(boxes.slice(1).map(([name]) => [name, set?.[name] ?? ''])),
    };
  }

  private page(answers: RawAnswers): FormPage {
    const set = factsInForce(this.basis.recorded().state, lastDay).letterhead;
    const words: Readonly<Record<string, string>> = defaultWords;
    const questions: readonly Question[] = [
      { kind: 'date', name: 'on', legend: 'From which day?', hint: 'Today or earlier' },
      ...boxes.map(([name, label, , required]): Question =>
        name === 'name'
          ? { kind: 'text', name, label }
          : {
              kind: 'longText',
              name,
              label,
              ...(required ? {} : { hint: `Left empty, letters say: ${words[name] ?? ''}` }),
            },
      ),
      {
        kind: 'radios',
        name: 'content',
        legend: 'What must a letter hold before it is sent?',
        choices: choicesFrom(contentWords),
      },
      { kind: 'text', name: 'reason', label: 'Why is it changed? (optional)', hint: 'Stands in clear: name no child' },
    ];
    return {
      template: 'letters/letterhead.njk',
      answers,
      seenRevision: null,
      fieldOfCode: {
        'setting-already-so': 'name',
        'letterhead-needs-a-name': 'name',
        'letterhead-needs-an-address': 'address',
      },
      view: () => ({
        title: 'Letters',
        section: 'settings',
        action: '/settings/letters',
        button: 'Use this in new letters',
        cancel: null,
        questions: drawn(questions, answers),
        since: set === null ? null : sentenceDate(set.occurredOn),
      }),
    };
  }
}
