/** The digits in groups, as they stand on the card: 4-6-5 on an American Express, fours on others. */
export function cardNumberTyped(text: string): string {
  const digits = text.replace(/\D/g, '').slice(0, 19);
  const groups = /^3[47]/.test(digits)
    ? [digits.slice(0, 4), digits.slice(4, 10), digits.slice(10)]
    : (digits.match(/\d{1,4}/g) ?? []);
  return groups.filter((group) => group !== '').join(' ');
}

/** `930` and `9/30` become `09/30`; what is being deleted stays deleted. */
export function expiryTyped(text: string, before: string): string {
  const isDeleting = text.length < before.length;
  const typed = text.replace(/[^\d/]/g, '');
  const [month = '', year] = typed.includes('/') ? typed.split('/') : [typed.slice(0, 2), typed.slice(2) || undefined];
  if (year !== undefined && month !== '') return `${month.padStart(2, '0')}/${year.slice(0, 2)}`;
  if (isDeleting) return month;
  if (/^[2-9]$/.test(month)) return `0${month}/`;
  // `13` is meant as January of a year that begins with 3.
  if (month.length === 2 && Number(month) > 12) return `0${month[0]}/${month[1]}`;
  return month.length === 2 ? `${month}/` : month;
}

export const codeTyped = (text: string): string => text.replace(/\D/g, '').slice(0, 4);
