import { AxeBuilder } from '@axe-core/playwright';
import { expect, signIn, test } from './product';

// In the frame of a mail no script runs, that of the rules neither.
test.use({ expectedErrors: [/about:srcdoc/] });

test('an administrator makes a dunning policy, changes it, and gives it to a customer; an operator looks', async ({
  page,
}) => {
  await signIn(page, 'admin', '/billing/dunning');
  const name = `Patient ${crypto.randomUUID().slice(0, 8)}`;
  const reference = name.toLowerCase().replace(' ', '-');
  const section = page.getByRole('region', { name });
  const form = page.getByRole('dialog');

  await page.getByRole('button', { name: 'New policy' }).click();
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('Reference').fill(reference);
  await form.getByLabel('Reminders').fill('soon');
  await expect(form.getByText('must be days, such as 3, 7, 30')).toBeVisible();
  await form.getByLabel('Reminders').fill('10, 20');
  await form.getByLabel('Overdue after').fill('30');
  expect((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations).toEqual([]);
  await form.getByRole('button', { name: 'Add' }).click();
  await expect(section.getByRole('listitem')).toHaveText([
    'DueDay 0',
    'Reminder10 days after',
    'Reminder20 days after',
    'Overdue30 days after',
    'Written off90 days after',
  ]);

  await section.getByRole('button', { name: 'Change' }).click();
  await form.getByLabel('Overdue after').fill('15');
  await form.getByLabel('Why').fill('Too patient');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toHaveCount(0);
  await section.getByRole('button', { name: 'History' }).click();
  await expect(form.getByRole('listitem')).toHaveCount(2);
  await expect(form.getByRole('listitem').first()).toContainText('Too patient');
  await page.keyboard.press('Escape');

  await page.goto('/customers');
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('link', { name: 'Change', exact: true }).click();
  await page.getByLabel('Dunning policy').selectOption(name);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: reference }).click();
  await expect(section.getByText('One customer')).toBeVisible();

  await page.getByRole('link', { name: 'What customers are written' }).click();
  await page.getByLabel('Mail').selectOption('Invoice CH-000042 is overdue');
  await expect(page.frameLocator('iframe').getByRole('heading')).toHaveText('Invoice CH-000042 is overdue');
  await page.getByText('Plain text').click();
  await expect(page.getByText(/is overdue now\. Please pay it at once/)).toBeVisible();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/\/login/);
  await signIn(page, 'finance_operator', '/billing/dunning');
  await expect(section).toBeVisible();
  await expect(page.getByRole('button', { name: /New policy|Change/ })).toHaveCount(0);
});
