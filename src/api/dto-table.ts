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
