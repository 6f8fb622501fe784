type Named = { kind: 'invoice' | 'credit_note'; number: string | null; id: string };

/** `invoice-CH-000042.pdf`, `credit-note-CN-000003.pdf`; a draft has no number yet. */
export const fileNameOf = ({ kind, number, id }: Named): string =>
  number === null ? `draft-${id}.pdf` : `${kind === 'invoice' ? 'invoice' : 'credit-note'}-${number}.pdf`;
