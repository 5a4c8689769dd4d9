import type { LetterheadSet, LetterWords } from '../../workflows/authority/letterhead.js';
import { factsInForce } from '../../workflows/authority/authority.state.js';
import type { Authority } from '../../workflows/authority/authority.state.js';
import type { CalendarDate } from '../../workflows/timetable/calendar-date.js';

/** What letters carry of the authority; never null words, since a letter says at least what is still to be said. */
export type Letterhead = Pick<LetterheadSet['data'], 'name' | 'address' | 'contact'> & {
  readonly [Name in keyof LetterWords]: string;
};

const setUnder = 'set under Settings, Letters';

/** Words for letters where the authority has given none: they leave a gap wherever they would have to know somebody. */
export const defaultWords: { readonly [Name in keyof LetterWords]: string } = {
  appeal:
    'If you disagree with this decision you have the right to appeal to the First-tier Tribunal (Special Educational Needs and Disability).',
  mediation: `You can ask for mediation: a meeting with us that somebody independent leads. The mediation adviser for our area is [[name, telephone and e-mail: ${setUnder}]].`,
  disagreementResolution: `Disagreement resolution services can help if you and we, or you and the school or college, do not agree. They are provided by [[name and telephone: ${setUnder}]].`,
  adviceServices: `You can get information, advice and support from [[name, telephone and e-mail: ${setUnder}]].`,
  settingInformation: `You can find information about schools and colleges at [[address of the list: ${setUnder}]].`,
};

/** The letterhead in force on a day. */
export function letterheadOn(authority: Authority, on: CalendarDate, councilName: string): Letterhead {
  const set = factsInForce(authority, on).letterhead?.data;
  const words = (name: keyof LetterWords): string => set?.[name] ?? defaultWords[name];
  return {
    name: set?.name ?? councilName,
    address: set?.address ?? `[[address: ${setUnder}]]`,
    contact: set?.contact ?? '',
    appeal: words('appeal'),
    mediation: words('mediation'),
    disagreementResolution: words('disagreementResolution'),
    adviceServices: words('adviceServices'),
    settingInformation: words('settingInformation'),
  };
}
