'use client';

import { onlineManager } from '@tanstack/react-query';

let asking = new AbortController();

/** `fetch`, for as long as there is somebody to ask on behalf of. */
export const ask: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.any(init?.signal ? [init.signal, asking.signal] : [asking.signal]) });

/**
 * Lets go of what is being asked, and asks nothing more on this page, though it keeps itself fresh: without a session each
 * answer would be a 401, whose way to the sign-in crosses the one that is being taken. For a page that is about to be left.
 *
 * @returns what undoes it, should one stay
 */
export function stopAsking(): () => void {
  // What is asked from now on waits, without an error, as when the connection is lost.
  onlineManager.setOnline(false);
  asking.abort();
  return () => {
    asking = new AbortController();
    onlineManager.setOnline(true);
  };
}
