import { isCalendarDate } from '../../../workflows/timetable/calendar-date.js';
import type { CaseRecord } from '../../children/case-record.js';
import { authorityName } from '../../sen2/authorities.js';
import { needWords } from '../../web/words/code-words.js';
import { sentenceDate } from '../../web/words/date-words.js';
import type { KnownFact } from './known-fact.js';

type Child = NonNullable<CaseRecord['child']>;

/** Who the child is, and what of it holds: opened with the child’s key, and empty once that is gone. */
export function childFacts({ child, name, birthDate, yearGroup, erased }: CaseRecord): readonly KnownFact[] {
  if (child === null) return [];
  const last = <Value>(values: readonly { readonly value: Value }[]): Value | null => values.at(-1)?.value ?? null;
  const { postcode, upn, uln } = child.details;
  const responsible = last(child.responsible);
  const lookedAfter = last(child.lookedAfter);
  return [
    fact('name', 'Name', [name, ...formerNames(child, name)]),
    fact('born', 'Born', [
      ...(isCalendarDate(birthDate) ? [sentenceDate(birthDate)] : []),
      ...(yearGroup === null ? [] : [yearGroup]),
    ]),
    fact('upn', 'Unique pupil number', given(upn)),
    fact('uln', 'Unique learner number', given(uln)),
    fact('postcode', 'Postcode', given(postcode)),
    fact('family', 'Parents and carers', parentLines(child)),
    fact('need', 'Needs', needLines(child)),
    fact('setting', 'School or college', given(last(child.settings)?.name)),
    fact('responsible', 'Responsible authority', responsible === null ? [] : [authorityWords(responsible)]),
    fact('lookedAfter', 'Looked after', lookedAfter === null ? [] : [lookedAfter ? 'Yes' : 'No']),
  ].filter(({ lines, key }) => lines.length > 0 || (erased && key === 'child name'));
}

const fact = (key: string, label: string, lines: readonly string[]): KnownFact => ({
  key: `child ${key}`,
  group: 'The child',
  label,
  kind: 'gathered',
  lines,
  struck: false,
  tag: null,
});

const given = (text: string | undefined): readonly string[] => (text === undefined || text === '' ? [] : [text]);

function formerNames({ earlierDetails }: Child, name: string): readonly string[] {
  const earlier = earlierDetails.map(({ value: { forename = '', surname = '' } }) => `${forename} ${surname}`.trim());
  return [...new Set(earlier)].filter((one) => one !== '' && one !== name).map((one) => `also known as ${one}`);
}

function parentLines({ parents }: Child): readonly string[] {
  return parents
    .map(({ name, relation, email, telephone, address }) =>
      [name, relation, email, telephone, address].flatMap((part) => given(part)).join(', '),
    )
    .filter((line) => line !== '');
}

function needLines({ needs }: Child): readonly string[] {
  const need = needs.at(-1);
  if (need?.value == null) return [];
  const { primary, secondary } = need.value;
  const words = (code: string): string => needWords[code] ?? code;
  return [
    words(primary),
    ...(secondary === null ? [] : [`and ${words(secondary)}`]),
    `as found ${sentenceDate(need.on)}`,
  ];
}

/** A code stands by itself where it is none that we know. */
function authorityWords(code: string): string {
  const name = authorityName(code);
  return name === null ? `Authority ${code}` : name;
}
