import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

interface EventType {
  readonly name: string;
  readonly file: string;
  readonly words: string;
  readonly data: string;
  readonly sealed: string | null;
}

/** `docs/events.md`, from the type declarations themselves. */
export function eventsDocument(root: string): string {
  const lines = [
    '# Event types',
    '',
    'Made from the declarations in `workflows/`; `UPDATE_DOCS=1 npm test -- events-document` writes it anew. Every event also has',
    '`occurredOn` (the day it happened) and the envelope of the log: position, stream, revision, id, authority, schema,',
    '`recordedAt`, actor, command, correlation and causation ids, source, and the two hashes.',
    '',
  ];
  for (const [folder, types] of byFolder(eventTypes(root))) {
    lines.push(`## ${folder}`, '');
    for (const { name, words, data, sealed } of types) {
      lines.push(`### ${name}`, '');
      if (words !== '') lines.push(words, '');
      lines.push('```ts', data, '```', '');
      if (sealed !== null) lines.push(`Sealed per person: \`${sealed}\``, '');
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function eventTypes(root: string): readonly EventType[] {
  const folder = join(root, 'workflows');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .flatMap((file) => declaredIn(file, readFileSync(join(folder, file), 'utf8')));
}

function declaredIn(file: string, text: string): readonly EventType[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  return source.statements.flatMap((statement): readonly EventType[] => {
    if (!ts.isTypeAliasDeclaration(statement) || !ts.isTypeReferenceNode(statement.type)) return [];
    const { typeName, typeArguments = [] } = statement.type;
    const [name, data, sealed] = typeArguments;
    if (typeName.getText() !== 'Fact' || name === undefined || !ts.isLiteralTypeNode(name)) return [];
    const words = ts
      .getJSDocCommentsAndTags(statement)
      .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
      .join(' ')
      .replaceAll(/\s+/g, ' ');
    return [
      {
        name: name.getText().replaceAll("'", ''),
        file,
        words,
        data: unindented(data?.getText() ?? 'object').replaceAll('readonly ', ''),
        sealed: sealed === undefined ? null : sealed.getText().replaceAll(/\s+/g, ' ').replaceAll('readonly ', ''),
      },
    ];
  });
}

function unindented(text: string): string {
  const [first = '', ...rest] = text.split('\n');
  return [first, ...rest.map((line) => line.replace(/^ {2}/, ''))].join('\n');
}

function byFolder(types: readonly EventType[]): ReadonlyMap<string, readonly EventType[]> {
  const found = new Map<string, EventType[]>();
  for (const type of types) {
    const folder = type.file.split('/')[0] ?? '';
    found.set(folder, [...(found.get(folder) ?? []), type]);
  }
  return found;
}
