import { usualComplaintLimits } from '../../../workflows/complaint/complaint-limits.js';
import { teamsOf } from './case-keeping.forms.js';
import type { FactSituation } from '../recording-form.js';
import type { Tuning } from './fact-form.js';

/** Whose a complaint is that somebody without a team recorded off a case. */
const noTeam = 'Complaints';

/** Off a case whoever records a complaint works on it until a manager says otherwise: nobody else could open it. */
export const complaintReceived: Tuning = {
  dateLabel: 'Date it came',
  button: 'Record the complaint',
  done: 'Complaint recorded',
  without: () => ['aboutTeam'],
  after: (s) => [
    {
      kind: 'select',
      name: 'aboutTeam',
      label: 'Which team is it about?',
      choices: [{ value: '', text: 'The service as a whole, or not said' }, ...teamChoices(s)],
    },
  ],
  read: (asked, s) => {
    const team = asked.oneOf('aboutTeam', ['', ...teamsOf(s)], 'Choose a team, or the service as a whole');
    const theirs = s.offCase !== undefined && !s.person.roles.includes('manager');
    return {
      body: { aboutTeam: team === '' ? null : team },
      rows: [
        { key: 'Team it is about', value: team === null || team === '' ? 'The service as a whole, or not said' : team },
      ],
      also: theirs ? [{ command: 'AllocateCase', body: { team: s.person.team ?? noTeam, worker: s.person.id } }] : [],
    };
  },
  side: (s) => [
    {
      heading: 'What this does',
      paragraphs: [
        `The days for the answer count from the day it came: ${promised(s).firstStage} working days, unless you say that another number was promised.`,
        s.offCase === undefined
          ? 'It stands with the case. Whoever may open the case can read it.'
          : 'It stands with no case. Managers and auditors can read it, and whoever works on it.',
      ],
    },
  ],
  preview: () => [],
};

export const complaintAnswered: Tuning = {
  dateLabel: 'Date of the answer',
  button: 'Record the answer',
  done: 'Answer recorded',
  preview: () => [],
};

const promised = ({ basis }: FactSituation): typeof usualComplaintLimits =>
  basis.settings.complaintLimits ?? usualComplaintLimits;

const teamChoices = (s: FactSituation): readonly { readonly value: string; readonly text: string }[] =>
  teamsOf(s).map((team) => ({ value: team, text: team }));
