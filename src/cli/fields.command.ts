import type { Command } from 'commander';
import { CorrectionDto } from '../api/correction.dto.js';
import { fieldsOf } from '../api/dto-field.js';
import type { FieldNote } from '../api/dto-field.js';
import type { FactWorkflowName } from '../api/fact-workflow.js';
import { factWorkflows } from '../api/fact-workflows.js';
import { NewRequestDto } from '../children/new-request.dto.js';
import { CliFault, exitCodes } from './exit-codes.js';
import type { Output } from './output.js';

interface Recordable {
  /** Null for what belongs to no one workflow. */
  readonly workflow: FactWorkflowName | null;
  readonly type: string;
  readonly help: string;
  readonly fields: readonly FieldNote[];
}

/** `ehc case fields`: what can be recorded from the command line, and with which fields. */
export function fieldsCommand(cases: Command, output: Output): void {
  cases
    .command('fields')
    .description('what can be recorded with `case new` and `case record`, and its fields')
    .argument('[command]', 'one command only, for example NotifyDecisionToAssess, or new')
    .option('--json', 'print JSON')
    .action((command: string | undefined, options: { json?: true }) => {
      const found = recordable().filter(({ type }) => command === undefined || type === command);
      if (found.length === 0) throw new CliFault(`There is no command "${command ?? ''}"`, exitCodes.badUsage);
      if (options.json === true) output.json(found);
      else printAll(found, output);
    });
}

function recordable(): readonly Recordable[] {
  return [
    {
      workflow: null,
      type: 'new',
      help: 'A new request, and the child if need be (case new)',
      fields: fieldsOf(NewRequestDto),
    },
    {
      workflow: null,
      type: 'CorrectFact',
      help: 'An earlier record was wrong: names it by its revision and says what should stand',
      fields: fieldsOf(CorrectionDto),
    },
    ...factWorkflows.flatMap(({ workflow, dtos, help }) =>
      Object.entries(dtos).map(([type, dto]) => ({ workflow, type, help: help[type] ?? '', fields: fieldsOf(dto) })),
    ),
  ];
}

function printAll(found: readonly Recordable[], output: Output): void {
  for (const each of found.filter(({ workflow }) => workflow === null)) print(each, output);
  for (const { workflow, name } of factWorkflows) {
    const its = found.filter((one) => one.workflow === workflow);
    if (its.length > 0) output.line(`On ${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}:`);
    for (const each of its) print(each, output);
  }
}

function print({ type, help, fields }: Recordable, output: Output): void {
  output.line(`${type}  ${help}`);
  for (const field of fields) printField(field, '    ', output);
}

function printField(field: FieldNote, indent: string, output: Output): void {
  const must = field.required ? ', required' : '';
  const choices = field.values === undefined ? '' : `: ${field.values.join(', ')}`;
  output.line(`${indent}${field.name} (${field.kind}${must}${choices})  ${field.help}`);
  for (const part of field.fields ?? []) printField(part, `${indent}    `, output);
}
