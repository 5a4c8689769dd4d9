import { actDate } from '../../web/words/date-words.js';
import { noteWords } from '../../web/words/code-words.js';
import { choicesFrom, dateAnswer, keysOf, wordsWithout } from '../questions.js';
import type { CaseSituation, Intention, RecordingForm, Situation } from '../recording-form.js';
import { narrative, wish } from '../recording-form.js';
import { dateAsked } from './shared-answers.js';

const nobody = 'nobody';

/** Who works on the case. */
export const allocationForm: RecordingForm = {
  key: 'allocation',
  dateLabel: 'Date of the allocation',
  asksWhyLate: false,
  defaults: ({ state, basis }) => ({
    ...dateAnswer('on', basis.today),
    ...(state.team === null ? {} : { team: state.team }),
    ...(state.worker === null ? {} : { worker: state.worker }),
  }),
  steps: [
    {
      questions: (s) => [
        {
          kind: 'select',
          name: 'team',
          label: 'Team',
          choices: [{ value: '', text: 'Choose a team' }, ...teamsOf(s).map((team) => ({ value: team, text: team }))],
        },
        {
          kind: 'select',
          name: 'worker',
          label: 'Person',
          choices: [
            { value: '', text: 'Choose a person' },
            { value: nobody, text: 'Nobody yet' },
            ...s.colleagues.map(({ id, name, team }) => ({
              value: id,
              text: team === null ? name : `${name}, ${team}`,
            })),
          ],
        },
        { kind: 'date', name: 'on', legend: 'From which day?' },
      ],
      side: (s) => [
        {
          heading: 'What this does',
          paragraphs: [`The case moves to that person’s due work. Now: ${nowWords(s)}.`, 'No limit changes.'],
        },
      ],
    },
  ],
  intend: (asked, s): Intention => {
    const team = asked.oneOf('team', teamsOf(s), 'Choose a team');
    const worker = asked.oneOf(
      'worker',
      [nobody, ...s.colleagues.map(({ id }) => id)],
      'Choose a person, or “Nobody yet”',
    );
    const on = dateAsked(asked, s, 'Date of the allocation');
    const read = asked.finished({ team, worker, on });
    const person = s.colleagues.find(({ id }) => id === read.worker);
    return {
      wishes: [wish('AllocateCase', read.on, { team: read.team, worker: person?.id ?? null })],
      rows: [
        { key: 'Team', value: read.team },
        { key: 'Person', value: person?.name ?? 'Nobody yet' },
        { key: 'From', value: actDate(read.on) },
      ],
      button: 'Allocate the case',
      done: person === undefined ? `Case allocated to ${read.team}` : `Case allocated to ${person.name}`,
    };
  },
};

const kinds = wordsWithout(noteWords, 'outOfTurn');

/** Something worth keeping that is no step of the law. */
export const noteForm: RecordingForm = {
  key: 'note',
  dateLabel: 'Date of the note',
  asksWhyLate: false,
  defaults: ({ basis }) => ({ kind: 'note', ...dateAnswer('on', basis.today) }),
  steps: [
    {
      questions: () => [
        { kind: 'radios', name: 'kind', legend: 'What is it?', choices: choicesFrom(kinds) },
        { kind: 'date', name: 'on', legend: 'When was it?' },
        {
          kind: 'longText',
          name: 'text',
          label: 'What should be kept?',
          hint: 'Everyone who may open the case can read this, and the family may ask to',
        },
      ],
      side: () => [{ heading: 'What this does', paragraphs: ['It stands in the history. No limit changes.'] }],
    },
  ],
  intend: (asked, s): Intention => {
    const kind = asked.oneOf('kind', keysOf(kinds), 'Say what it is');
    const on = dateAsked(asked, s, 'Date of the note');
    const text = asked.text('text', 'The note', 'Enter the note');
    const read = asked.finished({ kind, on, text });
    return {
      wishes: [wish('AddNote', read.on, { kind: read.kind }, narrative(s.childId, read.text))],
      rows: [
        { key: 'Kind', value: kinds[read.kind] },
        { key: 'When', value: actDate(read.on) },
        { key: 'Note', value: read.text },
      ],
      button: 'Add the note',
      done: 'Note added',
    };
  },
};

/** The teams that people here belong to, and the one the case is with. */
export function teamsOf({ colleagues, state }: Pick<CaseSituation, 'colleagues' | 'state'>): readonly string[] {
  const { team: now } = state as { readonly team: string | null };
  const teams = [...colleagues.map(({ team }) => team), now].filter((team) => team !== null);
  return [...new Set(teams)].toSorted((a, b) => a.localeCompare(b, 'en-GB'));
}

function nowWords({ state, colleagues }: Situation): string {
  const name = colleagues.find(({ id }) => id === state.worker)?.name;
  return [name, state.team].filter((part) => part !== undefined && part !== null).join(', ') || 'nobody';
}
