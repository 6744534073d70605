import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './journey.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Where each state that was looked at is written, one a line: the count is checked at the end. */
export const lookedFile = (folder: string) => join(folder, 'looked.txt');

/** What axe finds on the page as it stands now: the rule and the element, one string each. */
export async function faultsSeen(page: Page): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(TAGS)
    .analyze();
  expect(passes.length, 'axe found something to check').toBeGreaterThan(10);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Fails on anything that axe finds, and on a page that scrolls sideways. */
export async function look(page: Page, state: string): Promise<void> {
  expect(await faultsSeen(page), `axe, ${state}`).toEqual([]);
  expect(await tooWide(page), `pixels too wide, ${state}`).toBeLessThanOrEqual(0);
  const { outputDir, name } = test.info().project;
  mkdirSync(outputDir, { recursive: true });
  appendFileSync(lookedFile(outputDir), `${name} · ${state}\n`);
}

/** How many CSS pixels of the page lie beyond its right edge. */
export const tooWide = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
