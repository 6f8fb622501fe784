import Link from 'next/link';
import { PageHeader } from '@/components/shell/page-header';
import { Section } from '@/components/shell/section';
import { Instant } from '@/components/ui/day';
import { Facts } from '@/components/ui/facts';
import type { Entry } from '@/server/audit/schema';
import { FieldChanges } from './field-changes';
import { objectHref } from './object-href';

/** One entry of the audit: what changed, by whom, from where. */
export function EntryView({ entry }: { entry: Entry }) {
  const { actor, object, merchant } = entry;
  const href = objectHref(object);
  const facts = [
    { name: 'Who', value: actor.name },
    { name: 'What', value: entry.action },
    {
      name: object.type.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase()),
      value: href ? (
        <Link className="text-accent underline underline-offset-2" href={href}>
          {object.id}
        </Link>
      ) : (
        object.id
      ),
    },
    { name: 'Merchant', value: merchant },
    { name: 'Reason given', value: entry.why },
    { name: 'From', value: entry.ip },
    { name: 'With', value: entry.userAgent },
    { name: 'Request', value: entry.requestId },
    { name: 'Place in the chain', value: entry.place ?? 'Sealed within a minute or so' },
  ];
  return (
    <>
      <PageHeader
        above={[{ label: 'Audit', href: '/audit' }]}
        title={`${actor.name} ${entry.text}`}
        facts={<Instant at={entry.at} />}
      />
      <Facts facts={facts.filter(({ value }) => value !== null)} />
      <Section title="What changed">
        <FieldChanges before={entry.before} after={entry.after} />
      </Section>
    </>
  );
}
