'use client';

import { KeysTable } from '@/components/keys/keys-table';
import { NewKey } from '@/components/keys/new-key';
import { InvitationsTable } from '@/components/people/invitations-table';
import { Invite } from '@/components/people/invite';
import { PeopleTable } from '@/components/people/people-table';
import { Section } from '@/components/shell/section';
import { roleMay } from '@/server/identity/domain/permissions';
import type { Role } from '@/server/identity/schema';

/** Who and what reaches a merchant, for staff; administrators change it. */
export function MerchantAccess({ merchant, role }: { merchant: string; role: Role }) {
  const mayWritePeople = roleMay(role, 'people:write');
  const mayWriteKeys = roleMay(role, 'keys:write');
  return (
    <>
      <Section
        title="People"
        aside={mayWritePeople ? <Invite place="merchant" merchant={merchant} onSent={() => {}} /> : null}
      >
        <PeopleTable merchant={merchant} mayWrite={mayWritePeople} isStaff />
      </Section>
      <Section title="Invitations">
        <InvitationsTable merchant={merchant} mayWrite={mayWritePeople} />
      </Section>
      <Section title="API keys" aside={mayWriteKeys ? <NewKey role={role} isStaff merchant={merchant} /> : null}>
        <KeysTable merchant={merchant} mayWrite={mayWriteKeys} showsReach={false} />
      </Section>
    </>
  );
}
