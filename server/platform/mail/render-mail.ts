import type { ReactElement } from 'react';
import { render } from 'react-email';

/** A mail made of the parts in `mail-parts.tsx`, as it is sent: for eyes, and for whoever reads plain text. */
export async function renderMail(body: ReactElement): Promise<{ html: string; text: string }> {
  const [html, text] = await Promise.all([render(body), render(body, { plainText: true })]);
  return { html, text };
}
