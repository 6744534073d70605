import { type Context, dayIn } from '#modules/directory';
import { type Shut, shutTo } from '../policy.ts';
import type { Service } from '../registry/known-services.ts';

/** Why a service is shut today to whoever has these hats; undefined when it is open. */
export async function shutFor(
  ctx: Pick<Context, 'db' | 'clock'>,
  hats: readonly { profile: string; structureId: string }[],
  { audiences }: Service,
): Promise<Shut | undefined> {
  if (audiences.length === 0) return undefined;
  const ids = [...new Set(hats.map(({ structureId }) => structureId))];
  const days = new Map(
    await Promise.all(ids.map(async (id) => [id, await dayIn(ctx, id)] as const)),
  );
  return shutTo({ hats }, audiences, (id) => days.get(id) ?? '');
}
