import { Injectable, Logger } from '@nestjs/common';
import type { KeyObject } from 'node:crypto';
import type { Response } from 'express';
import type { Person } from '../access/people.js';
import { endOfLondonDay, londonDateOf } from '../commands/london-time.js';
import { KeyStore } from '../keys/key-store.js';
import type { RawAnswers } from '../web/forms/answers.js';
import { carrierFields, KeptAnswers } from '../web/forms/kept-answers.js';
import type { KeptForm } from '../web/forms/kept-answers.js';
import { WebOptions } from '../web/web-options.js';
import { time } from '../web/words/date-words.js';
import { KeptFormStore } from './kept-form-store.js';
import { keptPlaceOf } from './kept-place.js';
import { seal, unseal } from './seal.js';

/** More than any form takes; a form that is larger is not kept. */
const mostBytes = 64 * 1024;
const mostFields = 300;

/** Half-filled forms, sealed for one person each until the end of the day in London. */
@Injectable()
export class KeptForms extends KeptAnswers {
  private readonly log = new Logger('KeptForms');
  private ownKey: KeyObject | null = null;

  constructor(
    private readonly keys: KeyStore,
    private readonly store: KeptFormStore,
    private readonly options: WebOptions,
  ) {
    super();
  }

  /** Forms drawn from here on say whose they are. */
  mark(response: Response, person: Person): void {
    response.locals['keepFor'] = this.tokenFor(person);
  }

  /** What is kept of the form; null where nothing is, or it cannot be read. */
  async find({ id }: Pick<Person, 'id'>, href: string): Promise<KeptForm | null> {
    const place = keptPlaceOf(href);
    if (place === null) return null;
    const { owner, form, bound } = this.names(id, place.href);
    const found = await this.tolerant(() => this.store.get(owner, form));
    if (found === null) return null;
    const text = unseal(this.key, `${bound} until ${found.until.getTime()}`, found.sealed);
    return text === null ? null : { ...place, answers: JSON.parse(text) as RawAnswers, keptAt: found.keptAt };
  }

  override async keep({ id }: Pick<Person, 'id'>, href: string, answers: RawAnswers): Promise<KeptForm | null> {
    const place = keptPlaceOf(href);
    const kept = answersIn(answers);
    if (place === null || kept === null) return null;
    const { owner, form, bound } = this.names(id, place.href);
    const keptAt = this.options.now();
    const until = new Date(endOfLondonDay(londonDateOf(keptAt)).getTime() + 1);
    const sealed = seal(this.key, `${bound} until ${until.getTime()}`, JSON.stringify(kept));
    const done = await this.tolerant(async () => {
      await this.store.put({ owner, form, keptAt, until, sealed });
      return true;
    });
    return done === null ? null : { ...place, answers: kept, keptAt };
  }

  override async keepByToken(href: string, answers: RawAnswers, onlyFor?: Person): Promise<KeptForm | null> {
    const id = this.personIn(answers['keepFor']);
    if (id === null || (onlyFor !== undefined && id !== onlyFor.id)) return null;
    return this.keep({ id }, href, answers);
  }

  /** The form was recorded, or thrown away. */
  async forget({ id }: Pick<Person, 'id'>, href: string): Promise<void> {
    const place = keptPlaceOf(href);
    if (place === null) return;
    const { owner, form } = this.names(id, place.href);
    await this.tolerant(async () => {
      await this.store.remove(owner, form);
      return true;
    });
  }

  override tokenFor({ id }: Person): string {
    const day = londonDateOf(this.options.now());
    return seal(this.key, 'whose form', JSON.stringify({ id, day })).toString('base64url');
  }

  /** "We kept what you typed at 2:15pm", for the page of the form. */
  static view({ href, keptAt }: KeptForm): { readonly words: string; readonly form: string } {
    return { words: `We kept what you typed at ${time(keptAt)}.`, form: href };
  }

  private personIn(token: unknown): string | null {
    if (typeof token !== 'string' || token.length > 500) return null;
    const text = unseal(this.key, 'whose form', Buffer.from(token, 'base64url'));
    if (text === null) return null;
    const { id, day } = JSON.parse(text) as { readonly id: string; readonly day: string };
    return day === londonDateOf(this.options.now()) ? id : null;
  }

  private names(personId: string, href: string): { owner: string; form: string; bound: string } {
    const owner = this.keys.keyedId('kept forms of', personId);
    const form = this.keys.keyedId('kept form', `${personId} ${href}`);
    return { owner, form, bound: `answers ${owner} ${form}` };
  }

  private get key(): KeyObject {
    return (this.ownKey ??= this.keys.purposeKey('kept forms'));
  }

  /** A form opens, and is recorded, whether or not anything can be kept. */
  private async tolerant<Answer>(work: () => Promise<Answer | null>): Promise<Answer | null> {
    try {
      return await work();
    } catch (error) {
      this.log.warn(`Forms cannot be kept just now: ${error instanceof Error ? error.name : typeof error}`);
      return null;
    }
  }
}

/** What was typed, without what carries a form on its way; null where that is nothing, or too much to keep. */
function answersIn(sent: RawAnswers): RawAnswers | null {
  const kept = Object.entries(sent).filter(
    ([name, value]) => !carrierFields.includes(name) && (typeof value === 'string' || isTexts(value)),
  );
  const answers = Object.fromEntries(kept);
  const tooMuch = kept.length > mostFields || Buffer.byteLength(JSON.stringify(answers)) > mostBytes;
  return kept.length === 0 || tooMuch ? null : answers;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
