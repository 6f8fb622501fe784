'use client';

import { useState } from 'react';

/**
 * A key for one opened form: however often it is sent, it has one effect. `crypto.randomUUID` is missing on pages that came
 * without TLS from another machine.
 */
export function useFormKey(): string {
  const [key] = useState(() => `form-${Array.from(crypto.getRandomValues(new Uint8Array(16)), hex).join('')}`);
  return key;
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
