import type { ReportRow } from '../sen2/import-report.js';

/** Rows of one kind of fault: what is wrong, one of them as an example, and what to do. */
export interface ReasonGroup {
  readonly level: ReportRow['level'];
  readonly field: string;
  readonly what: string;
  readonly todo: string;
  readonly count: number;
  /** Line of the file, with the value where it tells nothing of who the person is. */
  readonly line: number;
  readonly value: string | null;
}

interface Advice {
  readonly matches: RegExp;
  /** What is wrong without what differs from row to row; the reason itself where it is left out. */
  readonly what?: string;
  readonly todo: string;
}

const whichDate = 'Check which of the two dates is right';
const mistyped = 'Correct the number: a figure is mistyped or missing';
const onePerson = 'Keep one record of the person, or correct the number';
const guide = 'Use a code of the Department’s guide for that year';

/** The first that matches counts. */
const advice: readonly Advice[] = [
  { matches: /^Before the review meeting/, what: 'Before the review meeting', todo: whichDate },
  { matches: /^Before the birth date/, what: 'Before the birth date', todo: whichDate },
  { matches: /^Before /, what: 'Before the date it must follow', todo: whichDate },
  { matches: /^After the period/, what: 'After the year of the return', todo: 'Leave it for the next return, or correct the date' },
  { matches: /^After the file/, what: 'After the day the file was written', todo: 'Correct the date' },
  { matches: /^Differs from the day the plan/, what: 'Differs from the day the plan was issued', todo: whichDate },
  { matches: /^Not a real date/, todo: 'Write the date as 2024-06-30' },
  { matches: /^Unknown code/, what: 'Unknown code', todo: guide },
  { matches: /^The return of \d{4}/, what: 'Not part of the return of that year', todo: 'Take it out, or check the year of the file' },
  { matches: /^Not part of any SEN2 return/, todo: 'Kept as it stands; take it out if it does not belong there' },
  { matches: /^Required/, what: 'Required and not given', todo: 'Fill it in' },
  { matches: /^The check letter/, what: 'The check letter does not fit the UPN', todo: mistyped },
  { matches: /^(?:Not the form of a UPN|A (?:ULN|URN|UKPRN) has)/, todo: mistyped },
  { matches: /^Already given|^Given again|^The same person/, what: 'The same person or number stands in the file twice', todo: onePerson },
  { matches: /^Given more than once/, todo: 'Keep one of the values' },
  { matches: /^No UPN, no ULN/, todo: 'Give the UPN or ULN, or the reason why neither is known' },
  { matches: /^The identifiers do not agree/, what: 'UPN and ULN belong to different people here', todo: 'Find out which of the two is right, and correct it' },
  { matches: /^Contradicts what is recorded/, what: 'Says otherwise than what is recorded here', todo: 'Correct the file, or the record on the case, and import the file again' },
  { matches: /^Not possible beside/, what: 'Does not fit with the other facts of this person', todo: 'Compare the dates of this person with the case' },
  { matches: /^May be a child already known/, todo: 'Look for the name among the cases. Two cases of one child have to be told apart by hand' },
  { matches: /^Not open on/, what: 'The school was not open that day', todo: 'Correct the URN or the date' },
  { matches: /^An unusually large share/, what: 'An unusually large share of exceptions to the 20 weeks', todo: 'Check that each exception was entered on purpose' },
]; // prettier-ignore

const usualTodo: Readonly<Record<ReportRow['level'], string>> = {
  error: 'Put it right in the file',
  contradiction: 'Find out which is right',
  query: 'Look at it: it is taken in as it stands',
};

/** Fields whose values may be shown without a name: dates of steps, and codes. */
const tellsNoOne =
  /^(?!PersonBirthDate)(?:\w*Date|StartDate|ReviewMeeting|LastReview|\w*Outcome|\w*Rank|RYA|Week20|URN|UKPRN|SENSetting|RequestSource)$/;

const mostGroups = 100;

/** Collects the rows of a report by what is wrong, in memory that does not grow with the file. */
export class ReasonGroups {
  private readonly found = new Map<string, ReasonGroup>();

  add({ level, field, line, value, reason }: ReportRow): void {
    const { what = reason, todo = usualTodo[level] } = advice.find(({ matches }) => matches.test(reason)) ?? {};
    const key = [level, field, what].join('|');
    const known = this.found.get(key);
    if (known !== undefined) this.found.set(key, { ...known, count: known.count + 1 });
    else if (this.found.size < mostGroups) {
      const shown = tellsNoOne.test(field) && /^[\w./-]{1,20}$/.test(value) ? value : null;
      this.found.set(key, { level, field: field.slice(0, 80), what, todo, count: 1, line, value: shown });
    }
  }

  /** The most frequent first. */
  all(): readonly ReasonGroup[] {
    return [...this.found.values()].sort((a, b) => b.count - a.count);
  }
}
