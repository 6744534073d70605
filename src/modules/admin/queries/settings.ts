import { type ChosenValue, readChosen } from '#kernel/settings';
import type { Context } from '#modules/directory';
import type { ShownSetting } from '../contract.ts';
import { written } from '../fields.ts';
import type { Known, KnownSetting } from '../known-work.ts';
import { type Place, placesSet } from '../policy.ts';

interface SettingsOfPlace {
  structure: { id: string; name: string } | null;
  settings: ShownSetting[];
}

/** The settings that the actor may choose, place by place, as they are this very moment. */
export async function settingsSet(ctx: Context, known: Known): Promise<SettingsOfPlace[]> {
  const places = placesSet(ctx.actor);
  if (places.length === 0) return [];
  const chosen = await readChosen(ctx);
  return places.map(({ structureId, name }) => ({
    structure: structureId === null ? null : { id: structureId, name },
    settings: [...known.settings.values()]
      .filter(({ setting }) => structureId === null || setting.scope === 'structure')
      .map((one) => shown(one, { structureId }, chosen)),
  }));
}

function shown(
  { house, setting, field }: KnownSetting,
  { structureId }: Place,
  chosen: readonly ChosenValue[],
): ShownSetting {
  const choiceOf = (scope: string | null) => {
    const choice = chosen.find((one) => one.name === setting.name && one.scope === scope);
    const read = setting.shape.safeParse(choice?.value);
    return choice && read.success ? { ...choice, value: read.data } : undefined;
  };
  const here = choiceOf(structureId);
  const above = structureId === null ? undefined : choiceOf(null);
  const usual = above?.value ?? setting.initial;
  return {
    name: setting.name,
    house,
    label: setting.label,
    about: setting.about,
    field,
    value: written(here?.value ?? usual),
    usual: written(usual),
    chosen: here ? { at: here.changed_at.toISOString(), reason: here.reason } : null,
  };
}
