import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * A complaint, new and open on `page`, is finished: words that are written meanwhile stand until they are sent, whatever
 * else is pressed.
 * @param cases the address of the list
 * @param text what the complaint says
 */
export async function finishHalf(page: Page, cases: string, text: string): Promise<void> {
  await page.getByRole('button', { name: '接单', exact: true }).click();
  await page.getByRole('button', { name: '到场', exact: true }).click();
  await page.getByRole('button', { name: '完工', exact: true }).click();
  const words = page.getByLabel('怎么处理的（住户会看到）');
  expect(await words.inputValue()).toBe('已处理，请您看看是否解决。');
  await words.fill('已请邻居十点后安静');
  // Another question leaves the panel as it is, and offers no day that the hub refuses.
  await page.getByRole('button', { name: '延期', exact: true }).click();
  const deferral = page.locator('ly-case-defer-dialog');
  const today = new Date(Date.now()).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });
  const first = await deferral.getByLabel('哪天前答复').getAttribute('min');
  expect(first === null ? '' : first > today).toBe(true);
  await deferral.getByRole('button', { name: '取消' }).click();
  await deferral.getByLabel('哪天前答复').waitFor({ state: 'hidden' });
  expect(await words.inputValue()).toBe('已请邻居十点后安静');
  const stay = page.getByRole('button', { name: '留在这一页' });
  await page.getByRole('button', { name: '转交', exact: true }).click();
  const assignment = page.locator('ly-case-assign-dialog');
  await assignment.getByRole('radio', { name: '秩序' }).check();
  await assignment.getByRole('button', { name: '转交', exact: true }).click();
  await stay.click();
  await stay.waitFor({ state: 'hidden' });
  await assignment.getByRole('button', { name: '取消' }).click();
  await assignment.getByRole('radio', { name: '秩序' }).waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: '设备', exact: true }).click();
  await stay.click();
  await stay.waitFor({ state: 'hidden' });
  // The same on the page for phones: its own panel, another card.
  await page.locator('ly-case-finish-panel').getByRole('button', { name: '取消' }).click();
  await page.getByRole('button', { name: '不保存，离开' }).click();
  await words.waitFor({ state: 'detached' });
  await page.goto(`${cases}/mine`);
  const card = page.locator('ly-my-case-card', { hasText: text });
  await card.getByRole('button', { name: '完工', exact: true }).click();
  await words.fill('已请邻居');
  await card.getByRole('link', { name: /^看详情/ }).click();
  await stay.click();
  await stay.waitFor({ state: 'hidden' });
  await card.getByRole('button', { name: '完工，告诉住户' }).click();
  await card.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '设备', exact: true }).click();
  await page.locator('ly-devices-page h1').waitFor();
}

/** What is looked for stands in the address, also when the address alone changes; a case that says `text` is open. */
export async function lookByAddress(page: Page, cases: string, text: string): Promise<void> {
  await page.goto(`${cases}?kind=praise&q=${text}`);
  await page.getByText('没有找到符合条件的工单。').waitFor();
  await page.getByRole('link', { name: '报事工单', exact: true }).click();
  await page.getByRole('link', { name: new RegExp(text) }).waitFor();
  expect(await page.getByLabel('类型').inputValue()).toBe('');
  expect(await page.getByRole('searchbox').inputValue()).toBe('');
  await page.goBack();
  await page.getByText('没有找到符合条件的工单。').waitFor();
  expect(await page.getByLabel('类型').inputValue()).toBe('praise');
}
