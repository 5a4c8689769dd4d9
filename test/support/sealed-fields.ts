import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Type and field of everything that the workflows declare as sealed, from the declarations themselves. */
export function sealedFields(root: string): readonly (readonly [type: string, field: string])[] {
  const folder = join(root, 'workflows');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.ES2023, true));
  const interfaces = new Map(
    sources.flatMap(({ statements }) =>
      statements.filter(ts.isInterfaceDeclaration).map((one) => [one.name.text, one.members] as const),
    ),
  );
  return sources.flatMap(({ statements }) =>
    statements.flatMap((statement) => {
      if (!ts.isTypeAliasDeclaration(statement) || !ts.isTypeReferenceNode(statement.type)) return [];
      const [name, , sealed] = statement.type.typeArguments ?? [];
      if (statement.type.typeName.getText() !== 'Fact' || name === undefined || sealed === undefined) return [];
      const members = ts.isTypeLiteralNode(sealed) ? sealed.members : interfaces.get(sealed.getText());
      const type = name.getText().replaceAll("'", '');
      return (members ?? []).map((member) => [type, member.name?.getText() ?? ''] as const);
    }),
  );
}
