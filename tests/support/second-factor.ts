import { TOTP } from 'otpauth';

/** What the page of an application shows: its secret, and the sealed form that goes back with the first code. */
export const secretOnPage = (page: string): { secret: string; draft: string } => ({
  secret: (/secret-text"><code>([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', ''),
  draft: /name="draft" value="([\w-]+)"/.exec(page)?.[1] ?? '',
});

/** The code that an application with this secret shows at an instant. */
export const codeOfSecret = (secret: string, at: Date): string =>
  new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate({
    timestamp: at.valueOf(),
  });
