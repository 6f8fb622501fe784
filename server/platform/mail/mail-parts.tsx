import type { ReactNode } from 'react';
import { Body, Button, Container, Head, Heading, Html, Link, Preview, Section, Text } from 'react-email';

/** What every mail looks like. Text is given as text: markup in a name stays harmless. */
export function MailFrame({ title, preview, children }: { title: string; preview: string; children?: ReactNode }) {
  return (
    <Html lang="en">
      <Head />
      <Preview>{preview}</Preview>
      <Body style={{ margin: 0, padding: '32px 16px', backgroundColor: '#f5f5f4', fontFamily: FONT }}>
        <Container style={{ maxWidth: 520, padding: 32, borderRadius: 12, backgroundColor: '#ffffff' }}>
          <Text style={{ ...TEXT, margin: '0 0 24px', fontWeight: 600, color: '#57534e' }}>Countinghouse</Text>
          <Heading as="h1" style={{ margin: '0 0 16px', fontSize: 22, lineHeight: '30px', color: '#1c1917' }}>
            {title}
          </Heading>
          {children}
        </Container>
      </Body>
    </Html>
  );
}

export const MailText = ({ children }: { children?: ReactNode }) => <Text style={TEXT}>{children}</Text>;

/** The one thing to do, also as an address to copy where buttons do not work. */
export const MailAction = ({ href, children }: { href: string; children?: ReactNode }) => (
  <Section style={{ margin: '24px 0' }}>
    <Button href={href} style={BUTTON}>
      {children}
    </Button>
    <Text style={{ ...TEXT, fontSize: 13, color: '#78716c' }}>
      Or open this address: <Link href={href}>{href}</Link>
    </Text>
  </Section>
);

const FONT = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Helvetica, Arial, sans-serif';
const TEXT = { margin: '0 0 12px', fontSize: 15, lineHeight: '24px', color: '#292524' };
const BUTTON = {
  display: 'inline-block',
  padding: '12px 20px',
  borderRadius: 8,
  backgroundColor: '#0f766e',
  color: '#ffffff',
  fontSize: 15,
  fontWeight: 600,
};
