import { pageSize } from '@/components/ui/page-size';

/** The people, and invitations, of a merchant or (undefined) the viewer's own side: as the page and the table ask. */
export const peopleOf = (merchant: string | undefined, cursor: string | null | undefined) => ({
  limit: pageSize,
  ...(merchant === undefined ? {} : { merchant }),
  cursor: cursor ?? undefined,
});

export const peopleTabs = ['people', 'invitations'] as const;
