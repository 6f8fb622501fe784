'use client';

import Link from 'next/link';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { PageHeader } from '@/components/shell/page-header';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { InvitationsTable } from './invitations-table';
import { Invite } from './invite';
import { peopleTabs } from './people-search';
import { PeopleTable } from './people-table';

/** The people of the viewer's own side: the staff, or those of the own merchant. */
export function PeopleView({ isStaff, mayWrite }: { isStaff: boolean; mayWrite: boolean }) {
  const [tab, setTab] = useQueryState('tab', parseAsStringLiteral(peopleTabs).withDefault('people'));
  return (
    <>
      <PageHeader
        title="People"
        facts={
          <Link href="/people/roles" className="text-accent hover:underline">
            What each role may do
          </Link>
        }
        actions={
          mayWrite ? (
            <Invite place={isStaff ? 'staff' : 'merchant'} onSent={() => void setTab('invitations')} />
          ) : undefined
        }
      />
      <Tabs value={tab} onValueChange={(value) => void setTab(peopleTabs.find((known) => known === value) ?? null)}>
        <TabList aria-label="People and invitations">
          <Tab value="people">{isStaff ? 'Staff' : 'Your people'}</Tab>
          <Tab value="invitations">Invitations</Tab>
        </TabList>
        <TabPanel value="people">
          <PeopleTable mayWrite={mayWrite} isStaff={isStaff} />
        </TabPanel>
        <TabPanel value="invitations">
          <InvitationsTable mayWrite={mayWrite} />
        </TabPanel>
      </Tabs>
    </>
  );
}
