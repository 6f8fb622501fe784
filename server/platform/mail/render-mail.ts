import type { ReactElement } from 'react';
import { render, toPlainText } from 'react-email';

/** A mail made of the parts in `mail-parts.tsx`, as it is sent: for eyes, and for whoever reads plain text. */
export async function renderMail(body: ReactElement): Promise<{ html: string; text: string }> {
  // The text is made of the markup, as `render` would, without drawing everything a second time.
  const html = await render(body);
  return { html, text: toPlainText(html) };
}
