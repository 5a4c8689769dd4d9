import { createWriteStream, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { addDays, calendarDate } from '../workflows/timetable/calendar-date.js';
import type { CalendarDate } from '../workflows/timetable/calendar-date.js';
import { checkLetterOf } from '../src/sen2/upn.js';

/** As many as Southampton's return for 2024 has. */
const persons = 3_162;
const sample = resolve(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'sen2', 'southampton-2024.xml.gz');

/** Southampton's return where the sample data lie beside the repository, otherwise one of its size, made here. */
export async function returnFile(folder: string): Promise<{ readonly file: string; readonly authority: string }> {
  if (existsSync(sample)) return { file: sample, authority: '852' };
  const file = join(folder, 'return-2024.xml.gz');
  await pipeline(Readable.from(returnXml()), createGzip(), createWriteStream(file));
  return { file, authority: '999' };
}

function* returnXml(): Generator<string> {
  yield `<?xml version="1.0" encoding="utf-8"?>
<Message><Header><CollectionDetails><Collection>SEN2</Collection><Year>2025</Year><ReferenceDate>2025-01-16</ReferenceDate></CollectionDetails><Source><SourceLevel>L</SourceLevel><LEA>999</LEA><SoftwareCode>Local Authority</SoftwareCode><Release>1</Release><SerialNo>001</SerialNo><DateTime>2025-02-20T09:00:00</DateTime><DMO>Y</DMO><DCO>Y</DCO></Source></Header>
<Persons>
`;
  for (let number = 0; number < persons; number += 1) yield `${person(number)}\n`;
  yield '</Persons></Message>\n';
}

/** Every fourth was assessed in the year of the return; the others came with a plan made before it. */
function person(number: number): string {
  const born = addDays(calendarDate('2008-01-01'), (number * 37) % 4_000);
  const details = {
    Surname: ['Jones', 'Green', 'White', 'Foster', 'Patel', 'Morgan'][number % 6] ?? '',
    Forename: ['Farah', 'Ben', 'Cai', 'Nia', 'Zara'][number % 5] ?? '',
    PersonBirthDate: born,
    Sex: number % 3 === 0 ? 'F' : 'M',
    Ethnicity: 'WBRI',
    PostCode: `ZZ${(number % 28) + 1} ${(number % 9) + 1}ZZ`,
    UPN: upnOf(number),
  };
  const inYear = number % 4 === 0;
  const start = addDays(calendarDate(inYear ? '2024-05-01' : '2018-05-01'), (number * 11) % (inYear ? 200 : 1_900));
  return `<Person>${elements(details)}<Requests>${inYear ? assessed(start) : '<RequestOutcome>H</RequestOutcome><Assessment><AssessmentOutcome>H</AssessmentOutcome>'}${named(start)}</Assessment>${active(start, inYear)}</Requests></Person>`;
}

function assessed(planOn: CalendarDate): string {
  const request = {
    ReceivedDate: addDays(planOn, -130),
    RequestSource: '2',
    RYA: '0',
    RequestOutcomeDate: addDays(planOn, -95),
    RequestOutcome: 'Y',
    RequestMediation: '0',
    RequestTribunal: '0',
  };
  const outcome = {
    AssessmentOutcome: 'Y',
    AssessmentOutcomeDate: planOn,
    AssessmentMediation: '0',
    AssessmentTribunal: '0',
    OtherMediation: '0',
    OtherTribunal: '0',
    Week20: '0',
  };
  return `${elements(request)}<Assessment>${elements(outcome)}`;
}

function named(start: CalendarDate): string {
  return `<NamedPlan><StartDate>${start}</StartDate><PlanDetail>${place}</PlanDetail><PB>0</PB></NamedPlan>`;
}

function active(start: CalendarDate, inYear: boolean): string {
  const review = inYear
    ? ''
    : '<ReviewMeeting>2024-01-08</ReviewMeeting><LastReview>2024-01-30</LastReview><ReviewOutcome>M</ReviewOutcome>';
  return `<ActivePlans><PlacementDetail>${elements({ URN: '131281', PlacementRank: '1', EntryDate: start })}<SENunitIndicator>0</SENunitIndicator><ResourcedProvisionIndicator>0</ResourcedProvisionIndicator></PlacementDetail><SENneed><SENtype>ASD</SENtype><SENtypeRank>1</SENtypeRank></SENneed>${review}</ActivePlans>`;
}

const place = elements({ URN: '131281', PlacementRank: '1', SENunitIndicator: '0', ResourcedProvisionIndicator: '0' });

function elements(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('');
}

function upnOf(number: number): string {
  const rest = `9992000${String(number).padStart(5, '0')}`;
  return `${checkLetterOf(`A${rest}`)}${rest}`;
}
