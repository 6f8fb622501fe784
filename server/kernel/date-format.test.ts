import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { compileDateFormat } from './date-format';
import { unwrap } from './outcome';

const withTime = (date: string) => `${date}[ HH:mm[:ss[.SSS]][X]]`;
const notWritten = (pattern: string) => ({ reason: `is not a date written as ${pattern}` });
const noSuchDate = { reason: 'is not a date that exists' };

describe('compileDateFormat', () => {
  test.each([
    ['dd/MM/yyyy HH:mm:ss', '01/02/2018 02:51:00', 'UTC', '2018-02-01T02:51:00.000Z', 'the day first'],
    ['MM/dd/yyyy HH:mm:ss', '01/02/2018 02:51:00', 'UTC', '2018-01-02T02:51:00.000Z', 'the month first'],
    ['dd.MM.yyyy', '1.2.2018', 'UTC', '2018-02-01T00:00:00.000Z', 'no leading zeros'],
    ['yyyy-MM-dd', '2018-02-01', 'Europe/Madrid', '2018-01-31T23:00:00.000Z', 'a day begins by the clocks of its zone'],
    ['yyyy-MM-dd', '2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z', 'a day whose midnight was skipped'],
    ['yyyyMMdd HHmm', '20180201 0251', 'UTC', '2018-02-01T02:51:00.000Z', 'no marks at all'],
    [withTime('yyyy-MM-dd'), '2018-02-01', 'UTC', '2018-02-01T00:00:00.000Z', 'what is in brackets may be missing'],
    [withTime('yyyy-MM-dd'), '2018-02-01 02:51', 'UTC', '2018-02-01T02:51:00.000Z', 'minutes alone'],
    [withTime('yyyy-MM-dd'), '2018-02-01T02:51:03.5Z', 'Europe/Madrid', '2018-02-01T02:51:03.500Z', 'ISO 8601'],
    [
      withTime('yyyy-MM-dd'),
      '2018-02-01T02:51:03-03:30',
      'UTC',
      '2018-02-01T06:21:03.000Z',
      'an offset wins over the zone',
    ],
    [
      withTime('yyyy-MM-dd'),
      '2018-02-01 02:51:03 UTC',
      'Europe/Madrid',
      '2018-02-01T02:51:03.000Z',
      'as Ruby writes it',
    ],
    [withTime('yyyy-MM-dd'), '2018-02-01 02:51:03.123456+02', 'UTC', '2018-02-01T00:51:03.123Z', 'as PostgreSQL does'],
    [
      withTime('yyyy-MM-dd'),
      '2018-03-25 02:30',
      'Europe/Madrid',
      '2018-03-25T01:30:00.000Z',
      'skipped: moves on by the gap',
    ],
    [
      withTime('yyyy-MM-dd'),
      '2018-10-28 02:30',
      'Europe/Madrid',
      '2018-10-28T00:30:00.000Z',
      'occurs twice: the earlier',
    ],
  ])('%s reads %j in %s as %s: %s', (pattern, text, zone, instant) => {
    expect(unwrap(compileDateFormat(pattern)).instant(text, zone)).toEqual(new Date(instant));
  });

  test.each([
    ['dd/MM/yyyy', '30/02/2018', noSuchDate, 'February never has 30 days'],
    ['dd/MM/yyyy', '01/13/2018', noSuchDate, 'no 13th month'],
    ['dd/MM/yyyy', '00/01/2018', noSuchDate, 'no day 0'],
    ['dd/MM/yyyy', '01/00/2018', noSuchDate, 'no month 0'],
    ['dd/MM/yyyy', '01/01/0218', noSuchDate, 'a slip of the hand'],
    ['dd/MM/yyyy', '2018-01-01', notWritten('dd/MM/yyyy'), 'another format'],
    ['dd/MM/yyyy', '01/01/18', notWritten('dd/MM/yyyy'), 'a year of two digits could be of any century'],
    ['dd/MM/yyyy', '01/01/2018 02:51', notWritten('dd/MM/yyyy'), 'more than the format has'],
    ['dd/MM/yyyy', '', notWritten('dd/MM/yyyy'), 'nothing'],
    ['dd/MM/yyyy HH:mm:ss', '01/01/2018', notWritten('dd/MM/yyyy HH:mm:ss'), 'less than the format has'],
    ['dd/MM/yyyy HH:mm:ss', '01/01/2018 24:00:00', noSuchDate, 'the next day’s midnight is 00:00'],
    ['dd/MM/yyyy HH:mm:ss', '01/01/2018 12:60:00', noSuchDate, 'no minute 60'],
    ['dd/MM/yyyy HH:mm:ss', '01/01/2018 12:00:60', noSuchDate, 'leap seconds have no instant here'],
    ['yyyyMMdd', '2018111', notWritten('yyyyMMdd'), '11 January or 1 November'],
    ['dd.MM.yyyy', '01-01-2018', notWritten('dd.MM.yyyy'), 'a dot is a dot'],
  ])('%s refuses %j: %j, as it is %s', (pattern, text, misread) => {
    expect(unwrap(compileDateFormat(pattern)).instant(text, 'UTC')).toEqual(misread);
  });

  test('reads a day as it is written, whatever the time beside it', () => {
    const dates = unwrap(compileDateFormat(withTime('dd/MM/yyyy')));
    expect(dates.day('1/2/2018')).toBe('2018-02-01');
    expect(dates.day('31/12/2018 23:59:00-05:00')).toBe('2018-12-31');
    expect(dates.day('30/02/2018')).toEqual(noSuchDate);
    expect(dates.day('2018-02-01')).toEqual(notWritten(withTime('dd/MM/yyyy')));
  });

  test.each([
    ['dd/MM/yy', '"yy" is not understood', 'years have four digits'],
    ['dd/MM/YYYY', '"YYYY" is not understood', 'the letters of a format are exact'],
    ['dd/MM', 'yyyy is missing', 'no year'],
    ['dd/dd/MM/yyyy', 'dd stands there twice', 'two days'],
    ['dd/MM/yyyy[ HH:mm', 'its brackets do not match', 'one is not closed'],
    ['dd/MM/yyyy] HH:mm[', 'its brackets do not match', 'closed before it is opened'],
    ['dd/MM/yyyy(HH)', '"(HH)" is not understood', 'no part of the language, and not of regular expressions either'],
    ['', 'yyyy is missing', 'nothing'],
  ])('%j is no format: %s, since %s', (pattern, reason) => {
    const outcome = compileDateFormat(pattern);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'invalid_input' } });
    expect(outcome.ok ? '' : outcome.refusal.message).toContain(reason);
  });

  const instants = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  test.prop([instants])('reads back every instant as ISO 8601 writes it', (instant) => {
    const dates = unwrap(compileDateFormat(withTime('yyyy-MM-dd')));
    expect(dates.instant(instant.toISOString(), 'Asia/Kathmandu')).toEqual(instant);
    expect(dates.instant(instant.toISOString().replace('T', ' ').replace('Z', ''), 'UTC')).toEqual(instant);
  });
});
