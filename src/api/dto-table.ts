/** A DTO's class. */
export type DtoClass<Dto extends object = object> = new () => Dto;

type Strangers<Dto, Allowed extends PropertyKey> = Exclude<keyof Dto, Allowed> | Exclude<Allowed, keyof Dto>;

/**
 * Itself where every DTO of the table has exactly the fields of its command; otherwise the offending names, which makes
 * the assignment fail and says why.
 */
export type ExactTable<Table extends Record<string, DtoClass>, Allowed extends Record<keyof Table, PropertyKey>> = {
  readonly [Type in keyof Table]: [Strangers<InstanceType<Table[Type]>, Allowed[Type]>] extends [never]
    ? Table[Type]
    : Strangers<InstanceType<Table[Type]>, Allowed[Type]>;
};

/** What a DTO holds: the fact's clear data (generated ids may be left out) and, optional, its personal content. */
export type Holding<Data, Content, Generated extends PropertyKey = never> = Pick<Data, Exclude<keyof Data, Generated>> &
  Partial<Pick<Data, Extract<keyof Data, Generated>>> &
  Partial<Content>;

/**
 * For every command the fields of its fact that are personal data, and so are sealed. The compiler asks for each of them and
 * refuses one that the same fact also holds in clear.
 */
export type PersonalFields<
  Contents extends Readonly<Record<string, object>>,
  Clear extends Record<keyof Contents, PropertyKey>,
> = {
  readonly [C in keyof Contents as keyof Contents[C] extends never ? never : C]: Readonly<
    Record<keyof Contents[C], [keyof Contents[C] & Clear[C]] extends [never] ? true : never>
  >;
};
