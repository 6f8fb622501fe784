/** What goes with a mail: a document of an object, by the name of its file. It is made when the mail is sent. */
export type Attachment = { kind: 'invoice'; id: string; fileName: string };

type Make = (id: string) => Promise<Buffer>;
const makers = new Map<Attachment['kind'], Make>();

/** Says how documents of a kind are made; the mail room knows none of those that are made in rooms to its right. */
export const provideAttachment = (kind: Attachment['kind'], make: Make): void => {
  makers.set(kind, make);
};

/** @throws when nobody provides that kind in this process */
export function makeAttachment({ kind, id }: Attachment): Promise<Buffer> {
  const make = makers.get(kind);
  if (!make) throw new Error(`nobody makes the document of ${kind}`);
  return make(id);
}
