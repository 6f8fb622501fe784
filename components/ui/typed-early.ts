'use client';

import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react';

/**
 * Tells a control's `onChange` of what a person, or the browser's keeper of passwords, put in before the page listened:
 * React leaves it standing in the element and tells nobody, so that it would be shown and not be known.
 *
 * @returns the ref of the control
 */
export function useTypedEarly<Control extends HTMLInputElement | HTMLSelectElement>(): RefObject<Control | null> {
  const ref = useRef<Control>(null);
  const [wasServed] = useState(useSyncExternalStore(never, isNot, is));
  // Effects run before anything is rendered anew, which would put the old value back.
  useEffect(() => {
    if (wasServed && ref.current) tell(ref.current);
  }, [wasServed]);
  return ref;
}

function tell(control: HTMLInputElement | HTMLSelectElement): void {
  if (control instanceof HTMLSelectElement) {
    const served = [...control.options].findIndex(({ defaultSelected }) => defaultSelected);
    if (control.selectedIndex !== Math.max(served, 0)) control.dispatchEvent(new Event('change', { bubbles: true }));
    return;
  }
  const typed = control.value;
  if (typed === asServed(control)) return;
  // React takes for new only what did not pass through the property that it has put on the element.
  control.value = control.defaultValue;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(control, typed);
  control.dispatchEvent(new Event('input', { bubbles: true }));
}

/** What the element would hold untouched: what is no day, for one, is not shown in a field for days. */
function asServed({ type, defaultValue }: HTMLInputElement): string {
  const untouched = document.createElement('input');
  untouched.type = type;
  untouched.defaultValue = defaultValue;
  return untouched.value;
}

const never = () => () => {};
const is = () => true;
const isNot = () => false;
